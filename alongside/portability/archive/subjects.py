"""Subjects of mails: whether one says it is an answer, and what is left when that and the list's tag are taken away."""

import re

# How mail programs write "Re" and "Fwd", language by language.
_REPLY = (
    "re|ref|r|aw|antw|antwort|antwoord|sv|svar|vs|vast|ré|rép|rep|res|resp|rsp|rif|odp|ats|atb|ynt|yan|hl|bls|bal|ia|vá"
    "|απ|σχετ|отв|отг|ответ|на|від|hb|הב|השב|תגובה|رد|回复|回覆|答复|答覆|返信|답장|회신|ตอบ|trả lời|balas|răspuns"
)
_FORWARD = "fw|fwd|wg|tr|rv|enc|i|vb|vl|pd|vs2|doorst|továbbítás|πρθ|пересл|iml|ilt|trs|转发|轉寄|転送|전달|fs"
_PREFIX = re.compile(
    rf"\s*+(?:(?P<reply>{_REPLY})|(?P<forward>{_FORWARD}))\s?(?:\[\d{{1,3}}\]|\(\d{{1,3}}\)|[\^*]\d{{1,3}}|\d{{1,2}})?\s?[:：]",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*+\[[^\[\]]{1,40}\]")
_ENDS = re.compile(r"\s*(?:\(fwd\)|\(was:.*\)|\[was:.*\])\s*$", re.IGNORECASE)
TITLE_LETTERS = 140
_ROUNDS = 30  # "Re: AW: Re: …" longer than that is a joke


def bare_subject(subject: str) -> tuple[str, bool]:
    """Returns the subject without its prefixes and list tags, and whether one of them said it is an answer."""
    is_reply = False
    if len(subject) > 2 and subject[0] == subject[-1] == "'":
        subject = subject[1:-1]  # as LISTSERV writes them out
    for _round in range(_ROUNDS):
        if prefix := _PREFIX.match(subject):
            is_reply = is_reply or bool(prefix["reply"])
            subject = subject[prefix.end() :]
        elif (tag := _TAG.match(subject)) and subject[tag.end() :].strip():
            subject = subject[tag.end() :]
        else:
            break
    return _ENDS.sub("", subject).strip(), is_reply


def subject_key(subject: str) -> str:
    """What two subjects have in common when one answers the other; empty when a subject says nothing."""
    bare, _ = bare_subject(subject)
    return "".join(letter for letter in bare.casefold() if letter.isalnum())


def title_of(subject: str) -> str:
    """The subject as a thread's title."""
    return bare_subject(subject)[0][:TITLE_LETTERS].strip()
