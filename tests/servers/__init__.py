"""Real servers that tests start and stop themselves: a private PostgreSQL, the site, a browser."""
