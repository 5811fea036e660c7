"""Portability: people and communities come in and go with everything, in open formats; backups, and erasure."""
