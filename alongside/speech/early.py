"""What first words between two who hardly know each other may lead to. It decides nothing; it warns the reader alone.

It sees more than the look at what is said in threads, where many read along and a host decides: here a warning too
many costs a glance, and one too few perhaps somebody's savings.
"""

import re

from alongside.core.index.words import fold
from alongside.speech.exposure import Kind, exposures_in
from alongside.speech.look import Claim, look, scams_in

# Names of places are the same in every language. Those that are plain words too count only where one writes "on" them.
_PLACES = re.compile(
    r"\b(?:whats ?app|wats ?app|wh?a(?:t)?sap|guasap|telegram|we ?chat|viber|snap ?chat|hangouts|google chat|skype"
    r"|discord|instagram|insta|facebook|messenger|t\.me|wa\.me|kik|threema|line app"
    r"|(?:on|over|via|use|have|through|por|en|uso|tienes) signal|signal (?:app|number|group))\b"
)
_MOVING = re.compile(
    r"\b(?:(?:talk|write|chat|go on|continue|meet|speak) (?:somewhere|someplace) (?:else|private|more private)"
    r"|(?:outside|off) (?:of )?(?:this|the) (?:site|place|page|platform|app)"
    r"|your (?:phone |mobile |cell )?number|your (?:e-?mail|mail) address|text me|private (?:e-?mail|mail)"
    r"|fuera de (?:aqui|esta pagina|este sitio)|tu (?:numero|telefono|movil|celular|correo)|otro sitio mas privado)\b"
)
_MONEY = re.compile(
    r"\b(?:lend me|borrow (?:some |a little )?money|money for (?:my|the|a)|send (?:me )?(?:some |a little )?money"
    r"|gift cards?|bank account|bitcoin|crypto|invest(?:ment|ing)?|loan|need (?:some )?money|prestame|prestarme|dinero"
    r"|prestamo|bizum|cuenta bancaria|invertir|inversion|tarjetas? de regalo|paypal|western union|gofundme)\b"
)
_CURE = re.compile(
    r"\b(?:miracle|(?:natural|herbal|secret) (?:cure|remedy|treatment)|cured? (?:me|my|him|her|people)|healer|curandero"
    r"|milagro|remedio natural|me cur(?:o|e)|cura (?:natural|el|la|para)|detox protocol)\b"
)


def asks_for_money(text: str) -> bool:
    """Whether these words speak of giving, lending or investing."""
    return bool(_MONEY.search(fold(text)) or {"payment", "crypto", "fundraiser"}.intersection(scams_in(text)))


def offers_cure(text: str) -> bool:
    """Whether they speak of a cure, or tell the reader what to do with their medicine."""
    if _CURE.search(fold(text)) or "cure" in scams_in(text):
        return True
    return look(text).claim == Claim.TO_OTHERS


def asks_elsewhere(text: str) -> bool:
    """Whether they lead to another place, where nobody here can help."""
    folded = fold(text)
    if _PLACES.search(folded) or _MOVING.search(folded) or "elsewhere" in scams_in(text):
        return True
    return any(one.kind in (Kind.PHONE, Kind.ADDRESS, Kind.OWN_ADDRESS) for one in exposures_in(text))
