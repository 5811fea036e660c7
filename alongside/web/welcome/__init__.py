"""The welcome's pages: who waits, who is there when, what one offers, and what a newcomer may expect."""
