"""Showing the hosts what worries one in a private conversation."""
