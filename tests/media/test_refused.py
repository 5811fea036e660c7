"""Hostile and broken files: refused in plain words, and nothing of them is left on the disk."""

from pathlib import Path

import pytest
from django.conf import settings

from alongside.media import cleaning, sizes
from alongside.media.errors import PictureBroken, PictureKindUnknown, PictureRefused, PictureTooHeavy, PictureTooLarge
from alongside.media.models import Picture

from .pictures import CANARY, bomb, drawn, encoded, files_of, received, with_secrets

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
NOT_PICTURES = {
    "svg": SVG,
    "svg after a byte order mark": b"\xef\xbb\xbf" + SVG,
    "html": b"<!doctype html><script>alert(1)</script>",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "zip": b"PK\x03\x04" + bytes(100),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(%pipe%id) (w) file\n",
    "imagemagick": b"push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/)'\npop graphic-context",
    "playlist": b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
    "nothing": b"",
    "text": b"hello",
    "tiff": encoded(drawn(), "TIFF"),
    "bmp": encoded(drawn(), "BMP"),
    "jpeg 2000": encoded(drawn(), "JPEG2000"),
    "ppm": encoded(drawn(), "PPM"),
}


def left_behind() -> list[Path]:
    return [path for path in Path(settings.MEDIA_FOLDER).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def media_folder(tmp_path, settings):
    settings.MEDIA_FOLDER = tmp_path / "media"


@pytest.mark.parametrize("content", NOT_PICTURES.values(), ids=NOT_PICTURES)
def test_what_is_no_picture_we_know_is_refused(content):
    with pytest.raises(PictureKindUnknown, match="JPEG, PNG"):
        received(content)
    assert not left_behind()
    assert not Picture.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_stops_short_is_refused(kind, share):
    content = encoded(drawn(600, 400).effect_spread(9), kind)
    with pytest.raises(PictureRefused):
        received(content[: int(len(content) * share)])
    assert not left_behind()


def test_a_damaged_file_is_refused_in_words_that_say_what_to_do():
    content = encoded(drawn(), "PNG")
    with pytest.raises(PictureBroken, match="send it again"):
        received(content.replace(b"IDAT", b"IDOT"))


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (5_001, 5_000), (20_001, 10), (1, 2**31 - 1)])
def test_a_few_bytes_that_unpack_to_too_many_dots_are_refused_before_unpacking(width, height):
    with pytest.raises(PictureTooLarge, match=f"{width} × {height}"):
        received(bomb(width, height))
    assert not left_behind()


def test_a_photo_may_have_more_dots_than_a_drawing():
    assert received(encoded(drawn(7000, 5000), "JPEG")).width == 1600
    with pytest.raises(PictureTooLarge):
        received(encoded(drawn(7000, 5000), "WEBP", method=0))


def test_a_heavy_file_is_refused_while_it_comes_in(monkeypatch):
    monkeypatch.setattr(sizes, "MOST_BYTES", 2**20)
    seen = []

    class Endless:
        def chunks(self):
            while True:
                seen.append(1)
                yield bytes(2**16)

    with pytest.raises(PictureTooHeavy, match="1 MB"):
        cleaning.redraw(Endless(), Path(settings.MEDIA_FOLDER) / "xx" / "yy")
    assert len(seen) == 17
    assert not left_behind()


@pytest.mark.parametrize(
    ("kind", "tail"),
    [("JPEG", b"PK\x03\x04"), ("PNG", b"<script>alert(1)</script>"), ("GIF", b"*/=1;alert(1)"), ("WEBP", b"%PDF-1.7")],
)
def test_what_hangs_behind_a_picture_is_cut_off(kind, tail):
    """Phones hang films and second photos there, so it is no reason to refuse."""
    for path in files_of(received(encoded(drawn(), kind) + tail + CANARY.encode())):
        assert tail not in path.read_bytes()
        assert CANARY.encode() not in path.read_bytes()


def test_a_wrong_ending_of_the_name_does_not_matter():
    assert received(with_secrets("PNG")).width == 120  # sent as .jpg


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(sizes, "SECONDS", 0.01)
    with pytest.raises(PictureBroken):
        received(encoded(drawn(), "PNG"))
    assert not left_behind()


def test_a_decoder_that_falls_over_takes_nothing_with_it(monkeypatch, tmp_path):
    program = tmp_path / "falls.py"
    program.write_text("import os, sys; open(sys.argv[1] + '/large.webp', 'w').write('x'); os.abort()")
    monkeypatch.setattr(cleaning, "REDRAW", program)
    with pytest.raises(PictureBroken):
        received(encoded(drawn(), "PNG"))
    assert not left_behind()


def test_the_program_that_decodes_knows_none_of_our_secrets(monkeypatch, tmp_path):
    program, seen = tmp_path / "looks.py", tmp_path / "seen"
    program.write_text(f"import os, sys; open({str(seen)!r}, 'w').write(repr(dict(os.environ)) + repr(sys.path))")
    monkeypatch.setenv("ALONGSIDE_SECRET_KEY", CANARY)
    monkeypatch.setattr(cleaning, "REDRAW", program)
    with pytest.raises(PictureBroken):
        received(encoded(drawn(), "PNG"))
    assert CANARY not in seen.read_text()
    assert "'ALONGSIDE" not in seen.read_text()
