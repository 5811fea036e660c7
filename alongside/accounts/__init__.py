"""Persons: the private side of everybody here, which nobody else ever sees.

A person has one or more ways to sign in (a passkey, a printed recovery phrase, a mail address that a code is sent to),
preferences, consents and sessions. Whatever tells who somebody is lies sealed under that person's own key; addresses
are looked up by a keyed fingerprint. Losing every way to sign in means losing the account, and the pages say so.

Accounts publish no events. Events lie in the order in which things happened, so one that names a person beside one
that names an alias would tell who came as whom.
"""
