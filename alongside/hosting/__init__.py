"""Hosting: what worries somebody, words to the hosts, questions from visitors, and what hosts make of them."""
