"""Why nothing was fetched. Both are for the log and the one who runs the house; no member ever sees them."""


class NotFetched(Exception):
    """Nothing came."""


class FetchRefused(NotFetched):
    """This address is none that may be asked, or what came is none that may be taken: asking again changes nothing."""


class FetchFailed(NotFetched):
    """The other machine could not be reached, or did not answer as it should; it may another time."""
