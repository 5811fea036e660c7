"""Documents made up for the tests: honest ones in which every private corner holds a secret, and hostile ones."""

import zlib
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from alongside.media.access import file_of_document
from alongside.media.models import Document
from alongside.media.receive_document import receive_document

from .pictures import CANARY, KITCHEN, LILY, with_secrets

SHOWN = "Creatinine 2.1"  # what one reads in each of them, and must still be there


def received(content: bytes, **words: Any) -> Document:
    """Receive these bytes as Lily's."""
    return receive_document(content, **{"by": LILY, "community": KITCHEN, **words})


def kept(content: bytes) -> bytes:
    """What is kept of these bytes."""
    return file_of_document(received(content)).read_bytes()


def unpacked(content: bytes) -> bytes:
    """All that a file holds, with whatever is packed in it unpacked, names included."""
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as file:
            inside = [info.filename.encode() + repr(info.extra).encode() + file.comment for info in file.infolist()]
            return b"\n".join([content, *inside, *(unpacked(file.read(name)) for name in file.namelist())])
    if content.startswith(b"%PDF"):
        plain = BytesIO()
        with Pdf.open(BytesIO(content)) as pdf:
            pdf.save(plain, stream_decode_level=pikepdf.StreamDecodeLevel.specialized, compress_streams=False,
                     object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
        return content + plain.getvalue()
    return content


def tells(content: bytes) -> bool:
    """Whether the secret is in it, in any of the ways these formats write words."""
    everything = unpacked(content)
    return any(CANARY.encode(coding) in everything for coding in ("ascii", "utf-16-le", "utf-16-be"))


def saved(pdf: Pdf, **how: Any) -> bytes:
    file = BytesIO()
    pdf.save(file, **how)
    return file.getvalue()


def plain_pdf() -> Pdf:
    """One page with one line."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(300, 200))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = pdf.make_stream(f"BT /F1 18 Tf 20 100 Td ({SHOWN}) Tj ET".encode())
    return pdf


def telling_pdf() -> bytes:
    """A PDF that tells of its maker wherever one can."""
    pdf = plain_pdf()
    secret, page, root = String(CANARY), pdf.pages[0], pdf.Root
    pdf.docinfo["/Author"] = pdf.docinfo["/Title"] = pdf.docinfo["/Company"] = CANARY
    pdf.trailer.ID = Array([String(CANARY), String(CANARY)])
    xmp = pdf.make_stream(f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode(), Type=Name.Metadata, Subtype=Name.XML)
    root.Metadata = page.Metadata = page.Resources.Font.F1.Metadata = xmp
    page.PieceInfo = Dictionary(Maker=Dictionary(Private=secret))
    page.LastModified = secret
    page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=secret))
    root.OpenAction = Dictionary(S=Name.JavaScript, JS=secret)
    root.PieceInfo, root.Lilys = Dictionary(Private=secret), secret
    pdf.attachments[f"{CANARY}.txt"] = CANARY.encode()
    root.Names.JavaScript = Dictionary(Names=Array([secret, Dictionary(S=Name.JavaScript, JS=secret)]))
    root.AF = Array([Dictionary(Type=Name.Filespec, F=secret, UF=secret, Desc=secret)])
    root.OCProperties = Dictionary(
        OCGs=Array([pdf.make_indirect(Dictionary(
            Type=Name.OCG, Name=String("Layer"),
            Usage=Dictionary(CreatorInfo=Dictionary(Creator=secret), User=Dictionary(Name=secret)),
        ))]), D=Dictionary(),
    )  # fmt: skip
    signature = pdf.make_indirect(Dictionary(Type=Name.Sig, Name=secret, Contents=secret, Reason=secret))
    page.Annots = Array([_note(pdf, words) for words in (
        {"Subtype": Name.Text, "T": secret, "M": secret, "NM": secret, "Subj": secret, "RC": secret,
         "CreationDate": secret, "Contents": String("A note")},
        {"Subtype": Name.Text, "StateModel": String("Review"), "Contents": String(f"Seen by {CANARY}")},
        {"Subtype": Name.FileAttachment, "FS": Dictionary(Type=Name.Filespec, F=secret)},
        {"Subtype": Name.Link, "A": Dictionary(S=Name.URI, URI=String("https://example.org/"))},
        {"Subtype": Name.Link, "A": Dictionary(S=Name.URI, URI=String(f"file:///C:/Users/{CANARY}/"))},
        {"Subtype": Name.Link, "A": Dictionary(S=Name.Launch, F=secret)},
        {"Subtype": Name.Link, "A": Dictionary(S=Name.GoToR, F=Dictionary(F=secret), Next=Dictionary(S=Name.URI))},
        {"Subtype": Name.Widget, "FT": Name.Sig, "T": String("Signature"), "V": signature, "Contents": secret},
    )])  # fmt: skip
    root.AcroForm = Dictionary(Fields=Array([page.Annots[-1]]), XFA=secret)
    page.Resources.XObject = Dictionary(Im0=_photo(pdf))
    return saved(pdf)


def _note(pdf: Pdf, words: dict[str, Any]) -> Any:
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 10, 10]), F=4, **words))


def _photo(pdf: Pdf, content: bytes = b"") -> Any:
    photo = pdf.make_stream(content or with_secrets("JPEG"), Type=Name.XObject, Subtype=Name.Image, Width=120)
    photo.Height, photo.ColorSpace, photo.BitsPerComponent, photo.Filter = 80, Name.DeviceRGB, 8, Name.DCTDecode
    photo.ID = String(CANARY)
    return photo


def packed_photo() -> bytes:
    """A PDF whose photo is wrapped twice."""
    pdf = plain_pdf()
    photo = _photo(pdf, zlib.compress(with_secrets("JPEG")))
    photo.Filter = Array([Name.FlateDecode, Name.DCTDecode])
    pdf.pages[0].Resources.XObject = Dictionary(Im0=photo)
    return saved(pdf)
