"""The outbox of a demo: every mail that would have been sent, as a mail program shows it, and answered like one."""
