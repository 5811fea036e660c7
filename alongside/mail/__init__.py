"""The mail door: what comes in ends in the same verbs as a form, and what goes out names nobody but by their alias.

In: `listening` keeps a mail; `take_in` has it read (`reading`), says who wrote it (`identify`, `doubt`) and lets the
step for its address act (`dispatch`, `act`). A step posts it (`posting`), or asks or refuses (`asking`).
Out: `sending` hands over posts and letters, which `letters` writes. `checkup` looks whether all of that works here.
"""
