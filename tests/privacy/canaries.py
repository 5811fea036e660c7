"""What must be found by its owner, and by nobody else: each secret string, and where it may stand.

A place is a role that opens pages (see tests/contracts/route_table.py), or one of the sinks: *rows*, what the database
holds; *file*, its raw bytes with the write-ahead log; *backup*, the content backup; *media*, the files of pictures;
*log*, what the server would write; *metrics*, what it tells this machine; *mailed*, what went by mail to addresses of
nobody here. What was mailed to somebody counts as told to their role.
"""

from dataclasses import dataclass

from tests.contracts.roles import AUTHOR, EVERYONE, HOSTS, MEMBERS, NOBODY, ROLES

SINKS = ("rows", "file", "backup", "media", "log", "metrics", "mailed")
STORED = frozenset({"rows", "file", "backup"})  # what people said, as it is
MAILED = frozenset({"mailed"})  # a letter to the one it is for
GARDEN = frozenset({"elsewhere", "author", "founder"})  # who is a member of the other community


@dataclass(frozen=True)
class Canary:
    """One secret: who must find it on a page, and where else it may stand."""

    text: str
    found_by: frozenset[str]
    may_stand: frozenset[str] = NOBODY

    def may(self, place: str) -> bool:
        """Whether it may stand in this place."""
        return place in self.found_by or place in self.may_stand


TOLD = AUTHOR | HOSTS
NORA = frozenset({"member"})
TWO = AUTHOR | NORA  # who are friends

# What mail programs, servers and strangers put into a mail; nobody is ever shown any of it
OF_MAIL = (
    "rechner", "leitung", "telefon", "zustellung", "schluessel", "hash", "sekretariat", "programm", "netzadresse",
    "faden", "arbeitgeber", "kennung", "karte", "visitenkarte", "zertifikat", "termin", "pgp", "beigelegt",
    "weitergeleitet", "zaehler", "rueckgabe", "mta", "beitritt", "stoerung", "stoerer", "postmeister",
)  # fmt: skip
BOXES = {"elsewhere": "otto", "member": "nora", "host": "mia", "founder": "ada"}  # whose mailbox is whose

