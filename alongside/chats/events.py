"""What happens to chats."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class ChatPlanned(Event):
    """A chat will be."""

    chat: int


@dataclass(frozen=True)
class ChatChanged(Event):
    """A chat will be otherwise than planned, or was called off, or is on again."""

    chat: int


@dataclass(frozen=True)
class ChatBegan(Event):
    """The hour began; the chat has its thread."""

    chat: int


@dataclass(frozen=True)
class RoomChanged(Event):
    """What stands above the lines changed: the question, what is pinned, who is here, how the chat stands."""

    chat: int


@dataclass(frozen=True)
class QuestionPut(Event):
    """A question was put to a chat, as a post; in the hour, or in the slow lane."""

    question: int


@dataclass(frozen=True)
class HourEnded(Event):
    """The slow lane began."""

    chat: int


@dataclass(frozen=True)
class ChatEnded(Event):
    """The slow lane ended; what there is now is the transcript."""

    chat: int
