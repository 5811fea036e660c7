"""Notify: who wants to hear of what. A notice is a row that waits for its reader; it is never counted."""
