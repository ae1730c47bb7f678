# ruff: noqa: E501  (sentences as they are written)
"""Invented news of the kind that comes again and again: quakes, matches, earnings, crashes, weather, markets, one template.

Several events of each kind within days, each told by a few outlets in words of their own: what groups them by kind is wrong.
`test_recurring` holds how well stories are told apart (B-cubed: Bagga & Baldwin 1998).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_BEGINNINGS = "Bar Cel Dor Eve Fal Gor Hul Isk Jor Kel Lum Mar Nes Orv Pel Quin Ras Sel Tor Ulm Vel Wes Yar Zan"
_ENDINGS = "anta beck corra dale esk fjord grad holm inden jorra kesh land mere nova osta pont rava stead tunn una vik wold"
_GIVEN = "Ada Bela Coro Dina Emil Fran Gela Hugo Ines Jona Kira Leon Mira Nilo Olga Pavo Rina Sven Tila Uwe"


@dataclass(frozen=True)
class Report:
    """One invented report, and the story that it tells."""

    id: str
    story: str
    title: str
    text: str
    published: datetime
    outlet: str


@dataclass(frozen=True)
class _Told:
    title: str
    text: str


class Newsroom:
    """A week of recurring news from one seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"recurring {seed}")
        names = [first + last for first in _BEGINNINGS.split() for last in _ENDINGS.split()]
        self.random.shuffle(names)
        self._names = iter(names)
        self.outlets = [
            f"{next(self._names)} {kind}" for kind in ("Post", "Radio", "Herald", "Tribune", "Wire", "Gazette", "Echo")
        ]

    def name(self) -> str:
        return next(self._names)

    def person(self) -> str:
        return f"{self.random.choice(_GIVEN.split())} {self.name()}"

    def pick(self, *texts: str) -> str:
        return self.random.choice(texts)

    def reports(self) -> list[Report]:
        found: list[Report] = []
        kinds = {"quake": (14, _quake), "match": (24, _match), "earnings": (20, _earnings), "crash": (16, _crash)}
        for kind, (count, tell) in kinds.items():
            for number in range(count):
                begin = MONDAY + timedelta(hours=self.random.uniform(0, 160))
                outlets = self.random.sample(self.outlets, self.random.randint(2, 4))
                told = tell(self, begin, len(outlets))
                found += self._published(f"{kind}-{number}", begin, outlets, told)
        for day in range(7):
            found += self._published(
                f"weather-{day}", MONDAY + timedelta(days=day, hours=5), self.outlets[:1], _weather(self, day)
            )
        for day in range(5):
            begin = MONDAY + timedelta(days=day, hours=17)
            found += self._published(f"market-{day}", begin, self.outlets[:3], _market(self, day))
        found += _template(self)
        return sorted(found, key=lambda report: (report.published, report.id))

    def _published(self, story: str, begin: datetime, outlets: list[str], told: list[_Told]) -> Iterator[Report]:
        for number, (outlet, one) in enumerate(zip(outlets, told, strict=True)):
            at = begin + timedelta(hours=number and self.random.expovariate(1 / 2))
            yield Report(f"{story}-{number}", story, one.title, one.text, at.replace(microsecond=0), outlet)


def _day(begin: datetime) -> str:
    return DAYS[begin.weekday()]


def _quake(room: Newsroom, begin: datetime, count: int) -> list[_Told]:
    place, town, office = room.name(), room.name(), room.person()
    size, dead, depth = room.random.randint(41, 69) / 10, room.random.randint(2, 40), room.random.randint(5, 60)
    day, hour = _day(begin), f"{begin.hour:02}:{begin.minute:02}"
    told = [
        _Told(
            f"Earthquake of {size} shakes {place}, {dead} dead",
            f"An earthquake of magnitude {size} shook {place} on {day}, killing at least {dead} people and damaging hundreds of "
            f"houses, the rescue service said. The epicentre lay {depth} kilometres under the town of {town}. "
            f"Residents ran into the streets. Rescue teams searched the rubble for survivors, and schools stayed closed.",
        ),
        _Told(
            f"{dead} killed as strong quake hits {town}",
            f"At least {dead} people were killed in {town} when a strong earthquake hit {place} at {hour} on {day}. "
            f"Walls fell onto parked cars and a bridge was closed. {office}, who leads the rescue service of {place}, said that "
            f"dogs and cranes were on their way. The tremor had a magnitude of {size}.",
        ),
        _Told(
            f"Rescuers dig for survivors after quake in {place}",
            f"Rescuers dug through the rubble of {town} on {day} after an earthquake of magnitude {size} that killed {dead} people. "
            f"“We hear voices,” said {office} of the rescue service. Tents were put up for families who lost their houses in {place}.",
        ),
        _Told(
            f"{place} quake: what we know",
            f"A quake struck {place} at {hour} on {day}. Its magnitude was {size}. {dead} people are known to have died, most of them "
            f"in {town}. Power is out in the region. Aftershocks are likely, seismologists said.",
        ),
    ]
    return room.random.sample(told, count)


