"""Words for offices and trades, for people, and for the texts and groups that can be quoted."""

import re
from functools import lru_cache

from bot.understand.quotes.cues import word_set

TITLES = word_set(
    """
    secretary president senator sen sens rep reps representative congressman congresswoman governor gov mayor chairman
    chairwoman chairperson chair co-chair co-chairman speaker leader minister chancellor premier ambassador envoy
    general gen lt lieutenant col colonel sgt sergeant capt captain adm admiral maj major cmdr commander cpl judge
    justice attorney director spokesman spokeswoman spokesperson mr mrs ms mx dr doctor prof professor rev reverend fr
    sir lord lady dame king queen prince princess pope cardinal bishop archbishop rabbi imam pastor sheriff chief
    officer detective inspector coach candidate nominee adviser advisor strategist consultant manager pollster host
    co-host anchor moderator analyst reporter correspondent columnist journalist commentator editor author writer
    novelist actor actress comedian singer musician rapper artist filmmaker producer founder co-founder ceo executive
    vice-president deputy whip counsel solicitor administrator commissioner superintendent councilman councilwoman
    councillor councilor assemblyman assemblywoman lawmaker legislator aide activist lawyer economist scientist
    historian expert scholar researcher fellow businessman businesswoman billionaire mogul investor entrepreneur
    prosecutor treasurer surrogate operative organizer delegate veteran resident neighbor student teacher principal
    dean provost supporter voter blogger mp mep first-minister hon pres supt del friend wife husband son daughter
    brother sister mother father star legend champion front-runner frontrunner hopeful contender challenger incumbent
    boss ally guru tycoon magnate opponent rival critic head member official owner partner publisher psychologist
    surgeon neurosurgeon physician pundit whistleblower astronaut mom dad grandfather grandmother cousin uncle aunt
    nephew niece constituent specialist speechwriter publicist counselor contributor co-chairwoman vice-chair
    campaigner farmer engineer nurse soldier driver worker lobbyist donor fundraiser banker trader physicist biologist
    geologist epidemiologist meteorologist sociologist secretary-general comptroller ombudsman chaplain priest monk
    architect chef
    brig insp const det brigadier commodore constable alderman alderwoman monsignor ayatollah sheikh headteacher
    headmaster headmistress goalkeeper goalie striker midfielder defender winger fly-half scrum-half quarterback
    photographer stylist designer violinist pianist guitarist drummer composer playwright screenwriter accountant
    barrister dentist electrician firefighter fisherman florist hairdresser instructor interpreter librarian magistrate
    midwife paramedic pensioner pharmacist psychiatrist realtor shopkeeper surveyor therapist translator veterinarian
    waitress virologist statistician mathematician technician vice-chancellor rector registrar curator councilmember
    congressmember committeeman committeewoman assemblymember co-author co-owner co-director co-leader conservationist
    ecologist environmentalist naturalist sculptor choreographer cyclist golfer sprinter footballer cricketer
    cllr ald amb keeper chairmen spokesmen editor-in-chief advocate tempore ag vp dj secretary-treasurer singer-songwriter
    """
)
"""Words for an office or a trade. Before a name they are part of the role, with a capital or without."""

_TRADES = word_set(
    """
    baker barber beekeeper bricklayer brewer broker builder butcher carpenter cleaner clerk conductor contractor cook docker
    dancer fireman fishmonger forester gamekeeper gardener grocer guard guide innkeeper janitor jockey lecturer
    locksmith mechanic miner painter pilot plumber poet policeman policewoman porter postman potter programmer ranger referee
    sailor salesman shepherd skipper steward swimmer tailor trainer trooper tutor undertaker vet volunteer waiter warden
    weaver welder developer retailer seller vendor analyst apprentice trainee captain boxer wrestler runner rower racer
    intern postdoc machinist roofer boatman ferryman lifeguard caretaker custodian bartender barista receptionist
    """
)
"""More trades. Many are surnames as well, so they count only in lower case."""

_AGENTS = re.compile(r"[a-z-]{2,}(?:[^l]ist|alist|ator|neer|ician|grapher|keeper|man|woman)$")
_NO_AGENTS = word_set(
    """
    assist consist exist insist persist resist twist subsist desist mist wrist gist indicator generator calculator elevator
    equator radiator refrigerator accelerator incubator veneer denominator human woman
    """
)
"""Words that end like a trade ("hydrologist", "negotiator") and are none."""

