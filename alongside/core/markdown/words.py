"""From stored HTML back to plain words, for search, snippets and lists."""

import re
from html import unescape

_FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
_LINE_END = re.compile(r"<(?:br|hr)>|</(?:p|li|h\d|pre|blockquote|summary|details)>")
_TAG = re.compile(r"<[^>]*>")  # stored HTML has passed the allow-list: every other "<" in it is escaped


def words_of(html: str) -> str:
    """The author's own words in stored HTML, a line a paragraph; slots stay, to be filled or taken out.

    What old mail quoted was said by others, and is found where they said it.
    """
    lines = unescape(_TAG.sub("", _LINE_END.sub("\n", _FOLDED.sub("", html)))).split("\n")
    return "\n".join(line for line in map(str.strip, lines) if line)
