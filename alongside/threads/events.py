"""What happens to threads and posts."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class ThreadStarted(Event):
    """A thread began; its first post has its own event."""

    thread: int


@dataclass(frozen=True)
class PostAdded(Event):
    """Somebody wrote."""

    post: int


@dataclass(frozen=True)
class PostsTakenIn(Event):
    """A thread of an archive came in, or more of one: these numbers of it."""

    thread: int
    first: int
    last: int


@dataclass(frozen=True)
class PostEdited(Event):
    """A post says something else now."""

    post: int


@dataclass(frozen=True)
class PostRendered(Event):
    """A newer renderer reads other words in a post; it says the same."""

    post: int


@dataclass(frozen=True)
class PostWithdrawn(Event):
    """An author took a post back."""

    post: int


@dataclass(frozen=True)
class PostRestored(Event):
    """An author brought a withdrawn post back, or a host a removed one."""

    post: int


@dataclass(frozen=True)
class PostRemoved(Event):
    """A host removed a post."""

    post: int


@dataclass(frozen=True)
class PostHeld(Event):
    """Words wait until a host has looked at them; nobody is told of them yet."""

    post: int


@dataclass(frozen=True)
class WordsNoticed(Event):
    """The look at new words saw something in them for which somebody may have to care."""

    post: int


@dataclass(frozen=True)
class SourcesNamed(Event):
    """New words name papers or studies."""

    post: int


@dataclass(frozen=True)
class NewcomerWrote(Event):
    """Somebody new wrote, whether it may be read yet or not."""

    post: int


@dataclass(frozen=True)
class PostMoved(Event):
    """A post stands in another thread now; its address stays."""

    post: int


@dataclass(frozen=True)
class ThreadLocked(Event):
    """A thread takes no answers for now."""

    thread: int


@dataclass(frozen=True)
class ThreadUnlocked(Event):
    """A thread takes answers again."""

    thread: int


@dataclass(frozen=True)
class ThreadCalmed(Event):
    """Members wait a while between two answers in a thread, or no longer do."""

    thread: int


@dataclass(frozen=True)
class ThreadPinned(Event):
    """A thread stands on top, or no longer does."""

    thread: int


@dataclass(frozen=True)
class ThreadOpened(Event):
    """Everyone who wrote in it agreed: everyone may read it."""

    thread: int


@dataclass(frozen=True)
class PresenceShown(Event):
    """Somebody is there for the author of a post."""

    post: int
    alias: int
