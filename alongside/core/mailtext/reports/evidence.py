"""Tells a machine's report from a person's mail that merely speaks of one: who sends it counts, not only the words."""

import re

from alongside.core.mailtext.headers import Head, author, first, words
from alongside.core.mailtext.reports.searching import plain, says

LINES = 80  # of a text; a report says soon what it is
_MACHINES = re.compile(
    r"^(?:mailer[-_.]?daemon|mail[-_]?daemon|postmaster\\?|mdaemon|bounce[sr]?|mail[-_]?delivery\S*|mmdf|uucp|daemon"
    r"|\"?system[-_. ]administrator\"?|exchange|microsoftexchange\w*|listserv|imss\w*|mailmarshal|msadmin|mail-?system"
    r"|\S{0,40}mail_service|\S{0,40}smtp_gateways?)(?:[-+=.@]\S*)?@",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"mailer[- ]?daemon|mail delivery|delivery sub|mail system|system administrator|post ?office|postmaster"
    r"|mail administrator|microsoft outlook|mail admin|mail error|internet mail|delivery system|deliver system"
    r"|undeliverable|mail router",
    re.IGNORECASE,
)
_BY_PEOPLE_TOO = re.compile(
    r"^(?:no-?reply|do-?not-?reply|admin|root|mail|mailadmin|system|info|staff|server)\S{0,40}@", re.IGNORECASE
)
_ANSWERS = re.compile(r"\s*(?:re|aw|sv|vs|fwd?|wg|antw|tr|rv|enc)\s*:", re.IGNORECASE)
_SUBJECTS = """
error sending|error delivering|error during delivery|trouble delivering|problem delivering
delivery notification*|delivery status|delivery fail*|delivery error*|delivery problem*|delivery report*
delivery delay*|delivery has|delivery warning|delivery of|delivery incomplete|message delivery
mail delivery|undeliver*|undelivered|non deliver*|nondeliver*|returned mail|returned message
returned to sender|returned email|returning message|returning mail|failure notice|failed mail
failed delivery|failed notice|mail failure|mail error|mail could not|mail status|mail system error
message status|message not delivered|message could not|mail not delivered|email not delivered
mail delayed|message delayed|delayed mail|message bounce*|mail bounce*|mail return*|message return*
fail* to deliver|warning could not|warning message|warning mail|warning email|warning still
could not send|could not deliver|can not send|can not deliver|unable to deliver|user unknown|mail warning
status notification|notification … fail*|notification … deliver*|unzustellbar*|nicht zustell*
zustellung … fehl*|échec*|non remis|no se pudo entregar|no se puede entregar|non recapitabil*
mancato recapito|onbestelbaar|niet bezorgd|não entregue|nie dostarczon*|niedostarcz*|недостав*
не доставлен*|*エラー*|*配信*|*送信できません*|*退信*|*无法投递*|*반송*|*배달*
"""
_TEXTS = """
not be delivered|not delivered|trouble delivering|had trouble|permanent errors|error sending your
failed recipients|not been delivered|did not reach|unable to deliver|not able to deliver
could not deliver|can not deliver|failed to deliver|delivery failed|delivery … failed|delivery has failed
delivery to the following|delivery error|delivery failure|deliver your message|delivering your mail
error … deliver*|undeliver*|nondeliver*|non deliver*|mail delivery|could not send|failed addresses
fatal errors|delivery problems|delivery errors|transcript of session|returned to sender|returned mail
has been delayed|not yet been delivered|was rejected|was not accepted|delivery status|problems delivering
failure reasons|did not accept|rejected by|message rejected|mailbox is full|not be completed
could not be sent|was undeliverable|invalid final delivery|unknown user|user unknown|may not exist
nicht zugestellt|unzustellbar*|*送信できません*|*配信*|*届*|*не может быть доставлено*|не доставлено|*退信*
"""


def is_from_machine(head: Head) -> bool:
    """Whether a mail system sent this, by a name or address that such systems go by."""
    name, address = author(first(head, "from"))
    returns = words(first(head, "return-path")).strip("<> ")
    if "x-failed-recipients" in head or address.endswith("@sns.amazonaws.com"):
        return True
    if _MACHINES.match(address) or _MACHINES.match(returns):
        return True
    return bool(_NAMES.search(name)) or returns.lower() == "mailer-daemon" or not first(head, "from").strip()


def hints_at_machine(head: Head, sender: str | None = None) -> int:
    """Counts weaker signs: no address to return it to, and, unless there is one, a name that people use too."""
    if sender is None and "return-path" in head:
        sender = words(first(head, "return-path"))
    if sender is not None and sender.strip('<> "'):
        return 0
    return (sender is not None) + is_from_office(head)


def is_from_office(head: Head) -> bool:
    """Whether the address is one that machines and people share, like info@ or staff@."""
    return bool(_BY_PEOPLE_TOO.match(author(first(head, "from"))[1]))


def is_from_list(head: Head) -> bool:
    """Whether a mailing list passed this on: what it holds was said to the list."""
    return any(name in head for name in ("list-id", "list-post", "mailing-list", "x-mailing-list"))


def subject_tells(subject: str) -> bool:
    """Whether the subject is one that reports have; an answer to a report is none."""
    return not _ANSWERS.match(subject) and says(plain(subject), _SUBJECTS)


def text_tells(lines: list[str]) -> bool:
    """Whether the text says that something could not be delivered."""
    return says(plain("\n".join(lines[:LINES])), _TEXTS)