def _match(room: Newsroom, begin: datetime, count: int) -> list[_Told]:
    home, guest, scorer, coach = room.name(), room.name(), room.person(), room.person()
    goals, against = room.random.randint(1, 5), room.random.randint(0, 3)
    verb = "beat" if goals > against else "draw with" if goals == against else "lose to"
    day, minute = _day(begin), room.random.randint(5, 89)
    told = [
        _Told(
            f"{home} {verb} {guest} {goals}-{against}",
            f"{home} met {guest} in front of {room.random.randint(4, 60)},000 fans on {day} and the match ended {goals}-{against}. "
            f"{scorer} scored in minute {minute} after a corner. Coach {coach} praised the defence. "
            f"The referee showed {room.random.randint(1, 6)} yellow cards in a tense second half.",
        ),
        _Told(
            f"{scorer} shines for {home} against {guest}",
            f"{scorer} was the man of the match on {day} as {home} played {guest}. The final score was {goals}-{against}. "
            f"“We gave everything,” said coach {coach}. The league table changes little before the next round.",
        ),
        _Told(
            f"League: {guest} leave {home} after {goals}-{against}",
            f"The league match between {home} and {guest} ended {goals}-{against} on {day}. A goal by {scorer} in minute {minute} "
            f"made the difference in the first half. Both teams hit the post after the break, and the keeper saved a penalty.",
        ),
        _Told(
            f"{coach} unhappy with referee after {home} match",
            f"Coach {coach} criticised the referee after the match of {home} against {guest} on {day}, which ended {goals}-{against}. "
            f"A penalty was not given in the last minute. {scorer} had scored for {home} before.",
        ),
    ]
    return room.random.sample(told, count)


def _earnings(room: Newsroom, begin: datetime, count: int) -> list[_Told]:
    firm, chief, good = room.name(), room.person(), room.pick("rises", "falls")
    profit, sales, share = (room.random.randint(11, 990) / 10 for _ in range(3))
    trade = room.pick("maker of pumps", "bank", "airline", "builder of lifts", "brewery", "chain of shops", "insurer")
    day = _day(begin)
    told = [
        _Told(
            f"{firm} profit {good} to {profit} million in quarter",
            f"{firm}, a {trade}, said on {day} that its profit came to {profit} million "
            f"crowns in the first quarter on sales of {sales} million. Chief executive {chief} kept the outlook for the year. "
            f"Shares moved {share} percent in early trade.",
        ),
        _Told(
            f"{firm} keeps outlook as sales reach {sales} million",
            f"The {trade} {firm} kept its outlook for the year on {day} after sales of {sales} million crowns in the quarter. "
            f"Analysts had expected less. “Demand is solid,” said {chief}. Profit came to {profit} million.",
        ),
        _Told(
            f"Shares of {firm} move after results",
            f"Shares of {firm} moved by {share} percent on {day} after the {trade} published results for the quarter. Profit was "
            f"{profit} million crowns and sales were {sales} million, in line with what investors had hoped. {chief} spoke of costs.",
        ),
        _Told(
            f"{chief}: {firm} will cut costs",
            f"{firm} will cut costs, chief executive {chief} said on {day} when the {trade} reported a quarterly profit of {profit} million "
            f"crowns. Jobs are not at risk. Analysts welcomed the plan, and the dividend stays.",
        ),
    ]
    return room.random.sample(told, count)


