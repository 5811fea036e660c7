"""Status codes: what RFC 3463 and its registry mean by them, and how they are found in what servers say."""

import re

from alongside.core.mailtext.reports.report import Family

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d)\.(\d{1,3})(?![\d.]*\d)")
_REPLY = re.compile(r"(?<![\d.:\[-])([245][0-5]\d)(?=[\s:;,)-](?!\d))")

# The last two numbers decide; a class alone ("x.7") where nothing finer is told. What is missing means nothing alone.
_MEANS = {
    "1.1": Family.DEAD,
    "1.2": Family.DEAD,
    "1.3": Family.DEAD,
    "1.6": Family.DEAD,
    "1.10": Family.DEAD,  # the domain says that it takes no mail
    "1.7": Family.POLICY,  # the sender's address
    "1.8": Family.POLICY,
    "2.1": Family.SUSPENDED,
    "2.2": Family.FULL,
    "2.3": Family.LARGE,
    "2.4": Family.TROUBLE,
    "3": Family.TROUBLE,
    "3.4": Family.LARGE,
    "4": Family.TROUBLE,
    "4.1": Family.EXPIRED,
    "4.4": Family.DEAD,  # no route: neither mail exchanger nor address
    "4.7": Family.EXPIRED,
    "4.310": Family.DEAD,
    "4.316": Family.EXPIRED,
    "5": Family.TROUBLE,
    "6": Family.POLICY,
    "7": Family.POLICY,
}
_VAGUE = ("0.0", "1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "4.1")
# Permanent only: a name server that doesn't answer today may tomorrow.
_TEMPORARY = {"1.1": Family.UNKNOWN, "1.2": Family.TROUBLE, "4.4": Family.TROUBLE, "2.1": Family.TROUBLE}


def statuses_in(text: str) -> list[str]:
    """Finds all status codes like 5.1.1 in a text, in their order; an address of four numbers is none."""
    return [f"{one[1]}.{one[2]}.{one[3]}" for one in _STATUS.finditer(text)]


def replies_in(text: str) -> list[str]:
    """Finds the three-digit answers of servers in a text."""
    return _REPLY.findall(text)


def best_status(*texts: str) -> str:
    """Picks the code that tells most: one about rules first, then the first that is no commonplace."""
    found = [code for text in texts for code in statuses_in(text)]
    failed = [code for code in found if code[0] in "45"]
    rules = [code for code in failed if code[2] == "7"]
    clear = [code for code in failed if code[2:] not in _VAGUE]
    return next(iter(rules or clear or failed or found), "")


def means(code: str) -> Family:
    """Says what a refusal's status code means by itself; commonplaces mean nothing, and nor does success."""
    last = code[2:]
    if code[:1] not in ("4", "5") or (last in _VAGUE and last != "4.1"):
        return Family.UNKNOWN
    if code[0] == "4" and last in _TEMPORARY:
        return _TEMPORARY[last]
    return _MEANS.get(last) or _MEANS.get(last[:1], Family.UNKNOWN)
