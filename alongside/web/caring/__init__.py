"""What somebody in danger sees, and hosts of it: the card, lines to call, and the case's own part of its page."""
