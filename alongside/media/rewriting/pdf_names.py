"""What a PDF may say, and what it may not, by the names its format gives."""


def _names(words: str) -> frozenset[str]:
    return frozenset(f"/{word}" for word in words.split())


# What the document, its pages and its lists of names may say; everything else is left out.
OF_ROOT = _names(
    "Type Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines AcroForm StructTreeRoot MarkInfo "
    "Lang OCProperties"
)
OF_PAGE = _names(
    "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group Annots Tabs StructParents "
    "UserUnit Dur Trans"
)
OF_NAMES = _names("Dests")
OF_SIGNATURES = _names("FT T Type Subtype Parent Rect P")

# What is left out wherever it stands: descriptions, private corners of programs, hidden files, scripts, file names.
NOWHERE = _names(
    "Metadata PieceInfo LastModified AF AA OpenAction JS JavaScript EmbeddedFiles EF RF UF DOS Mac Unix Desc XFA OPI "
    "Ref Alternates Thumb SpiderInfo CreatorInfo User Perms Collection DSS FFilter FDecodeParms Measure PtData"
)

# Notes on a page that may stay, and what of them goes: author, times, subject, sounds and files.
NOTES = _names(
    "Link Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Caret Ink Stamp "
    "Popup Widget"
)
OF_NOTES = _names("T M CreationDate NM Subj RC FS Sound ExData Movie AAPL:AKExtras")

# What a link may do, and what it may not.
ACTIONS = _names("GoTo URI Named SetOCGState ResetForm Hide Trans")
OTHER_ACTIONS = _names(
    "JavaScript Launch SubmitForm ImportData GoToR GoToE GoToDp Thread Sound Movie Rendition GoTo3DView "
    "RichMediaExecute"
)
LINKS = ("http://", "https://", "mailto:", "tel:")
