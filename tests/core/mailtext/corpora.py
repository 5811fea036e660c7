"""Where other people's mails lie, beside the project; tests over them say aloud when they are not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

CORPORA = Path(__file__).parents[4] / "shared" / "corpora" / "mail"
absent = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"other people's mails are not at {CORPORA}")
FOLDERS = (
    "mime-stalwart",
    "mime-mimekit",
    "mime-mikel",
    "mime-cpython",
    "bounce-sisimai",
    "bounce-flufl",
    "mbox-archives",
    "reply-trimmer/emails",
)


def all_mails() -> Iterator[Path]:
    """Yields every file that holds a mail, or something that claims to be one."""
    for folder in FOLDERS:
        for path in sorted((CORPORA / folder).rglob("*")):
            if path.is_file() and path.suffix not in (".json", ".tsv"):
                yield path
