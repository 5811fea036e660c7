"""Reading a mail in a program of its own, which may be killed; and telling what one says, without acting on it."""
