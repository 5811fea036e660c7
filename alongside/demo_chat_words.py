"""What is said in the demo's weekly hour. Everything in it is invented."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """One line: who says it at which minute of the hour, to which question (0: beside them)."""

    minute: int
    to: int
    by: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class HourWords:
    """One hour."""

    title: str
    welcome: str
    questions: tuple[str, ...]
    parts: tuple[tuple[str, str, bool], ...]  # who, which role is shown, and whether they lead it too
    lines: tuple[Line, ...]


WEEKLY: dict[str, Any] = {
    "title": "The weekly hour",
    "welcome": "Every week at eight, with three questions. Come late, leave early, or just read along.\n\n"
    "Whoever can't come tonight has two days to answer.",
    "questions": (
        ("How was your week, in one line?", 5),
        ("What was easier than you thought?", 20),
        ("What would you like to ask the others?", 40),
    ),
}

HOURS = (
    HourWords(
        "The tired evenings",
        "Tonight it is about the evenings after dialysis, and about all other evenings on which nothing goes. "
        "Nobody has to be cheerful.",
        (
            "What does your tired feel like?",
            "What do you leave undone, and how is that?",
            "What does somebody do for you that helps?",
        ),
        (("jo", "leads tonight with Heron", True), ("sam", "two years of dialysis at night", False),
         ("kim", "a transplant since spring", False)),
        (
            Line(3, 0, "ana", "I'm only reading today. The soup is on."),
            Line(6, 1, "sam", "Like a wet coat. I can walk in it, but everything takes twice as long.", "experience"),
            Line(8, 1, "member", "My father says nothing, he just stops in the middle of a sentence. Then I know."),
            Line(10, 1, "kim", "Since the new kidney it is another tired. Before, it was in the bones. Now it comes "
                 "at four o'clock, like a bus.", "experience"),
            Line(13, 1, "jo", "Loud. Everything is too loud."),
            Line(21, 2, "host", "The windows. They have been undone since March and I can still see out.",
                 "experience"),
            Line(23, 2, "sam", "Letters. I let my brother open them on Sundays. It took me a year to ask him.",
                 "experience"),
            Line(26, 2, "member", "I leave my own things undone, not his. I only notice as I write this."),
            Line(28, 0, "jo", "Thank you for saying that, Lily."),
            Line(37, 3, "kim", "My neighbour takes the bins out and doesn't ring. That's all. It's a lot.",
                 "experience"),
            Line(40, 3, "member", "Somebody who asks what there was to eat, and not how he is."),
            Line(44, 3, "ana", "She who sits with us and knits. No questions. I want to be like that."),
        ),
    ),
    HourWords(
        "At other people's tables",
        "Birthdays, canteens, the aunt who cooks for days. How do you eat where somebody else has cooked?",
        (
            "What do you say before you come?",
            "Which dish has surprised you?",
            "When did you just eat it, and how was that?",
        ),
        (("jo", "leads tonight with Heron", True),),
        (
            Line(7, 1, "host", "I ring two days before and say three things I can eat. Three they can remember.",
                 "experience"),
            Line(9, 1, "sam", "Nothing. I eat at home first and come for the company.", "experience"),
            Line(22, 2, "member", "Couscous with peppers at his sister's. She had asked nobody, it just was right."),
            Line(25, 2, "kim", "Rice pudding. I had written it off, and she makes hers with rice milk."),
            Line(41, 3, "jo", "My mother's birthday. One slice of the cake with the nuts. I'd do it again, and I told "
                 "the nurse on Monday.", "experience"),
        ),
    ),
)  # fmt: skip
