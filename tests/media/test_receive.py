"""What is kept of a picture is what one sees, and nothing else."""

import struct

import pytest
from django.conf import settings
from PIL import Image

from alongside.core.errors import NotFound, TooOften
from alongside.core.jobs import run_until_empty
from alongside.media import sizes
from alongside.media.access import file_of, get_own_picture, get_picture, pictures_of
from alongside.media.errors import ConsentMissing, WordsTooLong
from alongside.media.models import Picture
from alongside.media.receive import receive

from .pictures import (
    CANARY,
    HERON,
    KITCHEN,
    LILY,
    drawn,
    encoded,
    files_of,
    near,
    opened,
    received,
    swapped_profile,
    with_secrets,
)

pytestmark = pytest.mark.django_db
RED, BLUE, WHITE = (254, 0, 0), (0, 0, 254), (255, 255, 255)


def chunks_of(webp: bytes) -> list[bytes]:
    found, at = [], 12
    while at < len(webp):
        found.append(webp[at : at + 4])
        at += 8 + (struct.unpack("<I", webp[at + 4 : at + 8])[0] + 1) // 2 * 2
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_camera_comments_profile_and_name_are_gone(kind):
    content = with_secrets(kind)
    assert CANARY.encode() in content
    for path in files_of(received(content)):
        kept = path.read_bytes()
        assert chunks_of(kept) == [b"VP8 "], "pixels only"
        assert CANARY.encode() not in kept
        assert CANARY not in str(path)
        assert not Image.open(path).getexif()


def test_no_row_keeps_the_name_of_the_file():
    picture = received(with_secrets("JPEG"))
    row = Picture.objects.filter(pk=picture.pk).values().get()
    assert CANARY not in str(row)


def test_three_sizes_are_kept_and_none_is_larger_than_it_was():
    picture = received(encoded(drawn(3000, 1500), "JPEG"))
    assert [opened(picture, size).size for size in ("large", "small", "square")] == [(1600, 800), (480, 240), (96, 96)]
    assert (picture.width, picture.height) == (1600, 800)
    assert opened(received(encoded(drawn(40, 20), "PNG"))).size == (40, 20)


# Where the red corner of the picture lies once it is upright, by the orientation a camera wrote.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.mark.parametrize(("orientation", "corner"), CORNERS.items())
def test_a_picture_stands_as_it_was_held(orientation, corner):
    picture = received(with_secrets("JPEG", orientation))
    assert (picture.width, picture.height) == ((120, 80) if orientation < 5 else (80, 120))
    for across in (0, 1):
        for down in (0, 1):
            at = (10 + across * (picture.width - 20), 10 + down * (picture.height - 20))
            assert near(opened(picture).getpixel(at), RED if (across, down) == corner else BLUE)


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_colours_becomes_plain_ones(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    source = drawn(mode=mode) if mode != "I;16" else drawn(mode="L").point(lambda v: v * 257, "I").convert("I;16")
    shown = opened(received(encoded(source, kind)))
    assert shown.mode == "RGB"
    grey = mode in ("L", "LA", "I;16", "1")
    assert grey or near(shown.getpixel((10, 10)), RED)
    assert near(shown.getpixel((110, 70)), (29, 29, 29)) if grey and mode != "1" else True


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_colours_are_seen_as_their_profile_says_and_the_profile_is_gone(kind, mode):
    shown = opened(received(encoded(drawn(mode=mode), kind, icc_profile=swapped_profile())))
    assert near(shown.getpixel((10, 10)), BLUE)
    assert near(shown.getpixel((110, 70)), RED)
    assert "icc_profile" not in shown.info


@pytest.mark.parametrize("broken", [b"nonsense", b"", swapped_profile()[:200]])
def test_a_broken_profile_is_no_reason_to_refuse(broken):
    assert near(opened(received(encoded(drawn(), "PNG", icc_profile=broken))).getpixel((10, 10)), RED)


def test_what_was_transparent_becomes_paper_and_is_not_kept():
    source = drawn(mode="RGBA")
    source.putalpha(Image.new("L", source.size, 0))
    shown = opened(received(encoded(source, "PNG")))
    assert shown.getextrema() == ((255, 255), (255, 255), (255, 255))


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_a_moving_picture_keeps_its_first_and_says_so(kind):
    moving = encoded(drawn(), kind, save_all=True, append_images=[Image.new("RGB", (120, 80), "lime")])
    picture = received(moving)
    assert picture.was_moving
    assert near(opened(picture).getpixel((10, 10)), RED)
    assert not getattr(opened(picture), "is_animated", False)
    assert not received(encoded(drawn(), kind)).was_moving


def test_a_phones_photo_with_a_second_one_behind_it_is_a_still_picture():
    double = encoded(drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (120, 80), "lime")])
    picture = received(double)
    assert not picture.was_moving
    assert near(opened(picture).getpixel((10, 10)), RED)


