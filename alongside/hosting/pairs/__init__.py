"""What takes two: letting somebody go, shredding a post, breaking the glass; and what a founder alone does instead."""
