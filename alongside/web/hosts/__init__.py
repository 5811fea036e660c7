"""The hosts' side: what waits, longest first, and what one can do, as verbs with their consequence beside them."""
