"""The welcome: who waits for a first answer, who offered to give one, and who is asked, gently, a few at a time."""
