"""What one look at words makes of them before others read them: whether a host looks first, what is left out."""

import re
from dataclasses import dataclass, field

from alongside.core.markdown import passages_kept
from alongside.memberships.models import Stage
from alongside.memberships.viewer import Viewer
from alongside.speech.look import Seen, look
from alongside.threads.models import Hold

_MARKS = re.compile(r"^(?:[ \t]*>)+[ \t]?|[\"“”„«»]", re.MULTILINE)
ELSEWHERE = "elsewhere"  # asks to go on talking in another place: usual among friends, a trap early on


@dataclass
class Weighing:
    """Asked once for the passages of a source that are left out; knows afterwards what else follows from the words.

    What stands beside the words, such as a title, is looked at like them. What is quoted was mostly said by others, and
    a look passes it over: from a newcomer it counts like their own.
    """

    by: Viewer
    title: str = ""
    folded: str = ""
    left_out_before: tuple[str, ...] = ()
    hold: str = field(default="", init=False)
    masked: tuple[str, ...] = field(default=(), init=False)
    noticed: bool = field(default=False, init=False)  # whether anything follows from these words

    def __call__(self, source: str) -> tuple[str, ...]:
        """The passages of these words that their readers are not shown."""
        looks = [self._look(text) for text in (source, self.title, self.folded)]
        self.noticed = any(seen.crisis or seen.scam or seen.claim for seen in looks)
        methods = [passage for seen in looks for passage in seen.methods]
        kept = passages_kept(f"{source}\n{self.folded}", self.left_out_before)
        self.masked = tuple(dict.fromkeys([*kept, *methods]))
        counted = looks[:2]
        if self.by.is_new:
            counted = looks + [self._look(bare) for text in (source, self.folded) if (bare := unquoted(text)) != text]
        self.hold = Hold.SCAM if any(waits_first(seen.scam, by=self.by) for seen in counted) else ""
        return self.masked

    def _look(self, text: str) -> Seen:
        # In all languages: who says which one is theirs could choose one that hides the words.
        return look(text) if text.strip() else Seen()


def unquoted(text: str) -> str:
    """The text as if nobody else had said any of it."""
    return _MARKS.sub("", text)


def waits_first(scam: str, *, by: Viewer) -> bool:
    """Whether words that read like this wait for a host, said by this member; hosts and trusted members don't wait."""
    if not scam or by.is_host or by.stage == Stage.TRUSTED:
        return False
    return by.is_new or scam != ELSEWHERE
