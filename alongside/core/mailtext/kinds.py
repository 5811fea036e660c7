"""What a file is by its first bytes; what its sender says of it is believed of plain text alone."""

import struct

PICTURE, DOCUMENT, PROGRAM, ARCHIVE, OUTLOOK, MAIL, OTHER = (
    "picture", "document", "program", "archive", "outlook", "mail", "other",
)  # fmt: skip

# First bytes that are enough to know a file by.
_STARTS = (
    (b"\xff\xd8\xff", PICTURE),
    (b"\x89PNG\r\n\x1a\n", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"#!", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"\x78\x9f\x3e\x22", OUTLOOK),
)
_PICTURES_IN_BOXES = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
_OFFICE = (b"word/", b"xl/", b"ppt/")
_PDF_WITHIN = 1_024  # bytes: readers look for its mark so far, because some programs write something before it
_PROGRAMS = (
    ".exe", ".com", ".scr", ".bat", ".cmd", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1", ".msi", ".jar", ".apk",
    ".lnk", ".hta", ".sh", ".py", ".pif", ".reg", ".dll", ".app", ".docm", ".xlsm", ".pptm", ".dotm", ".xlam",
)  # fmt: skip


def kind_of(content: bytes, name: str, said: str) -> str:
    """Says what a file is: its bytes count first, then its name, and the type that came with it last of all."""
    if name.lower().endswith(_PROGRAMS):
        return PROGRAM
    seen = _by_bytes(content)
    if seen != OTHER:
        return seen
    if said == "message/rfc822" or name.lower().endswith((".eml", ".msg")):
        return MAIL
    if said.startswith("message/"):
        return OTHER
    if said.startswith("image/") and said != "image/svg+xml":
        return PICTURE
    plain = said in ("text/plain", "text/csv", "text/tab-separated-values", "text/markdown")
    named = name.lower().endswith((".txt", ".csv", ".md", ".tsv"))
    return DOCUMENT if (plain or named) and b"\0" not in content[:4_000] else OTHER


def _by_bytes(content: bytes) -> str:
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return PICTURE
    if content[4:8] == b"ftyp" and content[8:12] in _PICTURES_IN_BOXES:
        return PICTURE
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return DOCUMENT
    return _zipped(content) if content.startswith(b"PK\x03\x04") else OTHER


def _zipped(content: bytes) -> str:
    if content[30:38] == b"mimetype" and content[38:73] == b"application/vnd.oasis.opendocument.":
        return DOCUMENT
    is_office = b"[Content_Types].xml" in content and any(folder in content for folder in _OFFICE)
    return DOCUMENT if is_office else ARCHIVE


def size_of_picture(content: bytes) -> tuple[int, int] | None:
    """Reads how many dots wide and high a PNG, GIF or JPEG says it is; None for others."""
    try:
        if content.startswith(b"\x89PNG"):
            return struct.unpack_from(">II", content, 16)
        if content.startswith(b"GIF8"):
            return struct.unpack_from("<HH", content, 6)
        return _size_of_jpeg(content) if content.startswith(b"\xff\xd8") else None
    except struct.error:
        return None


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        mark = content[place + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        place += 2 + max(2, struct.unpack_from(">H", content, place + 2)[0])
    return None
