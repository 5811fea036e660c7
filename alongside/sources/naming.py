"""What a proposer typed as sources: numbers and web addresses, checked; at least one, and nothing else beside them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.core.markdown.links import find_host, normal
from alongside.sources.errors import NoSource
from alongside.speech.references import references_in

MOST = 5  # sources of one note: more is a list of its own
LONGEST = 500  # letters of an address


@dataclass(frozen=True)
class Named:
    """What a note names."""

    numbers: tuple[tuple[str, str], ...]
    addresses: tuple[str, ...]

    @property
    def kept(self) -> list[str]:
        """As the note's row keeps them."""
        return [*(f"{scheme}:{number}" for scheme, number in self.numbers), *self.addresses]


def named_in(typed: str) -> Named:
    """The sources in these words; refuses what names none, too many, or something that can't be followed."""
    numbers: list[tuple[str, str]] = []
    addresses: list[str] = []
    for word in _words(typed):
        if found := references_in(word):
            numbers += [one.key for one in found]
        elif "://" in word or "." in word:
            addresses.append(_address(word))
    named = Named(tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(addresses)))
    if not named.kept:
        raise NoSource(
            _(
                "Please add where this can be read: a DOI, PMID, PMC or NCT number, or an address that begins with https://."
            )
        )
    if len(named.kept) > MOST:
        raise NoSource(
            _("These are more than %(most)d sources. Please choose the ones that help most.") % {"most": MOST}
        )
    return named


def _words(typed: str) -> list[str]:
    """One source a line, whatever stands around a number; several addresses in a line are several."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    return [word for line in lines for word in ([line] if references_in(line) else line.split())]


def _address(typed: str) -> str:
    address = normal(typed if "://" in typed else f"https://{typed}")
    host = find_host(address) or ""
    if not address.startswith("https://") or "." not in host or len(address) > LONGEST:
        raise NoSource(
            _("“%(typed)s” is no address we can link to. It should begin with https://, as your browser shows it.")
            % {"typed": typed[:60]}
        )
    return address
