"""Why a file was refused, in words for the person who sent it."""

from typing import Any

from django.utils.translation import gettext as _

from alongside.media.errors import (
    DocumentBroken,
    DocumentKindUnknown,
    DocumentLocked,
    DocumentRefused,
    DocumentTooHeavy,
    PictureBroken,
    PictureKindUnknown,
    PictureRefused,
    PictureTooHeavy,
    PictureTooLarge,
)


def picture_too_heavy(most: int) -> PictureRefused:
    """The file of a picture has more bytes than we take."""
    return PictureTooHeavy(
        _("This picture is larger than %(most)d MB. A smaller copy, or a screenshot of it, will do.")
        % {"most": most // 1024**2}
    )


def picture_refused(answer: dict[str, Any]) -> PictureRefused:
    """What the program that draws pictures anew says, as a sentence."""
    if answer["refused"] == "kind":
        return PictureKindUnknown(
            _("This is not a picture we can read. JPEG, PNG, WebP, GIF and AVIF work. A screenshot of it works too.")
        )
    if answer["refused"] == "pixels":
        return PictureTooLarge(
            _("This picture has %(width)d × %(height)d dots, more than we can take in. A smaller copy will do.")
            % {"width": answer["width"], "height": answer["height"]}
        )
    return PictureBroken(_("This file stops short or is damaged, so we could not read it. Could you send it again?"))


def document_too_heavy(most: int) -> DocumentRefused:
    """The file of a document has more bytes than we take."""
    return DocumentTooHeavy(
        _("This document is larger than %(most)d MB. Could you send only the pages that matter?")
        % {"most": most // 1024**2}
    )


def document_refused(answer: dict[str, Any]) -> DocumentRefused:
    """What the program that writes documents anew says, as a sentence."""
    made, words = {
        "kind": (
            DocumentKindUnknown,
            _("This is not a document we can clean. PDF, Word, Excel, PowerPoint and OpenDocument files work."),
        ),
        "old": (
            DocumentKindUnknown,
            _("This file is locked, or from an old program. We can't clean it. Saved as PDF, it works."),
        ),
        "macros": (
            DocumentKindUnknown,
            _("There is a small program (macros) in this document, so we don't take it. Saved as PDF, it works."),
        ),
        "form": (DocumentKindUnknown, _("This form is a program, so we can't clean it. Printed into a PDF, it works.")),
        "picture": (
            DocumentKindUnknown,
            _("There is a picture in this document that we can't clean. Saved as PDF, it may work."),
        ),
        "inside": (
            DocumentKindUnknown,
            _("There is another file inside this document, which we can't clean. Saved as PDF, it works."),
        ),
        "locked": (DocumentLocked, _("This document opens with a password only. Could you save it without one?")),
        "large": (
            DocumentTooHeavy,
            _("There is more in this document than we can clean. Could you send only the pages that matter?"),
        ),
    }.get(
        answer["refused"],
        (DocumentBroken, _("This file stops short or is damaged, so we could not read it. Could you send it again?")),
    )
    return made(words)
