"""Drafts: what isn't said yet, kept on the server as one types, sealed so that only its alias can read it."""
