"""The words of the demo: invented people in three invented communities."""

from dataclasses import dataclass, field
from typing import Any

from alongside.aliases.models import Told


@dataclass(frozen=True)
class CommunityWords:
    """What a doorway says."""

    name: str
    purpose: str
    audience: str
    week: str
    joining: str = "open"
    is_open: bool = False


@dataclass(frozen=True)
class AliasWords:
    """Somebody in one of the communities."""

    person: str
    community: str
    name: str
    days_ago: float
    told: Told = field(default_factory=Told)
    role: str = ""
    greeting: str = ""


@dataclass(frozen=True)
class Turn:
    """One post of a conversation."""

    by: str
    text: str
    after: float = 0  # hours since the thread began
    kind: str = ""
    wish: str = ""
    notes: tuple[str, ...] = ()
    answers: int | None = None
    signs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Talk:
    """One thread."""

    community: str
    title: str
    days_ago: float
    turns: tuple[Turn, ...]
    pinned: bool = False


COMMUNITIES = {
    "kitchen": CommunityWords(
        "Kidney Kitchen",
        "Eating well, and with joy, when kidneys need care.",
        "For people who live with kidney disease, and those who cook for them.",
        "Most days somebody asks about a dish or a bad day. On Sundays we share what we cooked.",
    ),
    "harbour": CommunityWords(
        "Thyroid Harbour",
        "Company through thyroid cancer: before, during, and long after.",
        "For people who have or had thyroid cancer, at any stage.",
        "Scan weeks are the busy ones. On quiet days we talk about everything else.",
        joining="ask",
    ),
    "porch": CommunityWords(
        "The Open Porch",
        "What we would tell somebody who was told today.",
        "For anyone. Everybody can read along here, also without joining.",
        "Short pieces of what helped in the first weeks.",
        is_open=True,
    ),
}

ALIASES = (
    AliasWords("host", "kitchen", "Heron", 190, {"lives_with": True, "pronouns": "she", "about": "Nine years with one "
        "kidney that mostly behaves. I cook for five."}, "founder", "Come in, sit down. Nobody has to talk."),
    AliasWords("jo", "kitchen", "Maple", 180, {"lives_with": True, "about": "Peritoneal dialysis, nights."},
        "moderator", "I read everything here in the evening. Ask me anything."),
    AliasWords("member", "kitchen", "Lily", 150, {"cares_for": True, "about": "I cook for my father."}),
    AliasWords("sam", "kitchen", "Old Oak", 140, {"lives_with": True}, "welcomes"),
    AliasWords("kim", "kitchen", "Saffron", 90, {"lives_with": True, "about": "Transplant in spring."}),
    AliasWords("ana", "kitchen", "Río", 60, {"cares_for": True, "about": "Mi hermana y yo. Español or English."}),
    AliasWords("newcomer", "kitchen", "Fern", 2, {"lives_with": True}),
    AliasWords("pat", "kitchen", "Bramble", 1),
    AliasWords("lee", "harbour", "Lantern", 195, {"lives_with": True}, "founder", "Eleven years out, still here."),
    AliasWords("host", "harbour", "Pebble", 120, {"lives_with": True}),
    AliasWords("member", "harbour", "Quiet Wave", 100, {"lives_with": True}),
    AliasWords("kim", "harbour", "Anchor", 80, {"lost_someone": True}, "welcomes"),
    AliasWords("jo", "porch", "Step", 170, {"lives_with": True}, "founder", "Written slowly, for a hard first week."),
    AliasWords("sam", "porch", "Windowsill", 160, {"lives_with": True}),
    AliasWords("member", "porch", "Second Cup", 130, {"cares_for": True}),
)  # fmt: skip

