"""Pictures made up for the tests: honest ones that carry secrets, and hostile ones."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from alongside.media.access import file_of
from alongside.media.models import Picture
from alongside.media.receive import receive

CANARY = "canary-4711"
LILY, HERON, KITCHEN = "lily", "heron", "kitchen"


class Sent:
    """An upload, in pieces as a form hands it over; its name is a secret too."""

    def __init__(self, content: bytes, name: str = f"{CANARY}.jpg") -> None:
        self.content, self.name = content, name

    def chunks(self) -> Iterator[bytes]:
        for start in range(0, len(self.content), 65_536):
            yield self.content[start : start + 65_536]


def received(content: bytes, **words: Any) -> Picture:
    """Receive these bytes as Lily's, with nobody to be recognised in them unless said otherwise."""
    return receive(Sent(content), **{"by": LILY, "community": KITCHEN, "people": "nobody", **words})


def drawn(width: int = 120, height: int = 80, mode: str = "RGB") -> Image.Image:
    """Red at the upper left, blue elsewhere, so that one sees how it was turned."""
    picture = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2, height // 2), fill="red")
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str, **extra: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **extra)
    return file.getvalue()


def with_secrets(kind: str, orientation: int = 1) -> bytes:
    """A photo with a place, a camera, a comment, a colour profile and XMP, all of them telling."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0110], exif[0x9286], exif[0x0112] = CANARY, CANARY, CANARY, orientation
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0), 29: CANARY}
    extra: dict[str, Any] = {"exif": exif, "icc_profile": profile()}
    if kind in ("JPEG", "PNG", "WEBP", "AVIF"):
        extra["xmp"] = f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode()
    if kind == "JPEG":
        extra["comment"] = CANARY
    if kind == "PNG":
        extra["pnginfo"] = PngImagePlugin.PngInfo()
        extra["pnginfo"].add_text("Author", CANARY)
        extra["pnginfo"].add_itxt("Comment", CANARY, zip=False)
        extra.pop("xmp")
    return encoded(drawn(), kind, **extra)


def profile() -> bytes:
    """A colour profile with a telling end; readers go by the length in its head."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY.encode()


def swapped_profile() -> bytes:
    """A colour profile of a screen whose red lamp is blue and whose blue lamp is red."""
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return whole.replace(b"rXYZ", b"....", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"....", b"bXYZ", 1)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has this many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


def files_of(picture: Picture) -> list[Path]:
    return [file_of(picture, "large"), file_of(picture, "small"), file_of(picture, "square")]


def opened(picture: Picture, size: Any = "large") -> Image.Image:
    return Image.open(file_of(picture, size))


def near(colour: Any, wanted: tuple[int, int, int]) -> bool:
    """The same colour to the eye: WebP rounds."""
    return all(abs(one - other) < 24 for one, other in zip(colour, wanted, strict=True))
