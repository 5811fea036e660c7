"""Pages of meet-ups: the list, planning, one meet-up, coming to it, and its calendar."""