CANARIES = (
    # The account: sealed, and on one's own pages alone
    Canary("canary-adresse", AUTHOR),
    Canary("canary-passkey", AUTHOR),
    Canary("canary-geraet", AUTHOR, STORED),
    Canary("canary-einstellung", NOBODY, AUTHOR),
    Canary("canary-sitzung", NOBODY),
    Canary("canary-netz", NOBODY),
    Canary("canary-empfang", NOBODY),
    Canary("canary-betreff", NOBODY, MAILED),
    Canary("canary-brief", NOBODY, MAILED),
    Canary("canary-code@", NOBODY),
    # The other alias
    Canary("Zaunkanarie", GARDEN, STORED),
    Canary("Vormalsname", NOBODY, frozenset({"file"})),  # until the write-ahead log is next emptied
    # Words
    Canary("canary-titel", MEMBERS, STORED),
    Canary("canary-worte", MEMBERS, STORED),
    Canary("canary-about", MEMBERS, STORED),
    Canary("canary-pronouns", MEMBERS, STORED),
    Canary("canary-bildworte", MEMBERS, STORED),
    Canary("canary-urheber", MEMBERS, STORED),
    Canary("canary-einwilligung", AUTHOR, STORED),
    Canary("canary-entwurf", AUTHOR),
    Canary("canary-frueher", AUTHOR, STORED),
    Canary("canary-zurueckgenommen", AUTHOR, STORED),
    Canary("canary-entfernt", AUTHOR, STORED | HOSTS),
    Canary("canary-gehalten", TOLD, STORED),  # words and title that wait for a host
    Canary("canary-wartetitel", TOLD, STORED),
    Canary("canary-stelle", TOLD, STORED),  # a passage that others don't read
    Canary("canary-anders", TOLD),
    Canary("canary-schloss", MEMBERS, STORED),
    Canary("canary-offen", EVERYONE, STORED),  # what is open to everyone is found by everyone
    # Pictures lose what their file told
    Canary("canary-dateiname", NOBODY),
    Canary("canary-exif", NOBODY),
    Canary("canary-gps", NOBODY),
    Canary("canary-comment", NOBODY),
    # Documents lose what tells of their maker
    Canary("canary-verfasser", NOBODY),
    # Hosts
    Canary("canary-grund", TOLD, STORED),
    Canary("canary-pause", NORA | HOSTS, STORED),
    Canary("canary-glas", HOSTS, STORED),  # why two hosts looked behind an alias; its owner is told after 14 days
    Canary("canary-zweiter-grund", HOSTS, STORED),
    Canary("canary-aussen", frozenset({"elsewhere"}), STORED),  # how the founder of the other community calls a second
    Canary("canary-wissen", AUTHOR),  # what somebody who welcomes people said they know
    Canary("canary-uebergabe", HOSTS),  # what one host leaves for the next
    Canary("canary-vertraulich", TOLD),
    Canary("canary-antwort", TOLD),
    Canary("canary-sorge", NORA | HOSTS),
    Canary("canary-frage", HOSTS),
    Canary("canary-auskunft", HOSTS, MAILED),
    Canary("canary-besuch", NOBODY),
    Canary("canary-fehlhinweis", AUTHOR),  # what somebody says isn't right in the directory; guides read it
    Canary("canary-ratsuche", AUTHOR),  # what a visitor asked the guide, who is Ben
    Canary("canary-wegweiser", AUTHOR, MAILED),
    Canary("canary-gastadresse", NOBODY, MAILED),  # the visitor's
    Canary("canary-bitte", HOSTS, STORED | {"waiting"}),
    # Notes beside posts: a proposed one is its proposer's and the hosts', a shown one everybody's here
    Canary("canary-quelle", MEMBERS, STORED),
    Canary("canary-beisatz", TOLD, STORED),
    Canary("canary-fundort", TOLD, STORED),
    Canary("canary-randnotiz", MEMBERS, STORED),
    Canary("canary-randantwort", MEMBERS, STORED),
    Canary("canary-randgrund", NORA | HOSTS, STORED),
    # Mail: what Ben wrote is read by members, and nothing else that came with it by anybody
    Canary("canary-postfach", MEMBERS, STORED),
    Canary("canary-auftakt", MEMBERS, STORED),
    Canary("canary-mailtitel", MEMBERS, STORED),
    Canary("canary-mailworte", MEMBERS, STORED),
    Canary("canary-mailantwort", MEMBERS, STORED),
    Canary("canary-abendtitel", MEMBERS, STORED),
    Canary("canary-abendgruss", MEMBERS, STORED),
    Canary("canary-abendfrage", MEMBERS, STORED),
    Canary("canary-abendzeile", MEMBERS, STORED),
    Canary("canary-abendantwort", MEMBERS, STORED),
    Canary("canary-abendbetreff", NOBODY),
    Canary("canary-html", MEMBERS, STORED),
    Canary("canary-unterschrieben", AUTHOR),
    Canary("Klarname", AUTHOR),
    Canary("901820", AUTHOR),
    Canary("canary-nurfuerdich", AUTHOR),
    Canary("canary-fremd", AUTHOR),
    Canary("canary-fremder@", AUTHOR),
    Canary("canary-hostwort", TOLD),
    Canary("canary-hostbetreff", TOLD),
    Canary("c.anary-adresse", NOBODY),
    *(Canary(f"canary-{what}", NOBODY) for what in OF_MAIL),
    *(Canary(f"canary-kasten-{name}", frozenset({role})) for role, name in BOXES.items()),
    # What two friends write is found by the two
    Canary("canary-anfrage", TWO),
    Canary("canary-vertraut", TWO),
    Canary("canary-privatbild", TWO, STORED),  # pictures and their words aren't sealed, in private neither
    Canary("canary-erwidert", TWO),
    Canary("canary-zurueckgeholt", NOBODY),
    Canary("canary-zettel", TWO),  # by mail
    Canary("canary-zettelzitat", NOBODY),
    Canary("canary-zettelbetreff", NOBODY),
    # A meet-up is read by members; its place, and how one comes, by whoever planned it and those who come
    Canary("canary-treffen", MEMBERS, STORED),
    Canary("canary-stuehle", MEMBERS, STORED),
    Canary("canary-treffpunkt", TWO),
    Canary("canary-mitfahrt", TWO),
    Canary("canary-hilfe", TWO),
    # A chat is read by members; what somebody wrote ahead by themselves alone, until it is asked
    Canary("canary-runde", MEMBERS, STORED),
    Canary("canary-willkommen", MEMBERS, STORED),
    Canary("canary-themenfrage", MEMBERS, STORED),
    Canary("canary-rolle", MEMBERS, STORED),
    Canary("canary-zeile", MEMBERS, STORED),
    Canary("canary-zwischenruf", MEMBERS, STORED),
    Canary("canary-nachlese", MEMBERS, STORED),
    Canary("canary-reihe", MEMBERS, STORED),
    Canary("canary-vorab", AUTHOR),
    Canary("canary-vorweg", NORA),
    # What one shows a friend is found by the two
    Canary("canary-wahrername", TWO),
    # An archive's writers
    Canary("Archivname", NOBODY),
    Canary("archiv-adresse", NOBODY),
    Canary("archiv-signatur", NOBODY),
    Canary("old-1@example.org", NOBODY),
)

PLACES_OF_ALL = (*ROLES, *SINKS)
