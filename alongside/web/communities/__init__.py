"""A community as seen from outside and from its middle: doorway, founding, guidelines, invitations, questions."""
