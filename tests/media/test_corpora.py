"""Pictures that nobody of us made, taken out of other people's mail: each is written anew or refused in words."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from alongside.media import sizes
from alongside.media.errors import PictureRefused

from .pictures import files_of, received

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
