"""Aliases: the public face of a person in one community, and nothing that leads back to the person.

An alias is steady where it lives, changeable for safety, and its old name leaves every page at once.
"""
