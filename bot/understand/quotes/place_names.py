"""Names of places, teams, firms and vehicles, so that "he" or "she" is not taken to mean one of them."""

from collections.abc import Sequence

from bot.understand.quotes.cues import word_set

_BEFORE = word_set(
    """
    river lake mount mt port fort ft cape bay gulf strait north south east west northern southern eastern western central
    upper lower greater new san santa los las saint st hurricane storm typhoon cyclone operation flight hms uss
    """
)
"""First words of names of places, ships and storms ("River Arle"), whatever follows."""

_LANDSCAPE = word_set(
    """
    river lake bay valley island islands mountain mountains hills coast ocean sea strait gulf channel canal bridge harbour
    harbor beach park forest desert street road avenue lane square plaza boulevard highway station stadium tower palace
    castle heights springs falls creek peninsula delta basin border alps
    """
)
"""Last words of places where nobody acts as one ("Vey Valley")."""

_BEHIND = _LANDSCAPE | word_set(
    """
    province region airport village town township union rovers united albion athletic wanderers rangers hotspur fc afc cf sc
    city giants lions tigers bears eagles hawks warriors raiders panthers dolphins sox yankees cubs mets lakers celtics
    dodgers patriots cowboys redskins packers steelers seahawks broncos chargers chiefs colts jets saints falcons bulls bucks
    knicks rockets spurs heat rams airlines airways motors industries systems technologies holdings partners pharmaceuticals
    energy capital labs ltd plc llc gmbh stores bros sons studios pictures records games software biologics insurance
    """
)
"""Last words of places, teams and firms ("Callow Rovers"): they may speak, but are no "he" or "she"."""

_WILD = word_set(
    "river lake mount mt gulf strait hurricane storm typhoon cyclone valley mountains ocean sea canal peninsula alps"
)

STATES = word_set(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
    ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming ontario quebec
    alberta manitoba saskatchewan queensland tasmania
    """
) | frozenset({
    "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island", "south carolina",
    "south dakota", "west virginia", "nova scotia", "british columbia", "new south wales", "western australia",
})  # fmt: skip

_COUNTRIES = word_set(
    """
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium
    belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi cambodia cameroon canada chile china colombia
    congo croatia cuba cyprus czechia denmark ecuador egypt england eritrea estonia ethiopia europe africa asia america
    fiji finland france gabon gambia georgia germany ghana greece greenland guatemala guinea guyana haiti honduras hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos
    latvia lebanon lesotho liberia libya lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico moldova mongolia montenegro morocco mozambique myanmar burma namibia nepal netherlands
    nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania
    russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname sweden switzerland
    syria taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela
    vietnam wales yemen zambia zimbabwe gaza crimea catalonia kurdistan brussels moscow beijing london paris berlin tokyo
    kyiv tehran baghdad kabul damascus cairo athens rome madrid vienna geneva jerusalem ankara istanbul delhi mumbai seoul
    pyongyang sydney melbourne chicago boston houston dallas atlanta philadelphia detroit seattle miami baltimore
    cleveland denver brooklyn manhattan hollywood earth
    """
)


_NAMESAKES = frozenset({
    "ann arbor", "charlotte amalie", "jackson hole", "sierra leone", "san josé", "santiago de chile", "santa rosa", "st helena",
    "morgan stanley", "ralph lauren", "calvin klein", "hugo boss", "philip morris", "eli lilly", "merrill lynch", "mary kay",
    "dr pepper", "jack daniels", "johnnie walker", "louis vuitton", "mercedes benz", "mercedes-benz", "johns hopkins",
    "charles schwab", "john deere", "ernst young", "jimmy choo", "kate spade", "estee lauder", "estée lauder",
    "yves saint laurent", "giorgio armani", "vera wang", "harry winston", "aston martin", "alfa romeo", "rolls royce",
    "virginia tech", "fred meyer", "arthur andersen", "booz allen", "raymond james", "wells fargo", "martin marietta",
    "oliver wyman",
})  # fmt: skip
"""Places and firms that read like a person's name."""

_LONGEST_ACRONYM = 5
"""Capitals of a party, an agency or a state; a transcript sets people's names so as well, but those are labels."""


def is_state(name: str) -> bool:
    """Whether a name is a state or country, as it stands behind a town's ("Dover, Delaware")."""
    return name.lower() in STATES or name.lower() in _COUNTRIES


def is_place_name(words: Sequence[str]) -> bool:
    """Whether a name reads like a place, a team, a firm or a storm. `words` have no possessive endings."""
    low = [word.lower().rstrip(".") for word in words]
    if len(low) > 1 and (low[0] in _BEFORE or low[-1] in _BEHIND or not _WILD.isdisjoint(low)):
        return True
    if " ".join(low) in _NAMESAKES:
        return True
    acronym = 1 < len(words[-1]) <= _LONGEST_ACRONYM and words[-1].isupper() and (len(words) == 1 or not words[0].isupper())
    return acronym or is_state(" ".join(low))


def is_landscape(words: Sequence[str]) -> bool:
    """Whether a name is a place where nobody speaks for all ("River Arle", "Vey Valley")."""
    low = [word.lower() for word in words]
    return len(low) > 1 and (low[0] in _WILD or low[-1] in _WILD)


_PEOPLES = word_set(
    """
    aboriginal afghan african american angolan arab aussie azeri bangladeshi basque bavarian bengali berber bosniak briton
    catalan chechen cherokee congolese copt croat cuban cypriot czech dane dominican druze dutch emirati european fijian
    filipino finn flemish french galician german greek guatemalan gujarati hausa hazara hindu honduran hutu icelandic igbo
    inuit iraqi israeli javanese jew kashmiri kazakh kenyan kiwi korean kosovar kurd kurdish kuwaiti kyrgyz lankan libyan
    malagasy maori mexican moldovan montenegrin moroccan muslim navajo nepali omani oromo pakistani papuan paraguayan
    pashtun pole puerto-rican punjabi qatari quebecer québécois rohingya roma roman romani rwandan sami samoan sardinian
    saudi scot serb sicilian sikh silesian sinhalese slovak somali spaniard swede swiss tajik tamil tatar telugu thai
    tibetan tigrayan tongan turk turkmen tutsi ugandan uruguayan uyghur uzbek venetian welsh yemeni yoruba zulu
    """
)
_OF_A_PEOPLE = ("ian", "ean", "rican", "xican", "ese", "ish", "aqi", "aeli")


def is_demonym(low: str) -> bool:
    """Whether a word in lower case is the adjective or noun for a people, a country or a faith ("Kenyan")."""
    return low in _PEOPLES or ("-" not in low and " " not in low and low.endswith(_OF_A_PEOPLE))
