"""The mail door. For now it only hands over letters: codes, and word of changes to an account."""
