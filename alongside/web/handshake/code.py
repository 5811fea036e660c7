"""A QR code as a drawing in the page: one path, no style, nothing fetched."""

from django.utils.translation import gettext as _
from markupsafe import Markup


def code_as_svg(address: str) -> Markup:
    """The code that leads another phone to this address, with words for those who hear the page."""
    import segno  # here: few pages draw one

    drawn = segno.make(address, error="m", micro=False)
    title = _("A code that leads the other phone here")
    return Markup(drawn.svg_inline(svgclass="qr", lineclass=None, omitsize=True, title=title))  # noqa: S704 - drawn here
