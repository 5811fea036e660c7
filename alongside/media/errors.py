"""Why a picture or a document was refused."""

from alongside.core.errors import Refused


class PictureRefused(Refused):
    """The picture can't be kept; the words say why and what to do."""


class PictureTooHeavy(PictureRefused):
    """The file has more bytes than we take."""


class PictureTooLarge(PictureRefused):
    """The picture has more pixels than we take."""


class PictureKindUnknown(PictureRefused):
    """The file isn't a picture of a kind we can read."""


class PictureBroken(PictureRefused):
    """The file begins like a picture, but can't be read to its end."""


class ConsentMissing(PictureRefused):
    """Nobody said whether the people in it agreed."""


class WordsTooLong(PictureRefused):
    """The words beside the picture are longer than we keep."""


class DocumentRefused(Refused):
    """The document can't be kept; the words say why and what to do."""


class DocumentTooHeavy(DocumentRefused):
    """The file has more bytes, pages or parts than we take."""


class DocumentKindUnknown(DocumentRefused):
    """The file is of a kind, or holds a part, that we can't clean."""


class DocumentLocked(DocumentRefused):
    """The document opens with a password only."""


class DocumentBroken(DocumentRefused):
    """The file begins like a document, but can't be read to its end."""
