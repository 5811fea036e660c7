"""What a mail program writes above the words it quotes: whose they are, and to whom they went."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.core.mailtext.extracting import LINES
from alongside.core.mailtext.lines import header_kind, letters_of
from alongside.core.mailtext.naming import Naming
from alongside.core.mailtext.phrases import WROTE_RE
from alongside.core.mailtext.scrubbing import scrub
from alongside.core.mailtext.spellings import Unfolded, compact, ours_at, spellings_of

MAILBOXES = 50  # in one head; what comes after them is a list of people, of whom none is shown
_MARKS = re.compile(r"[\s>|]{0,80}")
_ADDRESS = re.compile(
    r"[<(\[]\s{0,2}(?:mailto:)?[^\s<>()\[\]@]{1,64}@[^\s<>()\[\]]{1,255}(?:<mailto:[^<>\s]{1,320}>)?\s?[>)\]]",
    re.IGNORECASE,
)
# A name read backwards from its address, so that no letter is looked at twice: quoted, or up to a comma. In a
# sentence ("On Monday at 10:00 Ann <…> wrote:") a digit is not of a name, and a name may go over two lines.
_LISTED = re.compile(r"[\s>|]{0,12}+(?:\"[^\"\n]{0,80}\"|[^,;:<>()\[\]@\"\n]{0,80}+)")
_IN_SENTENCE = re.compile(r"[\s>|]{0,12}+(?:\"[^\"\n]{0,80}\"|(?:[^,;:<>()\[\]@\"\d]|>(?=[>| ]{0,9}\n)){0,80}+)")
_NAME = 100  # letters at most, with the quote marks of a second line
_NOT_NAME = re.compile(rf"[^\w\"]*(?:(?:[ap]\.?m\.?|uhr|at|{WROTE_RE.pattern})\s+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the sender: the verified addresses, the names they signed up with, and what to put instead."""

    addresses: Sequence[str]
    hosts: Sequence[str]
    naming: Naming
    alias: str
    mask: str


def mask_heads(text: str, known: Known) -> str:
    """Returns the text with nobody's address, and not the sender's name, in the heads of what it quotes."""
    lines = text.split("\n", LINES)
    rest = lines.pop() if len(lines) > LINES else None
    kept: list[str] = []
    place = 0
    for start, end, sentence in _heads(lines):
        kept += lines[place:start]
        kept.append(_masked("\n".join(lines[start:end]), known, sentence=sentence))
        place = end
    kept += lines[place:]
    if rest is not None:
        kept.append(scrub(rest, known.mask))  # too far down to be looked at line by line
    return "\n".join(kept)


def _heads(lines: list[str]) -> Iterator[tuple[int, int, bool]]:
    """Yields where heads begin and end, whatever marks of quoting stand before them, and which are sentences."""
    letters = letters_of([_MARKS.sub("", line, count=1) for line in lines])
    n = 0
    while n < len(lines):
        end = n + 1
        if letters[n] == "a":
            while end < len(lines) and letters[end] == "a":
                end += 1
            yield n, end, True
        elif letters[n] in "hi" or ("@" in lines[n] and header_kind(lines[n]) in ("f", "t", "c")):
            yield n, end, letters[n] == "i"
        n = end


def _masked(head: str, known: Known, *, sentence: bool) -> str:
    kept: list[str] = []
    place = 0
    for n, found in enumerate(_ADDRESS.finditer(head)):
        if n == MAILBOXES:
            head = f"{head[:place]} {known.mask}"
            break
        window = head[max(place, found.start() - _NAME) : found.start()]
        backwards = (_IN_SENTENCE if sentence else _LISTED).match(window[::-1])
        name = window[len(window) - backwards.end() :] if backwards else ""
        kept += (head[place : found.start() - len(name)], _mailbox(name, found[0], known))
        place = found.end()
    head = known.naming.replace("".join([*kept, head[place:]]), known.alias)
    return scrub(mask_own(head, known), known.mask)


def _mailbox(name: str, written: str, known: Known) -> str:
    """Name and address together: of the sender the alias, of a member the name alone, of anybody else neither."""
    before = _NOT_NAME.match(name)
    kept = before[0] if before else ""
    address = Unfolded(written)
    mine = spellings_of(known.addresses, address.plain)
    if mine and mine.search(address.plain):
        return kept + known.alias
    bare = address.plain.lower().strip("<>()[] ")
    ours = any(bare.endswith(f"@{host.lower()}") for host in known.hosts)
    return name.rstrip() if ours and name.strip() else kept + known.mask


def mask_own(text: str, known: Known, keep: Sequence[str] = ()) -> str:
    """Returns the text with the sender's addresses and ours for single members masked, however they are spelled."""
    shown = {address.lower() for address in keep}
    spelled = Unfolded(text)
    if mine := spellings_of(known.addresses, spelled.plain):
        spelled = Unfolded(spelled.replace(mine, lambda _found: known.alias))
    if ours := ours_at(known.hosts, spelled.plain):
        return spelled.replace(ours, lambda found: None if shown and compact(found[0]) in shown else known.mask)
    return spelled.text
