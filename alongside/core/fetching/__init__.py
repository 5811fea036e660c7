"""The one way in which the house asks another machine for a page: https, to hosts that the caller names, and no other.

A name is resolved here, its addresses are looked at, and the very address that was looked at is connected to: what a
name means a moment later changes nothing. Nothing of ours goes along but the name of the software.
"""