THREADS = (
    Talk("kitchen", "Before you begin: how we talk here", 185, (
        Turn("host", "Hello, and welcome. A few things that keep this table a good one:\n\n"
            "* Say what **happened to you**. What to do about it is for you and your care team.\n"
            "* You never have to answer. Reading is taking part.\n"
            "* If something worries you, tell us. You don't have to be sure.\n\n"
            "There is soup on the stove."),
    ), pinned=True),
    Talk("kitchen", "Potatoes without the worry?", 30, (
        Turn("member", "My father loves potatoes and his potassium came back high. The dietitian said to boil them "
            "twice. Has anyone made that taste of something?", kind="asking", wish="advice",
            signs=(("sam", "here"),)),
        Turn("sam", "I did this for two years. Cut small, boil, throw the water away, boil again. Then a hot pan, a "
            "little oil, and **rosemary**. It is not the same potato. It is a good one.", 3, "experience",
            signs=(("member", "here"), ("kim", "here"))),
        Turn("kim", "Same here. Mine come out best when I let them go cold in between.", 5, "experience", answers=1),
        Turn("host", "One thing to ask the dietitian: how many a week? For me the number changed every few months "
            "with the bloods, so somebody else's number is no use. She gave me this to read: 10.5555/12345678", 20,
            "experience"),
        Turn("member", "He ate them. He said \"not bad\", which is a lot. Thank you all.", 70,
            signs=(("sam", "here"), ("host", "here"))),
    )),
    Talk("kitchen", "Tomorrow is the first dialysis day", 12, (
        Turn("ana", "Mañana empieza mi hermana. She says she is fine. I am not. No need to say anything clever, I "
            "just wanted it written down somewhere.", wish="listen", notes=("needles",),
            signs=(("host", "thinking"), ("sam", "here"), ("jo", "thinking"))),
        Turn("jo", "Here. All day tomorrow too.", 1, wish="no-answer"),
        Turn("sam", "Take a blanket. The rooms are cold and nobody tells you.", 2, "experience"),
        Turn("ana", "We took the blanket. She slept. Gracias.", 26),
    )),
    Talk("kitchen", "Sunday plates", 6.5, (
        Turn("kim", "Rice with cauliflower, lemon, and the good oil. I danced a bit while it cooked.",
            signs=(("member", "here"),)),
        Turn("host", "Bread! First one since spring. It did not rise and we ate it anyway.", 2),
        Turn("member", "Egg whites, peppers, too much smoked paprika. He asked for more.", 6),
        Turn("jo", "Toast. It counts.", 30),
    )),
    Talk("kitchen", "What do you say when people ask “are you better now?”", 4, (
        Turn("kim", "Everybody means well. Since the transplant they all say \"so now you're cured\". I smile and go "
            "home tired. What do you say?", kind="asking", wish="advice", signs=(("member", "thinking"),)),
        Turn("host", "\"Better than spring, thank you.\" It is true and it ends there.", 2, "experience"),
        Turn("sam", "Depends on who. To the neighbour: \"mustn't grumble\". To my brother: all of it.", 9,
            "experience", answers=1),
        Turn("member", "I'm on the other side of this and I ask it too. Reading here I understand why he goes quiet.",
            14, signs=(("kim", "here"),)),
    )),
    Talk("kitchen", "Hello, I'm new", 0.4, (
        Turn("newcomer", "Stage 3b, told on Tuesday. I don't know what to ask yet. Has anyone been this confused by a "
            "list of foods?", kind="asking", wish="advice"),
    )),
    Talk("harbour", "Scan week again", 9, (
        Turn("member", "Scan on Thursday. I clean the house when I'm scared, so the house is very clean.",
            kind="experience", wish="listen", notes=("scans",), signs=(("lee", "thinking"), ("host", "here"))),
        Turn("lee", "Eleven years and I still do the cupboards. It is a good house.", 3, "experience"),
        Turn("host", "Thinking of you on Thursday, and on the days you wait for the letter.", 8),
    )),
    Talk("harbour", "Voice after surgery: when did yours come back?", 40, (
        Turn("host", "Three weeks and still a whisper. I read stories to my son with a bell in my hand.",
            kind="asking", wish="advice"),
        Turn("lee", "Mine took four months, then one morning I was singing in the car. A speech therapist helped me "
            "more than I thought. Ask your team when you could see one.", 6, "experience"),
        Turn("kim", "My wife's took most of a year. The whisper was enough for everything that mattered.", 30,
            "experience", notes=("death",)),
    )),
    Talk("porch", "The first night", 150, (
        Turn("jo", "Nobody slept, and that was all right. I wish I had known that the first list of questions could "
            "be bad. The second one is better.", kind="experience"),
        Turn("sam", "I told one person that night. Only one. It was enough.", 10, "experience"),
        Turn("member", "Write down the telephone number of the ward on paper and put it on the fridge. On paper.", 40,
            "experience"),
    )),
    Talk("porch", "What to take to the first appointment", 100, (
        Turn("sam", "Somebody who writes. You will hear half of it.", kind="experience"),
        Turn("jo", "Three questions, not thirty. Big letters. Leave space for the answers.", 5, "experience"),
    )),
)  # fmt: skip

