"""Who is on duty when, one host's shift at a time, and what one leaves for the next to know."""
