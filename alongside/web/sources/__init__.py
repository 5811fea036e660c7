"""Pages of the notes that stand beside posts: proposing, reading, deciding, answering, taking back."""
