"""Office files made up for the tests: a secret in every corner where programs write one."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .documents import SHOWN
from .pictures import CANARY, with_secrets

C = CANARY
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KINDS = "application/vnd.openxmlformats-officedocument"
W = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{LINKS}"'
S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{LINKS}"'
P = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{LINKS}"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def zipped(files: dict[str, str | bytes], *, note: str = "") -> bytes:
    """A zip file whose entries are dated and tell of a user."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as into:
        into.comment = note.encode()
        for name, content in files.items():
            info = ZipInfo(name, (2026, 11, 22, 9, 30, 0))
            info.extra = b"\x99\x99" + len(note).to_bytes(2, "little") + note.encode() if note else b""
            into.writestr(info, content, ZIP_DEFLATED)
    return file.getvalue()


def rels(*links: tuple[str, str], outside: tuple[tuple[str, str], ...] = ()) -> str:
    """The links of one part, numbered: rId1, rId2 …; those to the outside after the others."""
    both = [(*link, "") for link in links] + [(*link, ' TargetMode="External"') for link in outside]
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target, mode) in enumerate(both, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def types(**parts: str) -> str:
    """The list of types; a part's name has its slashes and dots as they are."""
    entries = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    ends = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    ends |= {"jpg": "image/jpeg", "bin": "application/vnd.openxmlformats-officedocument.oleObject"}
    begins = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in ends.items())
    return f'<Types xmlns="{PACKAGE}/content-types">{begins}{entries}</Types>'


def telling_docx(**more: str | bytes) -> bytes:
    """A Word file that tells of its maker wherever one can."""
    main, picture = "word/document.xml", f"word/media/{C}.jpg"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTHOR </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{C}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = f"""<w:document {W} {A} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">
      <!--{C}--><?x {C}?>
      <w:body><w:p w:rsidR="{C}" w14:paraId="{C}"><w:r><w:t>{SHOWN}</w:t></w:r>
      <w:ins w:id="1" w:author="{C}" w:date="2026-11-22T09:00:00Z"><w:r><w:t>added</w:t></w:r></w:ins>
      <w:del w:id="2" w:author="{C}"><w:r><w:delText>gone</w:delText></w:r></w:del>{field}
      <w:fldSimple w:instr=" FILENAME "><w:r><w:t>{C}.docx</w:t></w:r></w:fldSimple>
      <w:r><w:fldChar w:fldCharType="begin"/></w:r>
      <w:r><w:instrText> INCLUDEPICTURE "C:\\Users\\{C}\\x.jpg" </w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="end"/></w:r>
      <w:hyperlink r:id="rId9"><w:r><w:t>a page</w:t></w:r></w:hyperlink>
      <w:hyperlink r:id="rId10"><w:r><w:t>a file</w:t></w:r></w:hyperlink>
      <w:drawing><a:docPr id="1" name="{C}.jpg" descr="C:\\Users\\{C}.jpg"/><a:blip r:embed="rId1"/></w:drawing>
      <w:sdt><w:sdtPr><w:dataBinding w:xpath="{C}"/></w:sdtPr></w:sdt></w:p></w:body></w:document>"""
    settings = f"""<w:settings {W}><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="{C}"/></w:rsids>
      <w:docVars><w:docVar w:name="x" w:val="{C}"/></w:docVars></w:settings>"""
    note = f'<w:comment w:id="1" w:author="{C}" w:initials="{C}" w:date="2026"><w:p><w:t>A note</w:t></w:p></w:comment>'
    kinds = {
        main: f"{KINDS}.wordprocessingml.document.main+xml",
        "word/settings.xml": f"{KINDS}.wordprocessingml.settings+xml",
        "word/comments.xml": f"{KINDS}.wordprocessingml.comments+xml",
        "word/people.xml": f"{KINDS}.wordprocessingml.people+xml",
        "word/glossary/document.xml": f"{KINDS}.wordprocessingml.document.glossary+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{KINDS}.extended-properties+xml",
        "docProps/custom.xml": f"{KINDS}.custom-properties+xml",
    }
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types(**kinds),
        "_rels/.rels": rels(("officeDocument", main), ("extended-properties", "docProps/app.xml"),
                            ("metadata/core-properties", "docProps/core.xml"),
                            ("custom-properties", "docProps/custom.xml")),
        main: document,
        "word/_rels/document.xml.rels": rels(
            ("image", f"media/{C}.jpg"), ("settings", "settings.xml"), ("comments", "comments.xml"),
            ("people", "people.xml"), ("customXml", "../customXml/item1.xml"), ("thumbnail", "thumb.jpg"),
            ("glossaryDocument", "glossary/document.xml"), ("webSettings", "gone.xml"),
            outside=(("hyperlink", "https://example.org/"), ("hyperlink", f"file:///C:/Users/{C}/")),
        ),
        picture: with_secrets("JPEG"),
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": rels(outside=(("attachedTemplate", f"file:///C:/Users/{C}.dotx"),)),
        "word/comments.xml": f"<w:comments {W}>{note}</w:comments>",
    }  # fmt: skip
    for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "word/people.xml",
                 "customXml/item1.xml", "word/glossary/document.xml", f"{C}.xml"):  # fmt: skip
        files[name] = f"<x>{C}</x>"
    return zipped(files | more, note=C)


