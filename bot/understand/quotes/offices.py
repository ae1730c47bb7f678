"""Words for offices and trades, and for people in general."""

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
    """
)
"""Words for an office or a trade; before a name, capital or not, they belong to the role."""

MODIFIERS = word_set(
    """
    former longtime long-time senior vice deputy presidential vice-presidential campaign communications national
    foreign press chief executive acting current top then ex running mate democratic republican libertarian
    conservative liberal party news radio tv television policy legal political state federal retired fellow prime
    first finance defense interior security opposition house senate white supreme gop talk talk-show lead veteran
    outgoing incoming interim assistant associate regional local independent economic military police fire city county
    union chief-of-staff junior onetime one-time real estate
    """
)
"""Words that belong to an office before or after them."""

_PEOPLE = TITLES | word_set(
    """
    official source campaign aide ally critic analyst observer group people person man woman voter democrat republican
    leader member parent mother father worker protester demonstrator insider colleague report statement site website
    newspaper paper outlet agency study survey letter company commission committee union lawsuit complaint
    organization police ad video memo document note email e-mail post article story book narrator transcript tweet
    message boy girl kid team crowd government ministry department pundit watchdog user fan customer investigator
    authorities troops forces staff family relatives rebel widow widower survivor victim refugee migrant pensioner retiree
    teenager passenger commuter shopper tenant landlord homeowner villager farmhand witness bystander
    """
)


def is_people(word: str) -> bool:
    """Whether a lower-case noun, singular or plural, stands for someone who can speak."""
    return word in _PEOPLE or word.removesuffix("s") in _PEOPLE
