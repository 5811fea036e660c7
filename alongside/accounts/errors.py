"""What the accounts' verbs refuse, named by the state they found."""

from alongside.core.errors import Refused


class TooYoung(Refused):
    """The person did not say that they are 18 or older."""


class ConsentMissing(Refused):
    """Health-related words cannot be kept for somebody who did not agree to it."""


class NotRecentlyProved(Refused):
    """This needs a fresh proof that it is really this person."""


class CodeWrong(Refused):
    """The code did not fit; a few more tries are left."""


class CodeGone(Refused):
    """There is no code open in this browser: too old, used, or tried too often."""


class PhraseUnknown(Refused):
    """Nobody here has this phrase."""


class PasskeyRefused(Refused):
    """The passkey could not be proved, or nobody here has it."""


class LinkSpent(Refused):
    """A sign-in link was used already, or is too old."""


class AddressTaken(Refused):
    """The proven address already belongs to an account."""


class LastWayIn(Refused):
    """Taking this away would leave no way to sign in."""


class AddressUnlikely(Refused):
    """What was typed doesn't look like a mail address."""


class PreferenceUnknown(Refused):
    """A preference was given a value that isn't offered."""
