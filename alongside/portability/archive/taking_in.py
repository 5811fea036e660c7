"""Writes an archive into a community, batch by batch: each batch is there whole or not at all, and never twice."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from alongside.communities.found import raise_version
from alongside.core.writing import writing
from alongside.portability.archive.authors import Authors
from alongside.portability.archive.making import Made, make
from alongside.portability.archive.placing import Item, Places
from alongside.portability.archive.rereading import Rereading
from alongside.portability.archive.subjects import title_of
from alongside.portability.models import Archive
from alongside.threads.take_in import OldPost, OldThread, take_in

NO_SUBJECT = "…"


class TakingIn:
    """One run over an archive; what came in before is known by its identity and left alone."""

    def __init__(self, archive: Archive, rereading: Rereading, *, hidden: bool) -> None:
        self.archive, self.rereading, self.hidden = archive, rereading, hidden
        self.order, self.report = rereading.order, rereading.report
        self.authors = Authors(archive.community)
        self.places = Places(archive.community_id, archive.pk)

    def run(self, tell: Callable[[int], None]) -> None:
        """Takes in everything that is new; `tell` hears how many mails are behind."""
        for items in self.rereading.batches(tell):
            new = self.places.unknown(items)
            self.report.count_known(len(items) - len(new))
            if new:
                self._write(new)

    def _write(self, items: list[Item]) -> None:
        self.authors.introduce([item.mail.head for item in items])
        for item in items:
            item.author = self.authors.alias_of(item.mail.head)
            item.signature = self.authors.seal_signature(item.author, item.parts.signature, item.identity)
            self.places.meet(item)
        made = {item.number: self._make(item) for item in items}  # rendered before the lock is taken
        with writing():
            take_in(self.archive.community_id, self._threads(items, made), hidden=self.hidden)
            self.places.keep(items)
            raise_version(self.archive.community_id)
        for item in items:
            self.report.take(self.rereading.place(item.number), item.mail, item.remarks)

    def _make(self, item: Item) -> Made:
        return make(item.parts, self.places.people(item.begins))

    def _threads(self, items: list[Item], made: dict[int, Made]) -> list[OldThread]:
        threads: list[OldThread] = []
        for item in items:
            begins, known = item.begins, self.places.thread_of(item.begins)
            thread = next((one for one in threads if one.begins == begins or (known and one.thread_id == known)), None)
            if thread is None:
                thread = OldThread(title_of(item.mail.head.subject) or NO_SUBJECT, thread_id=known, begins=begins)
                threads.append(thread)
            thread.posts.append(self._post(item, made[item.number]))
            item.thread = thread
        return threads

    def _post(self, item: Item, made: Made) -> OldPost:
        answers, answers_id = self.places.answered(self.order.answers[item.number])
        item.post = OldPost(
            author_id=item.author[0],
            at=datetime.fromtimestamp(self.order.at[item.number], UTC),
            source=made.source,
            html=made.html,
            folded=made.folded,
            identity=self._post_identity(item),
            answers=answers,
            answers_id=answers_id,
        )
        self.places.enter(item)
        return item.post

    def _post_identity(self, item: Item) -> str:
        """The same mail may live in two communities, as two posts."""
        return hashlib.sha256(f"{self.archive.community_id}|{item.identity.hex()}".encode()).hexdigest()
