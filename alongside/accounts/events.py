"""What happened to accounts. No event names an alias: none may tie a person to one."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class SignedUp(Event):
    """A person came."""

    person_id: int


@dataclass(frozen=True)
class WaysToSignInChanged(Event):
    """A passkey, phrase or address was added, made anew or taken away."""

    person_id: int


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    """A person no longer agrees to something."""

    person_id: int
    kind: str
