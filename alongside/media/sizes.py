"""Every limit on pictures and documents, with its reason."""

from datetime import timedelta

MOST_BYTES = 20 * 1024 * 1024  # a photo straight from a phone is 3 to 12 MB
MOST_PIXELS_OF_A_PHOTO = 50_000_000  # the sharpest setting of most phones; a JPEG is decoded smaller, in 100 MB
MOST_PIXELS = 25_000_000  # other kinds are decoded whole, in up to 400 MB
LONGEST_SIDE = 20_000  # a sweep panorama has 16,000
MOST_AT_ONCE = 1  # decodings beside each other: half a second each, and a small machine keeps its memory
SECONDS = 30  # on a slow machine the largest accepted picture takes ten

FILES = {"large": 1600, "small": 480, "square": 96}  # longest side, in pixels; the square is for an alias

MOST_WORDS = 600  # letters of the alternative text: three or four sentences
MOST_CREDIT = 120  # letters of the credit, and of what was said about consent
A_DAY = timedelta(days=1)
A_PERSON_A_DAY = 60  # pictures one alias may bring in a day: an album, not a flood
KEPT_UNUSED = timedelta(days=2)  # counted in days, for finer times would tell when somebody wrote

MOST_BYTES_OF_A_DOCUMENT = 15 * 1024 * 1024  # thirty scanned pages; what is written anew may be a little larger
MOST_PAGES = 2_000  # of a PDF: no letter has so many, and each costs time
MOST_OBJECTS = 150_000  # parts of a PDF, looked at one by one: 180 tagged pages have 4,000
MOST_FILES_INSIDE = 2_000  # within an office file: slides with many pictures have some hundreds
MOST_UNPACKED = (
    100_000_000  # bytes of an office file once unpacked; text packs ten to one, and we hold a part at a time
)
DOCUMENTS_A_DAY = 20  # documents one alias may bring in a day: a folder, not a library
MOST_FOR_A_POST = 5  # documents below one post: what somebody may want to open