def _crash(room: Newsroom, begin: datetime, count: int) -> list[_Told]:
    road, town, officer = room.name(), room.name(), room.person()
    dead, hurt = room.random.randint(1, 9), room.random.randint(2, 30)
    what = room.pick("bus", "lorry", "van", "tram")
    day = _day(begin)
    told = [
        _Told(
            f"{dead} dead in {what} crash near {town}",
            f"{dead} people died and {hurt} were hurt when a {what} left the road near {town} on {day}, police said. The road to {road} "
            f"was closed for hours. The driver was taken to hospital. The cause of the crash was not known.",
        ),
        _Told(
            f"{what.title()} overturns on {road} road, {hurt} hurt",
            f"A {what} overturned on the road between {town} and {road} on {day}. {dead} people died at the scene and {hurt} were taken to "
            f"hospital by ambulance. “The road was wet,” police officer {officer} said. Traffic was diverted.",
        ),
        _Told(
            f"Police look into {town} {what} accident",
            f"Police looked into the cause of a {what} accident near {town} that killed {dead} people on {day}. Officer {officer} asked for "
            f"witnesses to come forward. {hurt} people were hurt, some of them badly. The {road} road is open again.",
        ),
        _Told(
            f"{town} mourns after {what} accident",
            f"Flags flew at half mast in {town} after the {what} accident that killed {dead} people on {day}. A service will be held. "
            f"The {what} had left the road to {road} in a bend, police said. {hurt} people were hurt.",
        ),
    ]
    return room.random.sample(told, count)


def _weather(room: Newsroom, day: int) -> list[_Told]:
    sky, other = room.pick("Rain", "Sun", "Fog", "Snow", "Showers"), room.pick("gales", "clouds", "frost", "haze", "thunder")
    text = (
        f"{sky} will move over the country on {DAYS[day]}, with {other} in the {room.pick('north', 'south', 'east', 'west')} and highs of "
        f"{room.pick('eight', 'ten', 'twelve', 'fourteen', 'nineteen')} degrees, the weather office said. Winds will be light. "
        f"The night stays {room.pick('clear', 'cold', 'mild', 'wet')} in the hills."
    )
    return [_Told(f"Weather: {sky} and {other}", text)]


def _market(room: Newsroom, day: int) -> list[_Told]:
    points, change = room.random.randint(3100, 9900), room.random.randint(1, 29) / 10
    way, led = room.pick("higher", "lower"), room.pick("banks", "miners", "makers of cars", "insurers", "retailers")
    one, two, rate = room.name(), room.name(), room.pick("rates", "oil", "trade", "wages", "tariffs")
    return [
        _Told(
            f"Stocks end {way} as {led} move",
            f"Stocks ended {way} on {DAYS[day]}, with {led} in the lead. The main index changed by {change} percent to {points} points. "
            f"{one} moved most of all. Investors thought of {rate}.",
        ),
        _Told(
            f"Index closes {change} percent {way}",
            f"The main index closed {change} percent {way} at {points} points on {DAYS[day]}. Shares of {one} and {two} stood out among {led}. "
            f"Trade was brisk, brokers said, with {rate} on everybody's mind.",
        ),
        _Told(
            f"Market: {one} and {two} in focus",
            f"{one} and {two} were in focus on the stock market on {DAYS[day]}. The index ended {change} percent {way} at {points} points, "
            f"and {led} were busy. Talk of {rate} kept some buyers away.",
        ),
    ]


def _template(room: Newsroom) -> Iterator[Report]:
    """Thirty items of one service that fills in a form."""
    outlet = f"{room.name()} Property"
    for number in range(30):
        town, street = room.name(), room.name()
        rooms, price = room.random.randint(2, 9), room.random.randint(90, 990)
        text = (
            f"A house in {street} Street in {town} was sold for {price},000 crowns, the land register shows. It has {rooms} rooms and a garden. "
            f"The sale was registered this week. Prices in the region have risen for years, the register says, and buyers need patience. "
            f"Whoever wants to buy or sell can ask the land register for a list of sales."
        )
        at = MONDAY + timedelta(hours=room.random.uniform(0, 160))
        yield Report(
            f"house-{number}",
            f"house-{number}",
            f"House in {town} sold for {price},000 crowns",
            text,
            at.replace(microsecond=0),
            outlet,
        )


def b_cubed(right: Mapping[str, str], told: Mapping[str, object]) -> tuple[float, float, float]:
    """F1, precision and recall in per cent: of each report, how much of what stands with it is of its story, and the other way."""
    stories: dict[object, set[str]] = defaultdict(set)
    groups: dict[object, set[str]] = defaultdict(set)
    for one in right:
        stories[right[one]].add(one)
        groups[told[one]].add(one)
    both = {one: len(stories[right[one]] & groups[told[one]]) for one in right}
    precision = sum(both[one] / len(groups[told[one]]) for one in right) / len(right)
    recall = sum(both[one] / len(stories[right[one]]) for one in right) / len(right)
    return 200 * precision * recall / (precision + recall), 100 * precision, 100 * recall
