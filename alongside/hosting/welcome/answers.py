"""What a first answer was, as far as a program can tell: words of somebody's own, or hardly more than addresses."""

import re

from alongside.hosting.models import Answer

FEW = 8  # words; "Have a look at this, it helped me" is an answer, "See here" with an address is a signpost

_SLOT_OF_LINK = re.compile(r"!?\[([^\]\n]{0,400})\]\([^)\s]{0,2000}\)")
_ADDRESS = re.compile(r"<?(?:(?:https?|ftp)://|www\.|mailto:|doi:)\S+", re.IGNORECASE)
_QUOTED = re.compile(r"^[ \t]{0,3}>.*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def answer_of(source: str) -> str:
    """Support or links; whatever holds no address is support, however short: "Me too" can be all that is needed."""
    own = _QUOTED.sub("", source)  # what somebody quotes is not what they say
    bare = _ADDRESS.sub(" ", _SLOT_OF_LINK.sub(" ", own))
    has_links = bare != own
    return Answer.LINKS if has_links and len(_WORD.findall(bare)) < FEW else Answer.SUPPORT
