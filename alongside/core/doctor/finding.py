"""What a look at the installation found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `trouble` is empty when it is well; `remedy` says what to do."""

    looked_at: str
    trouble: str = ""
    remedy: str = ""
    urgent: bool = True  # people lose something, or cannot come in
