"""Which communities fit somebody's own words: on this machine, without sending, keeping or logging any of them."""

from alongside.guide.matching.match import match
from alongside.guide.matching.told import Described, Found, Reason, Why

__all__ = ["Described", "Found", "Reason", "Why", "match"]
