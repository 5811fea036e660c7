"""Mail about mail: what servers tell of a mail they could not deliver, and what providers tell of a complaint.

`reading.read_report` turns such a mail into who did not get it and why, and says None for any other mail.
Standard reports are read by their fields, private ones by what they say in words; both end in the same small
set of families, and a text that speaks of rules or spam is never taken for a mailbox that is gone.
Anybody can write a report: which member one is about, callers learn from what only we could have put in `original`.
"""
