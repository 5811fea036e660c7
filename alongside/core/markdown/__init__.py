"""From what somebody wrote to what may stand on a page: Markdown of members, plain text of old mail.

What is stored is the body alone. Names, other people's words and pictures are slots in it, filled when a page is
made, so that a rename, a withdrawal or an erasure changes every page at once and renders nothing anew.
"""

from alongside.core.markdown.leaving_out import LEFT_OUT, left_out, left_out_words, passages_kept, sentences_of
from alongside.core.markdown.links import links_in, without_addresses
from alongside.core.markdown.mentions import editable
from alongside.core.markdown.plain import (
    pictures_in,
    render_folded,
    render_mail,
    render_plain,
    rendered_mail,
    with_folded,
    with_pictures,
)
from alongside.core.markdown.rendering import POST_CHARACTERS, RENDERER_VERSION, Rendered, TextTooLong, render
from alongside.core.markdown.slots import fill, fill_text, slots_in, without_slots
from alongside.core.markdown.words import words_of

__all__ = [
    "LEFT_OUT",
    "POST_CHARACTERS",
    "RENDERER_VERSION",
    "Rendered",
    "TextTooLong",
    "editable",
    "fill",
    "fill_text",
    "left_out",
    "left_out_words",
    "links_in",
    "passages_kept",
    "pictures_in",
    "render",
    "render_folded",
    "render_mail",
    "render_plain",
    "rendered_mail",
    "sentences_of",
    "slots_in",
    "with_folded",
    "with_pictures",
    "without_addresses",
    "without_slots",
    "words_of",
]
