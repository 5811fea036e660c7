"""The floor of the house: events, jobs, sealing, index, limits, text, ids and time, with no product words."""
