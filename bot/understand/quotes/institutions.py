"""Recognises names of institutions and outlets."""

import re
from collections.abc import Iterable

from bot.understand.quotes.cues import word_set
from bot.understand.quotes.statements import bare

INSTITUTIONS = word_set(
    """
    house senate congress party committee department university institute center centre council commission agency
    bureau court police union association foundation campaign group company corp corporation inc bank ministry
    government army navy administration office team club school college hospital church network board fund federation
    league society service services chamber authority coalition alliance project nations republicans democrats americans
    kremlin pentagon parliament states street city county state district institution academy embassy assembly senate
    trust organization organisation initiative museum library laboratory headquarters festival
    """
)
"""Words that make a name an institution's."""

BARE = INSTITUTIONS - word_set("house senate congress republicans democrats americans kremlin pentagon parliament navy army")
"""Words of INSTITUTIONS that alone do not say which one is meant ("the Federation")."""

OUTLETS = word_set(
    """
    times post news journal press reuters radio tv television magazine tribune guardian herald today chronicle globe
    bloomberg gazette telegraph observer daily network wire podcast broadcasting telegram week weekly review examiner
    register sun mirror independent inquirer dispatch beast monitor agency interfax tass afp
    """
)
_CALLED_BY_LETTERS = word_set(
    """
    BBC CNN NBC CBS ABC MSNBC CNBC AFP AP PBS NPR ITV ITN RTE RTÉ CBC CTV ZDF ARD DPA RAI EFE ANSA UPI SBS NHK MTV ESPN LBC WSJ
    NYT RT RTL SVT NRK YLE DW DR TVP ORF SRF RTVE TVE TF1 BFM NDTV PTI ANI SABC KBS MBC YTN PTV NTV HBO GMA CGTN CCTV ITAR
    """
)
_CALL_SIGN = re.compile(r"(?:[WK][A-Z]{2,3}|[A-Z]{1,3}(?:NN|BC|TV|FM))$")
"""Call signs and letters of stations. Other letters are an agency or a party ("told NASA" is first-hand)."""


def is_institution(words: Iterable[str]) -> bool:
    """Whether a name has a word for institutions or outlets in it."""
    return any(bare(word.lower()) in INSTITUTIONS | OUTLETS for word in words)


def is_outlet(words: Iterable[str]) -> bool:
    """Whether a name looks like a newspaper's, a station's or a news agency's."""
    words = list(words)
    if any(bare(word.lower()) in OUTLETS for word in words):
        return True
    letters = bare(words[0]) if len(words) == 1 else ""
    return letters in _CALLED_BY_LETTERS or _CALL_SIGN.match(letters) is not None
