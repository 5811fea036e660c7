"""A judge of stored HTML that shares nothing with the code it judges."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ALLOWED = {
    "a": {"href", "rel"}, "ol": {"start"}, "p": set(), "br": set(), "strong": set(), "em": set(), "s": set(),
    "small": set(), "ul": set(), "li": set(), "blockquote": set(), "code": set(), "pre": set(), "hr": set(),
    "h3": set(), "h4": set(), "h5": set(), "h6": set(), "details": set(), "summary": set(),
}  # fmt: skip


class _Judge(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
        elif tag not in ("br", "hr"):
            self.open.append(tag)
        for name, value in attrs:
            if name not in ALLOWED.get(tag, set()):
                self.faults.append(f"<{tag} {name}>")
            if name == "href" and not self._leads_out(value or ""):
                self.faults.append(f"href={value}")
            if "\ue000" in (value or "") or "\ue001" in (value or ""):
                self.faults.append(f"a slot inside <{tag} {name}>")
        if tag == "a" and dict(attrs).get("rel") != "nofollow noopener noreferrer":
            self.faults.append("rel missing")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    @staticmethod
    def _leads_out(address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.netloc) and "@" not in parts.netloc

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("declaration")


def faults(html: str) -> list[str]:
    """What in this HTML must not be on a page; empty when all is well."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.faults + [f"<{tag}> left open" for tag in judge.open]