SURNAMES = word_set("king dean bishop pope prince judge star coach cardinal major fellow priest monk chef lord driver head")
"""Offices that are surnames as well ("Ann King")."""

KIN = word_set(
    """
    wife husband son daughter brother sister mother father mom dad mum grandfather grandmother cousin uncle aunt nephew niece
    widow widower fiance fiancee fiancé fiancée boyfriend girlfriend partner spouse stepson stepdaughter stepfather stepmother
    grandson granddaughter friend neighbor neighbour colleague
    """
)
"""Words for a relation to somebody. They say nothing without that person's name."""

MODIFIERS = word_set(
    """
    former longtime long-time senior vice deputy presidential vice-presidential campaign communications national
    foreign press chief executive acting current top then ex running mate democratic republican libertarian
    conservative liberal party news radio tv television policy legal political state federal retired fellow prime
    first finance defense interior security opposition house senate white supreme gop talk talk-show lead veteran
    outgoing incoming interim assistant associate regional local independent economic military police fire city county
    union chief-of-staff junior onetime one-time real estate public technology tech science sports business finance
    media opinion investigative managing contributing
    """
)
"""Words that are part of an office, before it or behind it."""

_PERSONS = word_set(
    """
    source observer insider person man woman men women boy girl kid child children people parent colleague protester
    demonstrator supporter boss user fan customer investigator authorities troops forces staff family relatives rebel
    widow widower survivor victim refugee migrant immigrant teenager passenger commuter shopper tenant landlord homeowner
    villager farmhand witness bystander narrator watchdog insider questioner commenter poster tweeter attendee employee
    staffer operative activist native graduate confidant heavyweight loyalist diplomat patient plaintiff defendant juror
    suspect inmate prisoner owner buyer visitor tourist guest caller listener viewer reader pupil classmate teammate
    roommate neighbour mum counsel attorney staffers crew jury police announcer radioman cop medic judge lawyers hero
    biographer advocate impersonator look-alike impostor contestant democrat republican voter killer shooter attacker bomber
    dispatcher winner loser player robber hacker jihadi militant fighter gamer dealer holder influencer
    """
)

_GROUPS = word_set(
    """
    group campaign agency company commission committee union organization organisation team crowd government ministry
    department family outlet newspaper paper magazine tabloid publisher station network broadcaster firm charity bank board
    council court panel party club school university college hospital church association federation foundation institute
    office police service authority coalition alliance embassy administration army navy parliament senate congress cabinet
    tribunal museum academy clinic league think-tank watchdog community branch chapter unit division bureau
    """
)
"""Groups of people. With a name they can speak ("the Dockers' Federation"); without one they identify nobody."""

_TEXTS = word_set(
    """
    report statement site website study survey letter lawsuit suit complaint ad advert advertisement video memo document note
    email e-mail post article story book transcript tweet message release editorial column filing affidavit indictment
    ruling petition caption resolution bulletin notice response file decree constitution papers page blog clip piece
    voice-over brochure posting passage footnote paragraph playbook dossier leaflet flyer pamphlet questionnaire complaint lyrics
    """
)
"""Texts and recordings that words are quoted from. A reader would want to know who wrote them."""


@lru_cache(maxsize=4096)
def is_office(word: str) -> bool:
    """Whether a word, as printed, is an office or a trade."""
    low = word.lower().rstrip(".")
    if low in TITLES or low.endswith(("ologist", "ographer")):
        return True
    return word == low and (low in _TRADES or has_trade_ending(low))


def has_trade_ending(low: str) -> bool:
    """Whether a lower-case word ends like a trade ("creator", "hydrologist")."""
    return bool(_AGENTS.match(low)) and low not in _NO_AGENTS


@lru_cache(maxsize=4096)
def is_person(word: str) -> bool:
    """Whether a lower-case noun, singular or plural, means a person."""
    return any(form in _PERSONS or is_office(form) for form in (word, word.removesuffix("s"))) or word.endswith("-year-old")


def is_group(word: str) -> bool:
    """Whether a lower-case noun means a group of people."""
    return word in _GROUPS or word.removesuffix("s") in _GROUPS


def is_text(word: str) -> bool:
    """Whether a lower-case noun means something written or broadcast."""
    return word in _TEXTS or word.removesuffix("s") in _TEXTS


def is_quotable(word: str) -> bool:
    """Whether a lower-case noun means a person, a group or a text that can be quoted."""
    return is_person(word) or is_group(word) or is_text(word)
