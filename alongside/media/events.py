"""What happens to pictures."""

from dataclasses import dataclass

from alongside.core.events import Event


@dataclass(frozen=True)
class PictureReceived(Event):
    """A picture was decoded, written anew and kept."""

    picture: int


@dataclass(frozen=True)
class PictureForgotten(Event):
    """A picture is gone for everybody; its files follow at once."""

    picture: int