def telling_xlsx() -> bytes:
    """An Excel file that tells of its maker wherever one can."""
    revision = 'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
    workbook = f"""<workbook {S} {MC} {revision}><fileSharing userName="{C}"/>
      <mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\{C}\\"
       xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>
      <xr:revisionPtr documentId="{C}"/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets>
      <externalReferences><externalReference r:id="rId3"/></externalReferences>
      <definedNames><definedName name="Far">'[1]{C}'!$A$1</definedName></definedNames></workbook>"""
    sheet = f"""<worksheet {S} {revision} xr:uid="{C}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{SHOWN}</t>
      </is></c><c r="B1"><f>[1]{C}!A1</f><v>7</v></c></row></sheetData>
      <hyperlinks><hyperlink ref="A1" r:id="rId3"/></hyperlinks><pageSetup r:id="rId1"/></worksheet>"""
    comments = f"<comments {S}><authors><author>{C}</author></authors><commentList/></comments>"
    kinds = {
        "xl/workbook.xml": f"{KINDS}.spreadsheetml.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{KINDS}.spreadsheetml.worksheet+xml",
        "xl/comments1.xml": f"{KINDS}.spreadsheetml.comments+xml",
        "xl/connections.xml": f"{KINDS}.spreadsheetml.connections+xml",
        "xl/externalLinks/externalLink1.xml": f"{KINDS}.spreadsheetml.externalLink+xml",
        "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
        "xl/printerSettings/printerSettings1.bin": f"{KINDS}.spreadsheetml.printerSettings",
    }
    dropped = {name: f"<x>{C}</x>" for name in (*kinds,) if name not in list(kinds)[:3]}
    return zipped({
        "[Content_Types].xml": types(**kinds),
        "_rels/.rels": rels(("officeDocument", "/xl/workbook.xml")),
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": rels(
            ("worksheet", "worksheets/sheet1.xml"), ("connections", "connections.xml"),
            ("externalLink", "externalLinks/externalLink1.xml"), ("person", "persons/person.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": rels(
            ("printerSettings", "../printerSettings/printerSettings1.bin"), ("comments", "../comments1.xml"),
            outside=(("hyperlink", f"file:///{C}"),),
        ),
        "xl/comments1.xml": comments, **dropped,
    }, note=C)  # fmt: skip


def telling_pptx() -> bytes:
    """Slides that tell of their maker wherever one can."""
    presentation = f"""<p:presentation {P}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>
      <p:custDataLst><p:tags r:id="rId3"/></p:custDataLst></p:presentation>"""
    slide = f"""<p:sld {P} {A}><p:cSld><p:spTree><p:sp>
      <p:nvSpPr><p:cNvPr id="2" name="Title" descr="A curve"/></p:nvSpPr>
      <a:t>{SHOWN}</a:t></p:sp><p:pic><p:cNvPr id="3" name="{C}.jpg" descr="{C}.jpg"/></p:pic>
      </p:spTree></p:cSld></p:sld>"""
    authors = (
        f'<p:cmAuthorLst {P}><p:cmAuthor id="0" name="{C}" initials="{C}" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    )
    kinds = {
        "ppt/presentation.xml": f"{KINDS}.presentationml.presentation.main+xml",
        "ppt/slides/slide1.xml": f"{KINDS}.presentationml.slide+xml",
        "ppt/commentAuthors.xml": f"{KINDS}.presentationml.commentAuthors+xml",
        "ppt/tags/tag1.xml": f"{KINDS}.presentationml.tags+xml",
    }
    return zipped({
        "[Content_Types].xml": types(**kinds),
        "_rels/.rels": rels(("officeDocument", "ppt/presentation.xml"), ("thumbnail", "docProps/thumbnail.jpg")),
        "docProps/thumbnail.jpg": with_secrets("JPEG"),
        "ppt/presentation.xml": presentation,
        "ppt/_rels/presentation.xml.rels": rels(
            ("slide", "slides/slide1.xml"), ("commentAuthors", "commentAuthors.xml"), ("tags", "tags/tag1.xml")
        ),
        "ppt/slides/slide1.xml": slide,
        "ppt/commentAuthors.xml": authors,
        "ppt/tags/tag1.xml": f"<x>{C}</x>",
    })  # fmt: skip


OPEN = "urn:oasis:names:tc:opendocument:xmlns"
ODF = (
    f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" xmlns:draw="{OPEN}:drawing:1.0" '
    f'xmlns:meta="{OPEN}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="{OPEN}:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:style="urn:style" '
    'xmlns:officeooo="http://openoffice.org/2009/office"'
)


def telling_odt(**more: str | bytes) -> bytes:
    """A text of LibreOffice that tells of its maker wherever one can."""
    made = f"<dc:creator>{C}</dc:creator><dc:date>2026-11-22T09:00:00</dc:date>"
    content = f"""<office:document-content {ODF}><office:scripts><x>{C}</x></office:scripts>
      <style:text-properties officeooo:rsid="{C}" officeooo:paragraph-rsid="{C}"/>
      <office:body><office:text><text:tracked-changes><text:changed-region><text:insertion><office:change-info>{made}
      </office:change-info></text:insertion></text:changed-region></text:tracked-changes>
      <text:p>{SHOWN}<office:annotation>{made}<meta:creator-initials>{C}</meta:creator-initials>
      <text:p>A note</text:p></office:annotation><text:author-name>{C}</text:author-name>
      <text:sender-email>{C}</text:sender-email><text:file-name>{C}</text:file-name>
      <text:a xlink:href="https://example.org/">a page</text:a><text:a xlink:href="../../{C}.odt">a file</text:a>
      <draw:frame draw:name="{C}.jpg"><draw:image xlink:href="Pictures/{C}.jpg"/>
      <svg:desc>{C}.jpg</svg:desc></draw:frame>
      <draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>
      </draw:frame></text:p></office:text></office:body></office:document-content>"""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {ODF}/>",
        f"Pictures/{C}.jpg": with_secrets("JPEG"),
        "Object 1/content.xml": f"<office:document-content {ODF}/>",
        "ObjectReplacements/Object 1": C,
        "META-INF/manifest.xml": f"<x>{C}</x>",
        "META-INF/documentsignatures.xml": f"<x>{C}</x>",
        "Versions/content.xml": f"<x>{C}</x>",
        "Object 1/meta.xml": f"<x>{C}</x>",
        "Thumbnails/thumbnail.png": with_secrets("PNG"),
        "Basic/Standard/Module1.xml": f"<x>{C}</x>",
    }
    for name in ("meta.xml", "settings.xml", "manifest.rdf", "layout-cache", f"{C}.xml"):
        files[name] = f"<x>{C}</x>"
    return zipped(files | more, note=C)
