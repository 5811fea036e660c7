"""What we write to somebody about a mail of theirs: a question, a refusal, a note; and reading their yes or no."""
