"""Ask the guide: the visitor's page, and the inbox of those who answer."""
