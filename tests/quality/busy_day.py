# ruff: noqa: E501  (sentences as they are written)
"""An invented day of news: many stories of a few kinds, each told by some of sixty outlets in words of their own, and reports alone.

Stories begin at any hour, and further outlets follow within hours. A report takes some of its event's facts, each in one of several
wordings, in an order of its own, so that two reports of one event share facts and no text. Half of the facts are its kind's, so that two
events of one kind share words, and sentences too; the other half are its own, of words that are rare or common as words are (Zipf 1949).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from tests.quality.recurring import Report

DAY = datetime(2026, 3, 3, tzinfo=UTC)
OUTLETS, LARGEST, SHRINKING = 60, 23, 0.45
"""Outlets in all, those that tell the largest story, and how fast stories become smaller."""

_FOLLOW = 3.0
"""Hours until another outlet follows, on average."""

_OF_THE_KIND, _OF_ITS_OWN = 4, 4
"""Facts of an event beside its news."""

_LEXICON = 6_000
_SYLLABLES = "ba ke di lo mu ra se ti vo zu fa ge hi jo nu pa re si to wu"
_FIRST = "Al Bren Cas Dur Elm Fen Grim Hal Ives Jar Kor Lin Mor Nar Os Pol Rav Sten Tar Und Vor Wil Yr Zel"
_SECOND = "abeck adal agrad aholm alund amont anes aport arog astad atorp avik ebury eford iley omere"
_THIRD = "a en is or um ai el ot ur im ach ey ov und ast ik"
_GIVEN = "Ada Boris Clara Dario Edith Falk Greta Henk Ilse Jonas Karin Ludo Maren Nils Odile Per Quentin Rosa Simon Tilda"

_KINDS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {
    "fire": (
        (
            "Fire guts {firm} warehouse in {town}",
            "{town}: blaze destroys depot of {firm}",
            "Warehouse fire keeps {town} indoors",
            "Smoke over {town} as {firm} depot burns",
        ),
        (
            ("A fire destroyed a warehouse of {firm} in {town} on {day}", "Flames gutted the depot of {firm} in {town} on {day}"),
            ("The alarm was raised by a guard at {hour}", "A night guard called the fire brigade at {hour}"),
            ("{n} firefighters fought the flames with foam", "Crews with {n} firefighters used foam against the blaze"),
            (
                "Residents near {street} Street were told to keep windows shut",
                "People around {street} Street had to stay indoors for the smoke",
            ),
            ("Fire chief {boss} said the roof had fallen in", "The roof collapsed, fire chief {boss} said"),
            ("{firm} stored paint and timber there", "Paint and timber of {firm} were kept in the hall"),
            ("The railway line to {far} was closed until noon", "Trains to {far} stood still all morning"),
            ("An electric fault is the likely cause, investigators said", "Investigators suspect an electric fault"),
        ),
    ),
    "court": (
        (
            "{boss} jailed over {firm} fraud",
            "Court in {town} sentences former {firm} head",
            "{firm} fraud: {boss} gets {n} months",
            "Judge finds {boss} guilty in {firm} case",
        ),
        (
            (
                "A court in {town} sentenced {boss}, once head of {firm}, on {day}",
                "{boss}, the former chief of {firm}, was convicted in {town} on {day}",
            ),
            ("The judge spoke of {n} months in prison", "{n} months in prison are the penalty"),
            ("{boss} had hidden losses from shareholders", "Shareholders were kept in the dark about losses by {boss}"),
            ("Lawyer {aide} said that her client would appeal", "An appeal will be filed, lawyer {aide} said"),
            ("The trial over {firm} took two years", "For two years the court had heard witnesses on {firm}"),
            ("Savers from {far} lost what they had put aside", "Many of those who lost savings live in {far}"),
            ("Prosecutors had asked for a longer sentence", "The prosecution wanted more time behind bars"),
            ("A second case about villas in {street} is pending", "Villas in {street} are the subject of another case"),
        ),
    ),
    "strike": (
        (
            "Tram drivers in {town} walk out",
            "{town} without trams as {firm} drivers strike",
            "Strike at {firm} empties {town} tracks",
            "{firm} and drivers fail to agree, {town} walks",
        ),
        (
            ("Tram drivers of {firm} in {town} stopped work on {day}", "On {day} the trams of {firm} stood still in {town}"),
            ("The union of {boss} wants {n} crowns more a month", "{n} crowns more a month is what {boss} asks for the drivers"),
            ("Schools near {street} opened an hour late", "Pupils around {street} came late to school"),
            ("{firm} called the walkout irresponsible", "Managers at {firm} spoke of an irresponsible walkout"),
            ("Buses to {far} were crowded from {hour} on", "From {hour} on passengers pressed into the buses to {far}"),
            ("Talks led by {aide} go on tomorrow", "Mediator {aide} has called both sides back to the table"),
            ("Cyclists filled the avenues", "Bicycles took over the avenues"),
            ("It is the first strike on the tracks for a decade", "Not for ten years had the tracks been so empty"),
        ),
    ),
    "find": (
        (
            "Divers find old wreck off {town}",
            "Wreck of the {firm} found near {town}",
            "{firm}: ship lost for centuries lies off {town}",
            "Museum of {far} to study {firm} wreck",
        ),
        (
            (
                "Divers found the wreck of the {firm} off {town} on {day}",
                "The ship {firm}, long lost, was found by divers near {town} on {day}",
            ),
            ("It lies {n} metres deep between two reefs", "Two reefs hid the hull, {n} metres down"),
            ("Historian {boss} recognised the bronze bell", "The bronze bell told historian {boss} which ship it was"),
            ("Barrels and plates will go to the museum of {far}", "The museum of {far} will show plates and barrels"),
            ("Fishermen from {street} had torn their nets there", "Nets of fishermen from {street} had been caught by it"),
            ("The coast guard keeps curious boats away", "Boats are kept off by the coast guard"),
            ("{aide}, who leads the dive, spoke of luck", "It was luck, said the leader of the dive, {aide}"),
            ("A storm sank her on her first voyage", "She went down in a storm on her maiden voyage"),
        ),
    ),
    "vote": (
        (
            "{town} council bans cars from {street}",
            "No more cars in {street}, {town} decides",
            "{town}: majority for car-free {street}",
            "Shops in {street} fear {town} ban",
        ),
        (
            (
                "The council of {town} voted on {day} to close {street} to cars",
                "{street} will be closed to cars, the council of {town} decided on {day}",
            ),
            ("Mayor {boss} called it a gift to children", "A gift to children, said mayor {boss}"),
            ("Shopkeepers led by {aide} want to go to court", "{aide} of the shopkeepers announced a lawsuit"),
            ("Deliveries stay allowed until {hour}", "Until {hour} vans may bring goods"),
            ("{n} trees are to be planted", "The plan has room for {n} trees"),
            ("{firm} will run small electric buses", "Small electric buses of {firm} are to fill the gap"),
            ("Traffic to {far} has to take the ring road", "Whoever drives to {far} must use the ring"),
            ("The debate lasted past midnight", "Councillors argued until after midnight"),
        ),
    ),
    "plant": (
        (
            "{firm} to build battery plant in {town}",
            "Battery works for {town}: {firm} brings {n} jobs",
            "{town} cheers as {firm} picks it for factory",
            "{far} loses {firm} factory to {town}",
        ),
        (
            (
                "{firm} will build a battery factory in {town}, it said on {day}",
                "A factory for batteries comes to {town}, {firm} announced on {day}",
            ),
            ("{n} people are to work there", "The works will employ {n} people"),
            ("Chief executive {boss} praised the harbour", "The harbour decided it, chief executive {boss} said"),
            ("{far} had hoped for the plant as well", "In {far}, which wanted it too, people were disappointed"),
            ("Farmers of {street} sold their meadows", "The meadows of {street} were sold by farmers"),
            (
                "Environmentalists around {aide} warn of the water use",
                "Too much water will be used, warns {aide} of an environmental group",
            ),
            ("The state pays a tenth of the cost", "A tenth of the bill goes to the state"),
            ("Work begins in autumn", "The first stone is to be laid in autumn"),
        ),
    ),
}


class BusyDay:
    """A day of so many reports, from one seed."""

    def __init__(self, seed: int, *, reports: int = 1500, alone: float = 0.27) -> None:
        self._random = Random(f"busy day {seed}")
        self._reports, self._alone = reports, alone
        names = [one + two + three for one in _FIRST.split() for two in _SECOND.split() for three in ("", *_THIRD.split())]
        self._random.shuffle(names)
        self._names = iter(names)
        self._outlets = [f"{next(self._names)} {kind}" for kind in ("Post", "Wire", "Echo", "Radio") for _ in range(OUTLETS // 4)]

    def reports(self) -> list[Report]:
        """In the order in which they came out."""
        found: list[Report] = []
        single = int(self._reports * self._alone)
        for number in range(self._reports):
            size = max(2, round(LARGEST / (number + 1) ** SHRINKING))
            if len(found) + size > self._reports - single:
                break
            found += self._event(f"event-{number}", size)
        for number in range(self._reports - len(found)):
            found += self._event(f"alone-{number}", 1)
        return sorted(found, key=lambda report: (report.published, report.id))

    def _event(self, story: str, size: int) -> Iterator[Report]:
        headlines, kind = _KINDS[self._random.choice(list(_KINDS))]
        facts = self._facts(kind)
        begin = DAY + timedelta(hours=self._random.uniform(0, 23.5))
        values = self._values(begin)
        for number, outlet in enumerate(self._random.sample(self._outlets, size)):
            at = begin + timedelta(hours=number and self._random.expovariate(1 / _FOLLOW))
            at = min(at, DAY + timedelta(hours=23, minutes=59)).replace(microsecond=0)
            title = self._random.choice(headlines).format(**values)
            yield Report(f"{story}-{number}", story, title, self._text(facts, values), at, outlet)

    def _facts(self, kind: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
        """What is known of an event, each fact in its wordings, the news first."""
        first, *others = kind
        return [first, *self._random.sample(others, _OF_THE_KIND), *(self._own_fact() for _ in range(_OF_ITS_OWN))]

    def _own_fact(self) -> tuple[str, ...]:
        a, b, c, d, e = (self._word() for _ in range(5))
        return f"The {a} {b} was {c} by the {d} of the {e}", f"It was the {d} of the {e} that {c} the {b} {a}"

    def _word(self) -> str:
        """One of so many invented words, the first of them the commonest."""
        number = int(_LEXICON ** self._random.random())
        return "".join(_SYLLABLES.split()[number // 20**place % 20] for place in range(3))

    def _text(self, facts: list[tuple[str, ...]], values: dict[str, str]) -> str:
        first, *others = facts
        chosen = [first, *self._random.sample(others, self._random.randint(4, len(others) - 1))]
        return " ".join(f"{self._random.choice(fact).format(**values)}." for fact in chosen)

    def _values(self, begin: datetime) -> dict[str, str]:
        names = {what: next(self._names) for what in ("firm", "town", "street", "far")}
        people = {what: f"{self._random.choice(_GIVEN.split())} {next(self._names)}" for what in ("boss", "aide")}
        more = {"n": str(self._random.randint(12, 480)), "hour": f"{begin.hour:02}:{begin.minute:02}", "day": f"{begin:%A}"}
        return names | people | more
