"""Pictures within documents keep their dots and lose what stands beside them."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageCms, TiffImagePlugin

from alongside.media.rewriting import CannotClean, images

from .pictures import CANARY, bomb, drawn, encoded, with_secrets

SECRET = CANARY.encode()


def dots(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        return picture.convert("RGB").tobytes()


def tiff() -> bytes:
    told = TiffImagePlugin.ImageFileDirectory_v2()
    told[270] = told[315] = told[305] = CANARY
    return encoded(drawn(), "TIFF", tiffinfo=told)


@pytest.mark.parametrize(
    "content",
    [
        with_secrets("JPEG"),
        with_secrets("JPEG") + SECRET,
        with_secrets("PNG"),
        with_secrets("PNG") + SECRET,
        encoded(drawn(), "JPEG", progressive=True, comment=SECRET),
        encoded(drawn(mode="L"), "JPEG", comment=SECRET),
        encoded(drawn(mode="CMYK"), "JPEG", comment=SECRET),
        encoded(drawn(mode="P"), "GIF", comment=SECRET),
        encoded(drawn(mode="RGBA"), "PNG") + SECRET,
        encoded(drawn(), "BMP") + SECRET,
        tiff(),
    ],
)
def test_the_dots_are_the_same_and_nothing_else_is_there(content):
    assert SECRET in content
    made = images.cleaned(content)
    assert SECRET not in made
    assert dots(made) == dots(content)


def test_a_webp_is_drawn_anew():
    content = with_secrets("WEBP")
    assert SECRET in content
    assert SECRET not in images.cleaned(content)


def test_a_jpeg_2000_loses_its_boxes_of_words():
    content = encoded(drawn(), "JPEG2000")
    box = struct.pack(">I4s", 8 + len(SECRET), b"xml ") + SECRET
    at = content.index(b"jp2c") - 4
    made = images.cleaned(content[:at] + box + content[at:])
    assert SECRET not in made
    assert dots(made) == dots(content)


def test_remarks_in_a_bare_stream_of_dots_are_blank():
    content = encoded(drawn(), "JPEG2000", no_jp2=True, comment=CANARY)
    assert SECRET in content
    made = images.cleaned(content)
    assert SECRET not in made
    assert dots(made) == dots(content)
    assert SECRET not in images.cleaned(encoded(drawn(), "JPEG2000", comment=CANARY))


def test_a_colour_profile_loses_its_words_and_still_says_which_colours():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = profile.index(b"mluc") + 28
    named = profile[:words] + SECRET + profile[words + len(SECRET) :]
    made = images.colour_profile(named)
    assert SECRET not in made
    assert len(made) == len(profile)
    picture = drawn()
    both = [ImageCms.ImageCmsProfile(BytesIO(each)) for each in (profile, made)]
    straight, cleaned = (ImageCms.profileToProfile(picture, each, ImageCms.createProfile("sRGB")) for each in both)
    assert straight.tobytes() == cleaned.tobytes()


def emf(comment: bytes) -> bytes:
    """A drawing of Windows with a description, a comment and an end."""
    words = CANARY.encode("utf-16-le")
    head = bytearray(struct.pack("<II", 1, 108 + len(words)) + bytes(100) + words)
    head[40:44] = b" EMF"
    head[60:68] = struct.pack("<II", len(CANARY), 108)
    body = struct.pack("<III", 70, 12 + len(comment), len(comment)) + comment
    return bytes(head) + body + struct.pack("<IIIII", 14, 20, 0, 0, 20)


def test_a_drawing_of_windows_loses_its_description_and_comments():
    content = emf(b"    " + SECRET.ljust(16))
    made = images.cleaned(content)
    assert SECRET not in made
    assert CANARY.encode("utf-16-le") not in made
    assert len(made) == len(content)
    assert b"EMF+drawing!" in images.cleaned(emf(b"EMF+drawing!"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg/>",
        b"\xd7\xcd\xc6\x9a" + bytes(40),
        encoded(drawn(), "PNG")[:60],
        b"\xff\xd8\xff" + b"nonsense",
        b"GIF89a nonsense",
        b"II*\0 nonsense",
        b"\0\0\0\x0cjP  " + struct.pack(">I", 2**31) + b"x" * 40,
        emf(b"")[:100] + b"\0" * 20,
    ],
)
def test_what_is_not_understood_is_refused(content):
    with pytest.raises(CannotClean):
        images.cleaned(content)


def test_a_picture_that_would_unpack_to_too_many_dots_is_only_copied():
    content = bomb(60_000, 60_000)
    assert images.cleaned(content)[:8] == content[:8]
