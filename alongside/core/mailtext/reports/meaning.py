"""Decides what a refusal means: its status code and its words are weighed against each other."""

import re

from alongside.core.mailtext.reports.codes import best_status, means, replies_in
from alongside.core.mailtext.reports.report import Family
from alongside.core.mailtext.reports.sayings import DEAD_FIRST
from alongside.core.mailtext.reports.searching import plain, said, said_weakly, says

# A recipient is refused at RCPT; who says "unknown user" elsewhere refuses the sender or the text, in these words.
_ELSEWHERE = re.compile(
    r"in reply\s+to\s+(?:end\s+of\s+data|mail\s+from|data)|after (?:end of data|mail from|data\b)"
    r"|\[data\]|smtp command\s+data\b"
    r"|>>> data\s+<<< [45](?!(?:[^\n]*\n){1,5}<<< [45]\d\d[^\n]{0,40}(?:rcpt|recipient))",
    re.IGNORECASE,
)
_SURER_THAN_CODES = (Family.POLICY, Family.FULL, Family.LARGE, Family.SUSPENDED)


def family_of(text: str, status: str = "", around: str = "") -> Family:
    """Decides why a mail was refused; `status` is told beside the text, `around` tells at which moment it was."""
    words = plain(text)
    code = _code(text, status)
    family = _weighed(means(code), said(words))
    if family is Family.UNKNOWN:
        family = next(iter(said_weakly(words)), _by_reply(text))
    if family is not Family.DEAD:
        return family
    if code[:1] == "4":
        return Family.EXPIRED  # asked for days, and told each time to come again
    sure = means(code) is Family.DEAD or says(words, DEAD_FIRST)
    return Family.DEAD if sure or not _ELSEWHERE.search(f"{text}\n{around}") else Family.POLICY


def _code(text: str, status: str) -> str:
    code = best_status(text) or status
    return best_status(text, status) if means(code) is Family.UNKNOWN else code


def _weighed(by_code: Family, by_words: list[Family]) -> Family:
    first = by_words[0] if by_words else Family.UNKNOWN
    if by_code is Family.POLICY:
        return first if first in (Family.FULL, Family.LARGE, Family.SUSPENDED) else Family.POLICY
    if by_code in (Family.FULL, Family.LARGE):
        return Family.POLICY if first is Family.POLICY else by_code
    if by_code in (Family.UNKNOWN, Family.TROUBLE, Family.EXPIRED):
        return by_code if first is Family.UNKNOWN else first
    if first in _SURER_THAN_CODES:
        return first
    if first is Family.TROUBLE and Family.DEAD in by_words:
        return first  # a program of theirs failed, and says by the way that it knows nobody
    return Family.DEAD if Family.DEAD in by_words else by_code


def _by_reply(text: str) -> Family:
    replies = replies_in(text)
    if "552" in replies:
        return Family.FULL
    if "521" in replies or "556" in replies:
        return Family.DEAD  # RFC 7504: this host takes no mail at all
    if replies and all(reply[0] == "4" for reply in replies):
        return Family.TROUBLE
    return Family.UNKNOWN
