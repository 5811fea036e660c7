"""What our own mail server found out about a sender, read from the one Authentication-Results header it wrote.

The library authres was tried and not taken: a trailing semicolon, `smtp.mailfrom=<>` (every bounce) and an address with
letters beyond ASCII each make it refuse the whole header, and 800 nested brackets end in a RecursionError. What
RFC 8601 allows is small enough to be read here, in one pass.
"""

import re
from dataclasses import dataclass
from typing import Literal

from alongside.core.mailtext.charsets import decode

RESULT_BYTES = 8_000  # a server's findings fill ten lines
RESULTS = 100

Proof = Literal["aligned", "failed", "none", "unknown"]

_SERVER = re.compile(r"\s*+\"?([^\s\";=()]{1,255})\"?(?:\s+\d{1,3})?\s*+")
_TEXT = r"(?:\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"|[^\s;\"])*+"
_PAIR = re.compile(rf"\s*+([A-Za-z][\w.-]{{0,60}})(?:/\d{{1,3}})?=({_TEXT})(?=\s|$)", re.DOTALL)
_BETWEEN_RESULTS = re.compile(r"((?:\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"|[^;\"])*+)(?:;|$)", re.DOTALL)
_BY = re.compile(r"\bby\s+([\w.-]{1,255})", re.IGNORECASE)
_SIGN = re.compile(r"[^()\"\\]++|\\.?|[()\"]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """One method's result, such as dkim=pass, with the properties it speaks of."""

    method: str
    result: str
    about: dict[str, str]


def proof_of(fields: tuple[tuple[str, bytes], ...], domain: str, *, trusted: frozenset[str]) -> Proof:
    """Says whether a trusted server proved that a mail comes from this domain."""
    value = _trusted_result(fields, frozenset(one.lower() for one in trusted))
    findings = read_findings(value) if value else None
    if findings is None:
        return "unknown"
    return _judged(findings, _ascii(domain))


def _trusted_result(fields: tuple[tuple[str, bytes], ...], trusted: frozenset[str]) -> str:
    """Finds the header that our server wrote, which stands on top: whatever came with the mail lies below.

    Walking down it passes only what our own servers stamped. A Received or a result of anybody else ends the search,
    because all below it could have been written by the sender. A server that adds no result at all leaves the
    sender's on top: it has to remove those that bear its name (RFC 8601, section 5), as our guide for operators says.
    """
    for name, raw in fields:
        if name == "received":
            by = _BY.search(_without_remarks(decode(raw[:RESULT_BYTES])) or "")
            if not by or by[1].lower().rstrip(".") not in trusted:
                return ""
        elif name == "authentication-results":
            value = (_without_remarks(decode(raw)) or "") if len(raw) <= RESULT_BYTES else ""
            server = _SERVER.match(value)
            ours = server is not None and value[server.end() :][:1] in ("", ";") and server[1].lower() in trusted
            return value if ours and server and _begins_with(raw, server[1]) else ""
    return ""


def _begins_with(raw: bytes, server: str) -> bool:
    """Says whether a server's name stands first and byte for byte: our own server took out what bears its name so.

    Behind a remark, or with an unseen sign in it, the name would have slipped past that server.
    """
    return raw.lstrip(b' \t"').lower().startswith(server.lower().encode())


def read_findings(value: str) -> list[Finding] | None:
    """Reads the results of a header without remarks; None when any of it is not as the standard has it."""
    _, _, rest = value.partition(";")
    findings: list[Finding] = []
    place = 0
    while place < len(rest):
        found = _BETWEEN_RESULTS.match(rest, place)
        if not found or len(findings) >= RESULTS:
            return None
        part, place = found[1].strip(), found.end()
        if part and part.lower() != "none":
            finding = _finding(part)
            if finding is None:
                return None
            findings.append(finding)
    return findings


def _finding(part: str) -> Finding | None:
    pairs: list[tuple[str, str]] = []
    place = 0
    while place < len(part):
        pair = _PAIR.match(part, place)
        if not pair:
            return None
        pairs.append((pair[1].lower(), pair[2].replace('"', "").lower()))
        place = pair.end()
    about = dict(pairs[1:])
    # A property said twice could be half the sender's.
    return Finding(*pairs[0], about) if len(about) == len(pairs) - 1 and "." not in pairs[0][0] else None


def _without_remarks(text: str) -> str | None:
    """Takes out what stands in brackets, however nested; None when a bracket or quote never closes."""
    kept: list[str] = []
    depth, quoted = 0, False
    for found in _SIGN.finditer(text):
        sign = found[0]
        if sign == '"' and not depth:
            quoted = not quoted
        elif sign == "(" and not quoted:
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
            sign = " "
        if not depth:
            kept.append(sign)
    return None if depth or quoted else "".join(kept)


def _judged(findings: list[Finding], domain: str) -> Proof:
    if policy := _by_policy(_of(findings, "dmarc"), domain):
        return policy
    dkim = [(one.result, aligned(_about(one, "header.d", "header.i"), domain)) for one in _of(findings, "dkim")]
    spf = [(one.result, aligned(_about(one, "smtp.mailfrom"), domain)) for one in _of(findings, "spf")]
    if ("pass", True) in dkim or ("pass", True) in spf:
        return "aligned"
    spoilt = any(result == "fail" for result, _ in dkim) and not any(result == "pass" for result, _ in dkim)
    refused = any(result in ("fail", "softfail") for result, _ in spf)
    # A domain that says by SPF who sends for it, and didn't name this sender, has spoken without DKIM too.
    return "failed" if (spoilt and refused) or ("fail", True) in spf else "none"


def _by_policy(dmarc: list[Finding], domain: str) -> Proof | None:
    """Takes DMARC's word where it has one. If it speaks of another domain, our server read another From than we do."""
    if any(one.result == "fail" for one in dmarc):
        return "failed"
    named = {_about(one, "header.from") for one in dmarc} - {""}
    if domain and any(not aligned(one, domain) and not aligned(domain, one) for one in named):
        return "failed"
    return "aligned" if dmarc and named == {domain} and all(one.result == "pass" for one in dmarc) else None


def _of(findings: list[Finding], method: str) -> list[Finding]:
    return [one for one in findings if one.method == method]


def _about(finding: Finding, *names: str) -> str:
    """Returns the domain of the first property that is there."""
    said = next((finding.about[name] for name in names if name in finding.about), "")
    return _ascii(said.strip("<>").rpartition("@")[2])


def aligned(proven: str, domain: str) -> bool:
    """Says whether what is proven for one domain counts for another: the same one, or a part of it.

    Without a list of the suffixes under which anybody may register, `evil.co.uk` and `co.uk` look like `mail.x.org`
    and `x.org`. So a part never speaks for the whole: only a domain of two names or more speaks for what is below
    it, and nobody but a registry can speak for `co.uk`. Mail that a part signs for the whole counts when DMARC says so.
    """
    if not proven or not domain:
        return False
    return proven == domain or ("." in proven and domain.endswith(f".{proven}"))


def _ascii(domain: str) -> str:
    domain = domain.strip().strip(".").lower()
    try:
        return domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
