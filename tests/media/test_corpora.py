"""Pictures and documents that nobody of us made, out of other people's mail: written anew, or refused in words."""

from collections import Counter
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from alongside.core.mailtext.attachments import Verdict, attachments_of
from alongside.media import sizes
from alongside.media.errors import DocumentRefused, PictureRefused
from alongside.media.receive_document import receive_document

from .pictures import KITCHEN, LILY, files_of, received

CORPORA = Path(__file__).parents[2].parent / "shared/corpora/mail"
ENDINGS = {".png", ".gif", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".pgm", ".ppm", ".pbm", ".ico"}


def in_messages() -> dict[str, bytes]:
    """Every part of every message that says it is a picture, once each."""
    found: dict[bytes, str] = {}
    for path in sorted(CORPORA.rglob("*")):
        if path.is_dir() or path.stat().st_size > 5_000_000 or path.name == "MANIFEST.tsv":
            continue
        content = path.read_bytes()
        if path.suffix.lower() in ENDINGS:
            found.setdefault(content, path.name)
        elif b"image/" in content.lower():
            for part in pictures_in(content):
                found.setdefault(part, path.name)
    return {f"{name} {number}": content for number, (content, name) in enumerate(found.items())}


def pictures_in(message: bytes) -> list[bytes]:
    parts = message_from_bytes(message, policy=policy.compat32).walk()
    decoded = [part.get_payload(decode=True) for part in parts if part.get_content_maintype() == "image"]
    return [content for content in decoded if isinstance(content, bytes) and content]


@pytest.mark.django_db
def test_pictures_from_other_peoples_mail_are_written_anew_or_refused(monkeypatch):
    if not CORPORA.is_dir():
        pytest.skip("skipped: ../shared/corpora is not here")
    monkeypatch.setattr(sizes, "A_PERSON_A_DAY", 10_000)
    kept, refused = 0, {}
    for name, content in in_messages().items():
        try:
            picture = received(content)
        except PictureRefused as why:
            refused[name] = str(why)
        else:
            kept += 1
            assert all(path.read_bytes()[12:16] == b"VP8 " for path in files_of(picture)), name
    assert kept >= 20
    assert all(words.endswith(("too.", "again?", "do.")) for words in refused.values())
    print(f"{kept} pictures written anew, {len(refused)} refused: {refused}")


@pytest.mark.django_db
def test_documents_from_other_peoples_mail_are_written_anew_or_refused(monkeypatch):
    if not CORPORA.is_dir():
        pytest.skip("skipped: ../shared/corpora is not here")
    monkeypatch.setattr(sizes, "DOCUMENTS_A_DAY", 10_000)
    formats: Counter[str] = Counter()
    refused = {}
    for name, content in documents_in_mails().items():
        try:
            formats[receive_document(content, by=LILY, community=KITCHEN).format] += 1
        except DocumentRefused as why:
            refused[name] = str(why)
    assert sum(formats.values()) >= 10
    assert all(words.endswith(("work.", "works.", "again?", "one?", "matter?")) for words in refused.values())
    print(f"{dict(formats)} written anew, {len(refused)} refused: {refused}")


def documents_in_mails() -> dict[str, bytes]:
    """Every part that the sorting takes for a document, once each, those in a winmail.dat too."""
    found: dict[bytes, str] = {}
    for path in sorted(CORPORA.rglob("*")):
        if path.is_file() and path.stat().st_size < 5_000_000 and path.name != "MANIFEST.tsv":
            for each in attachments_of(path.read_bytes()):
                if each.verdict == Verdict.DOCUMENT:
                    found.setdefault(each.content, f"{path.name} {each.name}")
    return {name: content for content, name in found.items()}
