"""Where the mails of an archive stand among those that came in before: which are known, and which thread they go on."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from alongside.core.mailtext.reading import Mail
from alongside.core.sealing import blind
from alongside.portability.archive.authors import Author
from alongside.portability.archive.making import PEOPLE, Parts
from alongside.portability.archive.subjects import bare_subject, subject_key
from alongside.portability.archive.threading import SUBJECT_BEFORE
from alongside.portability.models import ArchivedMail
from alongside.threads.take_in import OldPost, OldThread

REFERENCES = 10  # how far back in its chain a mail looks for what came in before
GHOSTS = 2  # missing mails remembered of a chain: the nearest and the oldest


@dataclass(slots=True)
class Item:
    """One mail on its way in; `begins` is the number of the mail its thread begins with."""

    number: int
    begins: int
    mail: Mail
    parts: Parts
    identity: bytes
    author: Author = (0, "")
    post: OldPost | None = None
    thread: OldThread | None = None
    signature: bytes | None = None  # sealed

    @property
    def remarks(self) -> tuple[str, ...]:
        """What of this mail does not come in."""
        files = len(self.mail.attachments)
        left_out = (f"{files} attached file{'s' if files > 1 else ''} left out",) if files else ()
        return (*self.mail.trouble, *left_out)

    @property
    def mail_key(self) -> bytes | None:
        """The keyed hash of its message id."""
        return mail_key(self.mail.head.message_id) if self.mail.head.message_id else None

    @property
    def reference_keys(self) -> list[bytes]:
        """The keyed hashes of what it answers, nearest first."""
        return [mail_key(one) for one in reversed(self.mail.head.references[-REFERENCES:])]


def mail_key(mail_id: str) -> bytes:
    """The keyed hash by which a mail is found again."""
    return blind(mail_id, "archived mail")


class Places:
    """What a run remembers of the threads it is in; of earlier ones it asks the database."""

    def __init__(self, community_id: int, archive_id: int) -> None:
        self.community_id, self.archive_id = community_id, archive_id
        self._threads: dict[int, int] = {}
        self._posts: dict[int, int] = {}
        self._new: dict[int, OldPost] = {}
        self._people: dict[int, dict[str, str]] = {}

    def unknown(self, items: list[Item]) -> list[Item]:
        """Returns the mails that aren't here yet, each once, after finding the threads they go on."""
        self._forget_all_but({item.begins for item in items})
        rows = ArchivedMail.objects.filter(
            community_id=self.community_id, identity__in=[item.identity for item in items]
        ).values_list("identity", "thread_id", "post_id")
        known = {bytes(identity or b""): (thread, post) for identity, thread, post in rows}
        new: dict[bytes, Item] = {}
        for item in items:
            if item.identity in known:
                thread, post = known[item.identity]
                self._threads.setdefault(item.begins, thread)
                if post:
                    self._posts[item.number] = post
            else:
                new.setdefault(item.identity, item)
        self._find_threads([item for item in new.values() if item.begins not in self._threads])
        return list(new.values())

    def _forget_all_but(self, begins: set[int]) -> None:
        for kept in (self._threads, self._people):
            for old in [one for one in kept if one not in begins]:
                del kept[old]
        if not self._threads:
            self._posts.clear()
            self._new.clear()

    def _find_threads(self, items: list[Item]) -> None:
        keys = {key: item.begins for item in reversed(items) for key in (*item.reference_keys, item.mail_key) if key}
        rows = ArchivedMail.objects.filter(community_id=self.community_id, mail_key__in=list(keys))
        for key, thread in rows.values_list("mail_key", "thread_id") if keys else ():
            self._threads.setdefault(keys[bytes(key or b"")], thread)
        for item in items:
            if item.begins not in self._threads and (thread_id := self._by_subject(item)):
                self._threads[item.begins] = thread_id

    def _by_subject(self, item: Item) -> int | None:
        key = subject_key(item.mail.head.subject)
        if (
            item.number != item.begins
            or not key
            or not bare_subject(item.mail.head.subject)[1]
            or not item.mail.head.at
        ):
            return None
        near = Q(at__lte=item.mail.head.at) & Q(at__gte=item.mail.head.at - timedelta(seconds=SUBJECT_BEFORE))
        alike = ArchivedMail.objects.filter(near, community_id=self.community_id, subject_key=blind(key, "subject"))
        return alike.order_by("-at").values_list("thread_id", flat=True).first()

    def thread_of(self, begins: int) -> int | None:
        """Returns the thread in the database that a thread of the archive goes on, if there is one."""
        return self._threads.get(begins)

    def answered(self, number: int) -> tuple[OldPost | None, int | None]:
        """Returns the post that a mail with this number became: in this batch, or before."""
        return self._new.get(number), self._posts.get(number)

    def meet(self, item: Item) -> None:
        """Remembers under which neutral name somebody goes in this thread."""
        people = self._people.setdefault(item.begins, {})
        if item.mail.head.name and len(people) < PEOPLE:
            people[item.mail.head.name] = item.author[1]

    def people(self, begins: int) -> dict[str, str]:
        """Returns whom a thread has met."""
        return self._people.get(begins, {})

    def enter(self, item: Item) -> None:
        """Remembers the post of a mail, for those that answer it."""
        if item.post:
            self._new[item.number] = item.post

    def keep(self, items: list[Item]) -> None:
        """Records which mails came in, in the transaction that brought their posts."""
        rows = []
        for item in items:
            if item.thread and item.thread.thread_id and item.post and item.post.post:
                self._threads[item.begins] = item.thread.thread_id
                self._posts[item.number] = item.post.post.pk
                rows += self._rows(item, item.thread.thread_id, item.post.post.pk)
        ArchivedMail.objects.bulk_create(rows)
        self._new.clear()

    def _rows(self, item: Item, thread_id: int, post_id: int) -> list[ArchivedMail]:
        subject = subject_key(item.mail.head.subject) if item.number == item.begins else ""
        kept = ArchivedMail(
            community_id=self.community_id,
            archive_id=self.archive_id,
            thread_id=thread_id,
            post_id=post_id,
            identity=item.identity,
            mail_key=item.mail_key,
            subject_key=blind(subject, "subject") if subject else None,
            at=item.post.at if item.post else None,
            signature=item.signature,
        )
        if not item.post or item.post.answers or item.post.answers_id:
            return [kept]
        missing = list(dict.fromkeys((*item.reference_keys[:1], *item.reference_keys[-1:])))[:GHOSTS]
        ghosts = [
            ArchivedMail(community_id=self.community_id, archive_id=self.archive_id, thread_id=thread_id, mail_key=key)
            for key in missing
        ]
        return [kept, *ghosts]
