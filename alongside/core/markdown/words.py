"""From stored HTML back to plain words, for search, snippets and lists."""

import re
from html import unescape

_LINE_END = re.compile(r"<(?:br|hr)>|</(?:p|li|h\d|pre|blockquote|summary|details)>")
_TAG = re.compile(r"<[^>]*>")  # stored HTML has passed the allow-list: every other "<" in it is escaped


def words_of(html: str) -> str:
    """The plain words of stored HTML, a line a paragraph; slots stay, to be filled or taken out."""
    lines = unescape(_TAG.sub("", _LINE_END.sub("\n", html))).split("\n")
    return "\n".join(line for line in map(str.strip, lines) if line)
