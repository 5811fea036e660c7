"""Sources: what posts cite, what is known of it, and the notes that stand beside a claim about health."""