# Who came in a few days ago.
NEW = ("newcomer", "pat")

# What waits for the hosts of the kitchen: words that read like a sale, a worry about an answer (by whom, in which
# thread, beside which post, why, in which words), the hours of hosts (weekday, from, to), and a word for the next one.
SALE = ("pat", "What helped me", "Buy my tea, only 20 euro, order on my page now. It cures kidneys.")
WORRY = ("member", "Potatoes without the worry?", 2, "harmful", "Some of us may eat none at all. Would they know?")
HOURS = (("jo", 0, 18, 21), ("jo", 6, 17, 20), ("host", 2, 19, 22))
LEFT_WORD = (
    "jo",
    "Río likes to be asked how her sister is. I did so today.\nI did not get to the question of the visitor.",
)

# What those who welcome people said that they know.
OFFERS = {"Old Oak": "dialysis at night, waiting for a kidney", "Anchor": "the first weeks alone, scan days"}

# A paper that the demo names: its number is the one that everybody may use for trying things out. And notes with a
# source: in which thread, beside which post, by whom, shown by whom (or not yet), the words and where they can be read.
PAPER = ("10.5555/12345678", "An invented study of potatoes, boiled once and boiled twice", 2019)
NOTES = (
    ("Potatoes without the worry?", 1, "ana", "host",
        "A small study measured this: two boils took out more than one, and how much was left differed from kind to "
        "kind.", PAPER[0]),
    ("Tomorrow is the first dialysis day", 3, "member", "",
        "Feeling cold at the machine is common. This leaflet has a list of what to ask there.",
        "https://example.org/leaflet"),
)  # fmt: skip

# By whom, to where, subject, and words: mails that came in, of which the demo shows what becomes.
MAILS = (
    ("member", "kitchen", "Soup on Thursday", "Leeks and one small potato, boiled twice. He had seconds.\n\n"
        "-- \nMargaret Miller\n+44 20 7946 0958\n"),
)  # fmt: skip

# Two friends: who says what, the first of it an ask. Then who asks whom to be friends, and in which words.
LETTERS = (
    ("member", "Your soup got him to eat again. May I write to you now and then?"),
    ("sam", "Please do. I am awake most nights anyway, with the machine."),
    ("member", "He laughed today. I wanted to tell somebody who knows what that is worth."),
    ("sam", "I do. Tell him an old oak says hello."),
)
ASKS = ("kim", "member", "We both cook for somebody. I would like to know how you two are, away from the others.")

# A meet-up: who plans it, in which words, and who comes how.
MEETUP = ("host", {
    "title": "An afternoon with soup",
    "what": "We sit, eat what each may eat, and talk or not. Nobody has to cook. Bring somebody if you like.",
    "roughly": "Valencia, near the old market",
    "place": "The back room of the reading house, ring at the green door. There is a lift.",
    "quiet_room": "A small room with two armchairs, next door.",
    "seats": "Chairs with arms for everybody.",
    "food": "One soup without salt, one with. Tell me what you can't eat.",
    "leaving_early": "Go whenever you like. The door stays open, and nobody asks.",
})  # fmt: skip
COMES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("host", {"seen_by": "members", "photos": "amber"}),
    ("sam", {"seen_by": "members", "photos": "red", "offers_ride": True, "ride": "From the north side, two seats."}),
    ("ana", {"perhaps": True, "photos": "green", "needs_ride": True}),
)

# What founders said for the guide, so that a visitor's own words lead to them.
FOUND_BY: dict[str, dict[str, list[str]]] = {
    "kitchen": {"conditions": ["kidney disease", "dialysis", "kidney transplant"],
                "stands": ["lives_with", "cares_for"], "hopes": ["company", "answers"]},
    "harbour": {"conditions": ["thyroid cancer"], "stands": ["lives_with"], "hopes": ["company", "answers"]},
}  # fmt: skip

# Who guides, and what a visitor asked.
GUIDE = "host"
VISITOR = (
    "My brother has a rare thing with his lungs, and we live far from any town. Is there anybody to talk to by mail?"
)
