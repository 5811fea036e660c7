"""What a mail does, by the address it came to: each step ends in a verb, a question or a refusal."""
