"""What happens to pictures and documents."""

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


@dataclass(frozen=True)
class DocumentReceived(Event):
    """A document was written anew and kept."""

    document: int


@dataclass(frozen=True)
class DocumentForgotten(Event):
    """A document is gone for everybody; its file follows at once."""

    document: int
