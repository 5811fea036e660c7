"""What the hosts' side keeps: cases and decisions, who is on duty, who waits for a welcome, who was shown a card."""

from alongside.hosting.models.cases import Case, CaseKind, Reason, Said, Urgency
from alongside.hosting.models.crisis import Card, Escalation
from alongside.hosting.models.decisions import Decision, OutsideSecond, Proposal, ProposalKind
from alongside.hosting.models.duty import Duty, DutyKind, HandOver, HostCare, ReadUpTo, Shift
from alongside.hosting.models.welcome import Answer, Nudge, Offer, Wait

__all__ = [
    "Answer", "Card", "Case", "CaseKind", "Decision", "Duty", "DutyKind", "Escalation", "HandOver", "HostCare",
    "Nudge", "Offer", "OutsideSecond", "Proposal", "ProposalKind", "ReadUpTo", "Reason", "Said", "Shift", "Urgency",
    "Wait",
]  # fmt: skip