def test_the_time_of_the_files_is_a_day_only():
    for path in files_of(received(encoded(drawn(), "PNG"))):
        assert path.stat().st_mtime % 86_400 == 0


def test_the_same_form_sent_twice_is_one_picture():
    first = received(encoded(drawn(), "PNG"), once="form 1")
    assert received(encoded(drawn(), "PNG"), once="form 1") == first
    assert received(encoded(drawn(), "PNG"), once="form 2") != first
    assert received(encoded(drawn(), "PNG"), once="form 1", by=HERON) != first


def test_the_same_form_sent_twice_at_the_same_moment_is_one_picture():
    content, others = encoded(drawn(), "PNG"), []

    class Overtaken:
        def chunks(self):
            others.append(received(content, once="form"))
            yield content

    mine = receive(Overtaken(), by=LILY, community=KITCHEN, people="nobody", once="form")
    assert [mine] == others == list(pictures_of(LILY))


def test_nobody_is_shown_unasked():
    with pytest.raises(ConsentMissing, match="agreed"):
        received(encoded(drawn(), "PNG"), people="")
    assert received(encoded(drawn(), "PNG"), people="agreed", consent=" My sister,\n for here ").consent == (
        "My sister, for here"
    )


@pytest.mark.parametrize("words", [{"alternative": "a" * 601}, {"credit": "a" * 121}, {"consent": "a" * 121}])
def test_words_longer_than_we_keep_are_refused_and_shorter_ones_kept(words):
    with pytest.raises(WordsTooLong, match="letters"):
        received(encoded(drawn(), "PNG"), **words)
    (name, text), *_ = words.items()
    assert getattr(received(encoded(drawn(), "PNG"), **{name: text[1:]}), name) == text[1:]


def test_a_picture_is_its_owners_in_its_community_alone():
    picture = received(encoded(drawn(), "PNG"))
    assert get_own_picture(picture.public_id, owner=LILY, community=KITCHEN) == picture
    assert list(pictures_of(LILY)) == [picture]
    for owner, community in ((HERON, KITCHEN), (LILY, "elsewhere")):
        with pytest.raises(NotFound):
            get_own_picture(picture.public_id, owner=owner, community=community)
    with pytest.raises(NotFound):
        get_picture("nothing")


def test_its_address_does_not_tell_where_it_lies():
    picture = received(encoded(drawn(), "PNG"))
    assert picture.public_id not in str(file_of(picture, "large"))
    assert file_of(picture, "large").is_relative_to(settings.MEDIA_FOLDER)


def test_an_album_a_day_is_enough(monkeypatch):
    monkeypatch.setattr(sizes, "A_PERSON_A_DAY", 1)
    received(encoded(drawn(), "PNG"))
    with pytest.raises(TooOften, match="Tomorrow"):
        received(encoded(drawn(), "PNG"))
    received(encoded(drawn(), "PNG"), by=HERON)


def test_a_new_picture_outlives_the_jobs_that_are_due():
    picture = received(encoded(drawn(), "PNG"))
    run_until_empty()
    assert all(path.exists() for path in files_of(picture))
