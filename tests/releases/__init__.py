"""Databases as past releases left them, so that each release is tried on what people really have."""
