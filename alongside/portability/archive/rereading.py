"""Reads the mails of an ordered catalogue whole, a batch at a time, and says which of them can come in."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from alongside.core import clock
from alongside.core.mailtext.reading import Mail, read_mail
from alongside.core.sealing import blind
from alongside.portability.archive.catalogue import Catalogue
from alongside.portability.archive.making import identity_of, parts_of, why_refused
from alongside.portability.archive.opening import open_archive
from alongside.portability.archive.placing import Item
from alongside.portability.archive.raw_mail import MAIL_BYTES
from alongside.portability.archive.report import Report
from alongside.portability.archive.splitting import read_at
from alongside.portability.archive.threading import Order

BATCH = 24  # mails a transaction: the write lock is held for some twenty milliseconds, and a kill loses no more


class Rereading:
    """One pass over the mails in the order of their threads."""

    def __init__(self, catalogue: Catalogue, order: Order, report: Report) -> None:
        self.catalogue, self.order, self.report = catalogue, order, report
        self._files: dict[int, BinaryIO] = {}

    def batches(self, tell: Callable[[int], None]) -> Iterator[list[Item]]:
        """Yields the mails that can come in; `tell` hears how many are behind."""
        mails = self.order.mails
        try:
            for start in range(0, len(mails), BATCH):
                yield [item for number in mails[start : start + BATCH] if (item := self._item(number))]
                tell(min(start + BATCH, len(mails)))
        finally:
            for file in self._files.values():
                file.close()

    def _item(self, number: int) -> Item | None:
        if self.catalogue.size[number] > MAIL_BYTES:
            self.report.refuse(self.place(number), None, "it is larger than 25 MB")
            return None
        mail = self._mail(number)
        if refused := why_refused(mail):
            self.report.refuse(self.place(number), mail, refused)
            return None
        parts = parts_of(mail)
        # Keyed, so that nobody who has the old list and a stolen database can tell who stands behind a name.
        identity = blind(identity_of(mail, parts).hex(), "identity of an archived mail")
        return Item(number, self.order.thread[number], mail, parts, identity)

    def _mail(self, number: int) -> Mail:
        file = self.catalogue.file[number]
        if file not in self._files:
            self._files[file], _whole = open_archive(self.catalogue.files[file])
        offset, size = self.catalogue.offset[number], self.catalogue.size[number]
        raw = read_at(self._files[file], offset, size, measured=bool(self.catalogue.measured[number]))
        return read_mail(raw, now=clock.now(), otherwise=self.catalogue.moment(number))

    def place(self, number: int) -> str:
        """Says where a mail stands in its file."""
        path = self.catalogue.files[self.catalogue.file[number]]
        return f"{path.name}, at byte {self.catalogue.offset[number]}"


def rehearse(rereading: Rereading, tell: Callable[[int], None]) -> None:
    """Reads everything as if it came in, and only counts."""
    seen: set[bytes] = set()
    for items in rereading.batches(tell):
        for item in items:
            if item.identity in seen:
                rereading.report.count_known(1)
            else:
                seen.add(item.identity)
                rereading.report.take(rereading.place(item.number), item.mail, item.remarks)
