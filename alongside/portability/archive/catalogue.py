"""One pass over the archives: where each mail stands, when it was sent and what it answers, in few bytes a mail.

A hundred thousand mails take about twenty megabytes here, however long they are; their texts are read again later.
"""

import hashlib
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from alongside.core.mailtext.reading import Head, read_head
from alongside.portability.archive.opening import open_archive
from alongside.portability.archive.raw_mail import RawMail
from alongside.portability.archive.splitting import split
from alongside.portability.archive.subjects import bare_subject, subject_key

NOTHING = -1
REFERENCES = 40  # a chain longer than that names its recent end


@dataclass(slots=True)
class Catalogue:
    """Columns, one entry a mail, and the graph of who answers whom among all ids that were named."""

    files: Sequence[Path]
    broken: list[str] = field(default_factory=list)  # names of packed files that break off
    file: array[int] = field(default_factory=lambda: array("H"))
    offset: array[int] = field(default_factory=lambda: array("q"))
    size: array[int] = field(default_factory=lambda: array("q"))
    measured: array[int] = field(default_factory=lambda: array("b"))
    at: array[float] = field(default_factory=lambda: array("d"))
    node: array[int] = field(default_factory=lambda: array("l"))
    subject: array[int] = field(default_factory=lambda: array("q"))
    is_reply: array[int] = field(default_factory=lambda: array("b"))
    nodes: dict[int, int] = field(default_factory=dict)
    parent: array[int] = field(default_factory=lambda: array("l"))  # of a node: the node it answers
    mail_of: array[int] = field(default_factory=lambda: array("l"))  # of a node: its mail, if we have it
    sure: array[int] = field(default_factory=lambda: array("b"))  # of a node: its own mail said what it answers

    def __len__(self) -> int:
        return len(self.offset)

    def add(self, number: int, raw: RawMail, head: Head) -> None:
        """Enters one mail of the file with this number."""
        mail = len(self)
        before = self.at[mail - 1] if mail and self.file[mail - 1] == number else 0.0
        at = head.at.timestamp() if head.at else before + 1  # no date at all: it stood after the one before it
        self.file.append(number)
        self.offset.append(raw.offset)
        self.size.append(raw.size)
        self.measured.append(raw.measured)
        self.at.append(at)
        key = subject_key(head.subject)
        self.subject.append(fingerprint(key) if key else 0)
        self.is_reply.append(bare_subject(head.subject)[1])
        self.node.append(self._enter(mail, head))

    def _enter(self, mail: int, head: Head) -> int:
        node = self._node(head.message_id) if head.message_id else self._new_node()
        if self.mail_of[node] != NOTHING:
            node = self._new_node()  # an id used twice: the second mail is another mail
        self.mail_of[node] = mail
        chain = [self._node(one) for one in head.references[-REFERENCES:]]
        for older, newer in pairwise(chain):
            if self.parent[newer] == NOTHING and older != newer:
                self.parent[newer] = older
        if chain and chain[-1] != node:
            self.parent[node] = chain[-1]
            self.sure[node] = True
        return node

    def _node(self, mail_id: str) -> int:
        key = fingerprint(mail_id)
        node = self.nodes.get(key)
        if node is None:
            node = self.nodes[key] = self._new_node()
        return node

    def _new_node(self) -> int:
        self.parent.append(NOTHING)
        self.mail_of.append(NOTHING)
        self.sure.append(False)
        return len(self.parent) - 1

    def moment(self, mail: int) -> datetime:
        """Says when a mail was sent."""
        return datetime.fromtimestamp(self.at[mail], UTC)


def fingerprint(text: str) -> int:
    """A number for a text: 63 bits, enough to tell a billion mails apart."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1


def read_catalogue(
    files: Sequence[Path], *, now: datetime, tell: Callable[[int], None] = lambda done: None
) -> Catalogue:
    """Reads the heads of all mails in these files; `tell` hears how many bytes are behind."""
    catalogue = Catalogue(files)
    behind = 0
    for number, path in enumerate(files):
        archive, whole = open_archive(path)
        if not whole:
            catalogue.broken.append(path.name)
        with archive:
            for raw in split(archive):
                catalogue.add(number, raw, read_head(raw.raw, now=now, otherwise=raw.arrived))
                tell(behind + raw.offset + raw.size)
        behind += path.stat().st_size
    return catalogue
