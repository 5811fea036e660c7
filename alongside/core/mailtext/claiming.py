"""Who a mail says it is from, when there is only one way to read it."""

import re
import unicodedata
from dataclasses import dataclass
from email.headerregistry import AddressHeader, BaseHeader, HeaderRegistry
from email.utils import getaddresses
from typing import Literal

from alongside.core.characters import clean
from alongside.core.mailtext.charsets import decode
from alongside.core.mailtext.headers import words

FROM_LETTERS = 1_000  # a name and an address need a fifth of it, and the standard readers are quadratic in evil input

Claim = Literal[
    "one", "no from", "two from headers", "several mailboxes", "group", "address in the name", "defects", "disagreement"
]

_ATOM = r"[^\s\x00-\x20()<>\[\]:;@\\,.\"\x7f]++"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL}){{1,8}}"
_LOCAL = rf"{_ATOM}(?:\.{_ATOM})*+"
_QUOTED = r"\"(?:[^\"\\]|\\.)*+\""
_ADDRESSED = re.compile(
    rf"\s*(?P<name>(?:{_QUOTED}|\([^()<>@\\\"]*+\)|[^\"<>()\[\]:;,@\\])*+)<\s*(?P<local>{_LOCAL})@(?P<host>{_HOST})\s*>\s*"
    rf"|\s*(?P<bare>{_LOCAL})@(?P<at>{_HOST})\s*(?:\((?P<remark>[^()<>@\\]*+)\)\s*)?"
)
_QUOTED_OR_REMARK = re.compile(rf"{_QUOTED}|\([^()]*+\)")
_IN_NAME = re.compile(r"[^\s<>\"'(),;:\[\]]{1,64}@[^\s<>\"'(),;:\[\]]{1,255}|\S{1,64}\s{1,3}@\s{1,3}[\w-]{1,63}\.\w")
_HEADERS = HeaderRegistry()


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mailbox and the name beside it; or no address, and why there could be more than one."""

    claim: Claim
    address: str = ""
    name: str = ""


def claimed(values: list[bytes]) -> Claimed:
    """Reads all the From headers of a mail; only one header with one mailbox that all readers see is believed."""
    if not values or not any(value.strip() for value in values):
        return Claimed("no from")
    if len(values) > 1:
        return Claimed("two from headers")
    text = decode(values[0][: FROM_LETTERS * 4])
    if len(text) > FROM_LETTERS:
        return Claimed("defects")
    found = _ADDRESSED.fullmatch(text)
    if not found:
        return Claimed(_why_not(text))
    local, host = found["local"] or found["bare"], found["host"] or found["at"]
    name = _read_name(found["name"] if found["local"] else found["remark"])
    address = f"{local}@{host.lower()}"
    if not _is_plain(local, host, values[0]):
        return Claimed("defects", name=name)
    if _names_another(name, address):
        return Claimed("address in the name", name=name)
    return Claimed("one", address, name) if _all_agree(text, address) else Claimed("disagreement", name=name)


def _is_plain(local: str, host: str, raw: bytes) -> bool:
    """Says whether an address stands in the mail as we read it, with nothing in it that reading took away."""
    whole = f"{local}@{host}"
    fits = len(local) <= 64 and len(host) <= 255
    return fits and whole.encode() in raw and unicodedata.is_normalized("NFKC", whole)


def _read_name(raw: str | None) -> str:
    """Reads the name after its place is known, so that an encoded word never decides where the address stands."""
    name = re.sub(r"\\(.)", r"\1", (raw or "").strip())
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1]
    return clean(words(name.encode())).strip()


def _names_another(name: str, address: str) -> bool:
    """Says whether a name holds an address that is not the mailbox: it would be taken for the sender's."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", name) if unicodedata.category(sign) != "Cf")
    return any(found.strip(".").casefold() != address.casefold() for found in _IN_NAME.findall(plain))


def _why_not(text: str) -> Claim:
    bare = _QUOTED_OR_REMARK.sub("", text)
    if re.match(r"[^<>@]*:", bare):
        return "group"
    if re.search(r"@[^<>,@]*>?\s*,.*@", bare) or bare.count("<") > 1:
        return "several mailboxes"
    if bare.count("@") > 1:
        return "address in the name"
    return "defects"


def _all_agree(text: str, address: str) -> bool:
    """Asks both of the standard library's readers; ours is the third."""
    try:
        simple = getaddresses([text], strict=True)
        header = _HEADERS("from", text)
        return len(simple) == 1 and _same(simple[0][1], address) and _reads_as(header, address)
    except Exception:  # they raise many kinds on broken values, and a doubt is enough
        return False


def _reads_as(header: BaseHeader, address: str) -> bool:
    if not isinstance(header, AddressHeader) or len(header.addresses) != 1:
        return False
    if any(group.display_name is not None for group in header.groups):
        return False
    # Their lists of defects say less than the grammar above: an encoded word between quotes is odd and clear.
    return _same(header.addresses[0].addr_spec, address)


def _same(one: str, other: str) -> bool:
    local, _, host = one.rpartition("@")
    return f"{local}@{host.lower()}" == other
