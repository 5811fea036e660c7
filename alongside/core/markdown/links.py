"""Where a link really leads, and which links we make at all."""

import re
from html import unescape

ADDRESS_CHARACTERS = 2_000  # longer than any address a person pastes; browsers cut somewhere above it

# Only what every browser reads as we do: a scheme, a plain host, perhaps a port. An address with a user name, a
# backslash or a space in it is read differently by different programs, so it stays text.
_PLAIN = re.compile(r"https?://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?(?=[/?#]|\Z)", re.I)
_BARE = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”«»\ue000\ue001]+", re.I)
_LEADS = re.compile(r'<a href="([^"]*)"')
_ENDS = ".,;:!?'*_~…’"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_host(address: str) -> str | None:
    """The host an address leads to, in the letters that cannot lie (punycode); None when we make no link of it."""
    plain = _PLAIN.match(address)
    if plain is None or len(address) > ADDRESS_CHARACTERS:
        return None
    return plain[1].lower().removesuffix(".")


def normal(address: str) -> str:
    """The address with everything escaped that needs it, its host in punycode."""
    from markdown_it.common.normalize_url import normalizeLink  # here, because it loads the whole parser

    try:
        return normalizeLink(address.strip())
    except ValueError:  # brackets that are no IPv6 address
        return ""


def host_beside(text: str, host: str) -> str:
    """The host to show beside a link's text: empty when the text itself begins with it and so tells no lie."""
    shown = re.sub(r"\s+", "", text).lower().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    own = host.removeprefix("www.")
    return "" if shown == own or shown.startswith((own + "/", own + "?", own + "#")) else own


def bare_addresses(text: str) -> list[tuple[int, int, str]]:
    """Where web addresses stand in plain text: start, end, and the normal address to lead to."""
    found = []
    for match in _BARE.finditer(text):
        shown = _without_closing(match[0][: ADDRESS_CHARACTERS + 1])
        address = normal(shown if shown[:4].lower() == "http" else "https://" + shown)
        host = find_host(address)
        if host and "." in host:
            found.append((match.start(), match.start() + len(shown), address))
    return found


def links_in(html: str) -> set[str]:
    """The addresses that this HTML of ours leads to."""
    return {unescape(found) for found in _LEADS.findall(html)}


def without_addresses(text: str) -> str:
    """The text with an ellipsis in place of each web address."""
    for start, end, _address in reversed(bare_addresses(text)):
        text = f"{text[:start]}…{text[end:]}"
    return text


def _without_closing(shown: str) -> str:
    """Without the full stop, comma or bracket that belongs to the sentence around the address."""
    counts = {mark: shown.count(mark) for pair in _PAIRS.items() for mark in pair}
    end = len(shown)
    while end:
        last = shown[end - 1]
        if last in _PAIRS and counts[last] > counts[_PAIRS[last]]:
            counts[last] -= 1
        elif last not in _ENDS:
            break
        end -= 1
    return shown[:end]
