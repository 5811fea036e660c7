"""The form of a plan as it stands on the page: what was typed, what is in the way, and how it would look."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from alongside.chats.errors import ChatUnclear
from alongside.chats.plan import Planned, checked
from alongside.chats.questions import Asked, checked_questions
from alongside.chats.rules import checked_rule, first_of
from alongside.web.chats.plan_form import (
    PlanForm,
    Row,
    initial_of,
    is_only_shaped,
    read_rows,
    rows_of,
    rows_typed,
    typed_so_far,
    way_typed,
)
from alongside.web.chats.plan_rule import ONCE, SAME, in_words, next_times, rule_for, until_of, way_of

BESIDE = {"wall_begins": "begins", "rule": "repeat"}  # what a verb calls it, and where it stands on the page
type ReadRows = Callable[[list[Row]], list[Row]]


@dataclass(frozen=True)
class Ready:
    """A plan that can be: nothing is in its way."""

    planned: Planned
    rule: str  # nothing for a chat that comes once


@dataclass
class Paper:
    """A plan on the page."""

    form: PlanForm
    rows: list[Row]
    way: str
    until: str
    rule: str = ""  # as it was, for a series
    wrong: dict[str, str] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)  # when it is, or the next ones, once somebody looked
    look: Planned | None = None

    def say(self, unclear: ChatUnclear) -> None:
        """Put what a verb found in the way beside its field."""
        where = BESIDE.get(unclear.field, unclear.field)
        if where in self.form.fields:
            self.form.add_error(where, str(unclear))
        else:
            self.wrong[where] = str(unclear)

    def read(self) -> Ready | None:
        """The plan, or nothing where something is in the way, which then stands beside it."""
        self.rows, questions = read_rows(self.rows)
        if not self.form.is_valid() or any(row.wrong for row in self.rows):
            return None
        try:
            return self._ready(questions)
        except ChatUnclear as unclear:
            self.say(unclear)
            return None

    def show(self, ready: Ready) -> None:
        """Let it be seen as it would be, with the next times by its rule."""
        planned = self.look = ready.planned
        if ready.rule:
            wall = first_of(ready.rule, planned.wall_begins) or planned.wall_begins
            self.times = next_times(ready.rule, wall, planned.zone)
        else:
            self.times = in_words([planned.wall_begins], planned.zone)

    def _ready(self, questions: tuple[Asked, ...]) -> Ready:
        planned = self.form.planned(questions)
        columns: dict[str, Any] = checked(planned)
        kept = tuple(checked_questions(questions, planned.minutes))
        said = Planned(**columns, questions=kept)
        rule = self.rule if self.way == SAME and self.rule else rule_for(self.way, said.wall_begins, self.until)
        return Ready(said, checked_rule(rule, said.wall_begins, said.zone) if rule else "")


def new_paper(request: HttpRequest) -> Paper:
    """An empty plan by the host's own clock, or what was typed."""
    if request.method == "POST":
        return _typed(request)
    return Paper(PlanForm(initial={"zone": timezone.get_current_timezone_name()}), rows_of(None), ONCE, "")


def paper_of(request: HttpRequest, planned: Planned, rule: str = "", *, read_typed: ReadRows | None = None) -> Paper:
    """What is planned, or what was typed instead."""
    if request.method == "POST":
        typed = _typed(request, rule)
        typed.rows = read_typed(typed.rows) if read_typed else typed.rows
        return typed
    form = PlanForm(initial=initial_of(planned))
    rows = rows_of(planned)
    way = way_of(rule) if rule else ONCE
    return Paper(form, read_typed(rows) if read_typed else rows, way, until_of(rule) if rule else "", rule)


def _typed(request: HttpRequest, rule: str = "") -> Paper:
    way, until = way_typed(request)
    # Whoever is still shaping it reads of nothing that is in the way.
    form = PlanForm(initial=typed_so_far(request)) if is_only_shaped(request) else PlanForm(request.POST)
    return Paper(form, rows_typed(request), way, until, rule)
