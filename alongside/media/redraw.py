"""A program of its own: reads one picture from standard input and writes it anew, as pixels only, into a folder.

Decoders of pictures are where hostile files bite. So this runs in a process without our code, settings, keys or
database connection, with little memory and time, and its answer is one line of JSON. It imports nothing of ours.

    python -I redraw.py FOLDER '{"pixels": …, "photo_pixels": …, "side": …, "seconds": …, "files": {"large": 1600, …}}'
"""

import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")  # SVG is a program, and TIFF too many formats under one name
STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"\0\0\0\x1cftypavif", b"\0\0\0 ftypavif")
MEMORY = 900_000_000  # address space; the largest accepted picture touches less than half of it
PAPER = (255, 255, 255)


def keep_small(seconds: int) -> None:
    """Give up memory, time and large files, as far as the system lets us."""
    try:
        import resource
    except ImportError:
        return
    limits = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": 20_000_000, "RLIMIT_CORE": 0}
    for name, most in limits.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (ValueError, OSError, AttributeError):  # macOS knows RLIMIT_AS, but refuses it
            continue


def redraw(source: Any, folder: str, wish: dict[str, Any]) -> dict[str, Any]:
    """Read the picture, write one file a size, and say what it was, or in one word why not."""
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # we ask ourselves, before anything is decoded
    try:
        picture = Image.open(source, formats=KINDS)
    except UnidentifiedImageError:
        source.seek(0)
        return {"refused": "broken" if source.read(12).startswith(STARTS) else "kind"}
    width, height = picture.size
    most = wish["photo_pixels"] if picture.format in ("JPEG", "MPO") else wish["pixels"]
    if width * height > most or max(width, height) > wish["side"]:
        return {"refused": "pixels", "width": width, "height": height}
    moving = picture.format != "MPO" and bool(getattr(picture, "is_animated", False))
    large = flat(upright(picture, max(wish["files"].values())))
    for name, side in wish["files"].items():
        fitted(large, side, name).save(f"{folder}/{name}.webp", "WEBP", quality=80, method=4)
    return {"width": large.width, "height": large.height, "moving": moving}


def upright(picture: "Image", side: int) -> "Image":
    """The picture at its new size, the way it was held; small before anything else costs memory."""
    from PIL import Image

    picture.draft(None, (side, side))  # a JPEG is decoded at a half, a quarter or an eighth where that is enough
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # EXIF's orientation → Image.Transpose
    turn = turns.get(orientation(picture))
    picture.load()
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits of grey, which would be cut off rather than scaled
        picture = picture.point(lambda value: value / 257).convert("L")
    elif picture.mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    elif picture.mode in ("L", "RGB") and "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    picture = in_srgb(picture, profile)
    return picture if turn is None else picture.transpose(Image.Transpose(turn))


def orientation(picture: "Image") -> int:
    """How the camera was held, or 1 where the file says nothing one could read."""
    try:
        return int(picture.getexif().get(0x0112, 1))
    except Exception:
        return 1


def in_srgb(picture: "Image", profile: bytes | None) -> "Image":
    """The colours as every screen understands them, so that no profile has to travel with the picture."""
    from PIL import ImageCms

    plain = picture.convert("RGBA") if picture.has_transparency_data else picture.convert("RGB")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return plain
    try:
        seen = ImageCms.ImageCmsProfile(BytesIO(profile))
        colours = picture.convert("RGB") if picture.mode == "RGBA" else picture
        right = ImageCms.profileToProfile(colours, seen, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return plain  # a broken profile, or one for another kind of colours
    if right is not None and picture.mode == "RGBA":
        right.putalpha(picture.getchannel("A"))
    return right or plain


def flat(picture: "Image") -> "Image":
    """New pixels on white paper: what was transparent, and so not seen, is not kept either."""
    from PIL import Image

    paper = Image.new("RGB", picture.size, PAPER)
    paper.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    return paper


def fitted(picture: "Image", side: int, name: str) -> "Image":
    """The picture no longer than `side`; for "square", its middle, filling the square."""
    from PIL import Image, ImageOps

    if name == "square":
        return ImageOps.fit(picture, (side, side), Image.Resampling.LANCZOS)
    smaller = picture.copy()
    smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
    return smaller


def main() -> None:
    """Answer one line; whatever else goes wrong means that the file is broken."""
    folder, wish = sys.argv[1], json.loads(sys.argv[2])
    keep_small(wish["seconds"])
    try:
        answer = redraw(sys.stdin.buffer, folder, wish)
    except Exception:  # decoders raise anything: OSError, SyntaxError, struct.error, MemoryError …
        answer = {"refused": "broken"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
