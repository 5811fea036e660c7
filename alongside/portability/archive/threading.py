"""Who answers whom: by the ids mails name (after Jamie Zawinski's algorithm), then by their subjects."""

from array import array
from collections import defaultdict
from dataclasses import dataclass

from alongside.portability.archive.catalogue import NOTHING, Catalogue

DAY = 86_400.0
SUBJECT_BEFORE = 120 * DAY  # an answer by subject alone belongs to what was said in the months before it
SUBJECT_AFTER = 7 * DAY  # or, where clocks were wrong, to what came soon after


@dataclass(frozen=True, slots=True)
class Order:
    """Mails in the order in which they are taken in: thread after thread, each from its first mail to its last."""

    mails: array[int]
    thread: array[int]  # of a mail: the mail its thread begins with
    answers: array[int]  # of a mail: the mail it answers, or none
    at: array[float]  # of a mail: when it was said, never before what it answers


def order(catalogue: Catalogue) -> Order:
    """Threads all mails of a catalogue, in time linear in their number."""
    _cut_circles(catalogue)
    answers = array("l", (_nearest_mail(catalogue, mail) for mail in range(len(catalogue))))
    group = _groups(catalogue)
    _join_by_subject(catalogue, group)
    at = _times(catalogue, answers)
    return _sorted(catalogue, answers, group, at)


def _cut_circles(catalogue: Catalogue) -> None:
    """Cuts each circle of answers where it is least sure: at a node whose own mail did not say it."""
    state = bytearray(len(catalogue.parent))
    for start in range(len(catalogue.parent)):
        path = []
        node = start
        while node != NOTHING and state[node] == 0:
            state[node] = 1
            path.append(node)
            node = catalogue.parent[node]
        if node != NOTHING and state[node] == 1:
            circle = path[path.index(node) :]
            catalogue.parent[min(circle, key=lambda one: (catalogue.sure[one], _first_seen(catalogue, one)))] = NOTHING
        for node in path:
            state[node] = 2


def _first_seen(catalogue: Catalogue, node: int) -> float:
    mail = catalogue.mail_of[node]
    return catalogue.at[mail] if mail != NOTHING else float("inf")


def _nearest_mail(catalogue: Catalogue, mail: int) -> int:
    """The mail this one answers; where that is missing, the next older one of the chain."""
    node = catalogue.parent[catalogue.node[mail]]
    steps = 0
    while node != NOTHING and catalogue.mail_of[node] == NOTHING and steps < 200:
        node, steps = catalogue.parent[node], steps + 1
    return catalogue.mail_of[node] if node != NOTHING else NOTHING


def _groups(catalogue: Catalogue) -> array[int]:
    """For each node the root of its tree, missing mails included: answers to one missing mail belong together."""
    root = array("l", [NOTHING]) * len(catalogue.parent)
    for start in range(len(root)):
        path = []
        node = start
        while root[node] == NOTHING and catalogue.parent[node] != NOTHING:
            path.append(node)
            node = catalogue.parent[node]
        top = root[node] if root[node] != NOTHING else node
        root[node] = top
        for node in path:
            root[node] = top
    return array("l", (root[catalogue.node[mail]] for mail in range(len(catalogue))))


def _join_by_subject(catalogue: Catalogue, group: array[int]) -> None:
    """Joins a tree that begins with "Re:" and names nothing we have to the tree of the same subject it fits in time."""
    first: dict[int, int] = {}
    for mail in range(len(catalogue)):
        known = first.get(group[mail])
        if known is None or catalogue.at[mail] < catalogue.at[known]:
            first[group[mail]] = mail
    subjects: dict[int, list[int]] = defaultdict(list)
    for mail in first.values():
        if catalogue.subject[mail]:
            subjects[catalogue.subject[mail]].append(mail)
    joined: dict[int, int] = {}
    for mails in subjects.values():
        if len(mails) > 1:
            _join_alike(catalogue, group, sorted(mails, key=lambda mail: catalogue.at[mail]), joined)
    for mail in range(len(group)):
        group[mail] = _end_of(joined, group[mail])


def _join_alike(catalogue: Catalogue, group: array[int], mails: list[int], joined: dict[int, int]) -> None:
    latest = NOTHING  # the newest tree so far that such an answer could belong to
    for place, mail in enumerate(mails):
        if catalogue.is_reply[mail]:
            before = latest != NOTHING and catalogue.at[mail] - catalogue.at[latest] <= SUBJECT_BEFORE
            after = mails[place + 1] if not before and place + 1 < len(mails) else NOTHING
            if before:
                joined[group[mail]] = group[latest]
                latest = mail
                continue
            if after != NOTHING and catalogue.at[after] - catalogue.at[mail] <= SUBJECT_AFTER:
                joined[group[mail]] = group[after]
        latest = mail


def _end_of(joined: dict[int, int], group: int) -> int:
    seen = []
    while group in joined:
        seen.append(group)
        group = joined[group]
    for one in seen:
        joined[one] = group
    return group


def _times(catalogue: Catalogue, answers: array[int]) -> array[float]:
    """When each mail was said; a clock that was wrong puts no answer before its question."""
    at = array("d", catalogue.at)
    settled = bytearray(len(at))
    for start in range(len(at)):
        path = []
        mail = start
        while mail != NOTHING and not settled[mail]:
            path.append(mail)
            settled[mail] = 1
            mail = answers[mail]
        for one in reversed(path):
            if answers[one] != NOTHING and at[one] <= at[answers[one]]:
                at[one] = at[answers[one]] + 1
    return at


def _sorted(catalogue: Catalogue, answers: array[int], group: array[int], at: array[float]) -> Order:
    begins: dict[int, int] = {}
    for mail in range(len(group)):
        known = begins.get(group[mail])
        if known is None or (at[mail], mail) < (at[known], known):
            begins[group[mail]] = mail
    thread = array("l", (begins[one] for one in group))
    mails = sorted(range(len(catalogue)), key=lambda mail: (at[thread[mail]], thread[mail], at[mail], mail))
    return Order(array("l", mails), thread, answers, at)
