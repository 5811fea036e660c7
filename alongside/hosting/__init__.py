"""Hosting: what worries somebody, words to the hosts, questions from visitors, and what hosts make of them.

All three are cases: a sealed conversation between one alias or visitor and the hosts of a community.
"""
