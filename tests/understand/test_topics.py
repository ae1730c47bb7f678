"""Topics: what admins type, and which articles that finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.errors import UserError
from bot.model.topic import Hit, Topic
from bot.understand.topics import match, sought
from bot.understand.typed_topics import LONGEST_TERM, MOST_TERMS, did_you_mean, topic_of, words_topic
from bot.understand.words import terms
from tests.growth import TIMES, assert_in_proportion
from tests.understand.readings import reading

FILLER = "The council met on a rainy evening and went through its papers without haste. " * 6


def found(text: str, title: str, body: str, language: str = "en"):
    return match(topic_of("any", text), reading("a", title, body, language=language))


# Matching


@pytest.mark.parametrize(
    ("typed", "body", "language"),
    [
        ("election", "Two elections were held.", "en"),
        ("elections", "An election was held.", "en"),
        ("Orléans", "The mayor of Orleans spoke.", "en"),
        ("Orleans", "Le maire d'Orléans a parlé.", "fr"),
        ("Malmö", "Rådet i Malmo möttes.", "sv"),
        ("U.S.", "The US delegation left.", "en"),
        ("US", "The U.S. delegation left.", "en"),
        ("NATO", "N.A.T.O. ministers met.", "en"),
        ("WHO", "Doctors at the WHO met.", "en"),
        ("chemical weapons", "They found chemical, weapons-grade material.", "en"),
        ("chemical weapon", "Chemical weapons were found.", "en"),
        ("Velmora's", "The parliament of Velmora met.", "en"),
        ("Velmora", "Velmora’s parliament met.", "en"),
        ("выборы", "Выборы прошли спокойно.", "ru"),
        ("выборы", "На выборах победил мэр.", "ru"),
        ("سوريا", "وصل الوفد إلى سوريا اليوم.", "ar"),
        ("vacuna", "Las vacunas llegaron.", "es"),
        ("wind park", "The wind-park opened.", "en"),
        ("g20", "The G20 met.", "en"),
        ("北方港", "昨日北方港开放。", "zh"),
        ("Klima", "Der Klimawandel trifft die Küste.", "de"),
        ("Kriegs", "Die Kriegsschiffe liefen aus.", "de"),
        ("klima*", "The klimaforum opened.", "en"),
        ("running*", "They run daily.", "en"),
        ("*wahl", "Die Bundestagswahl und die Landtagswahlen.", "de"),
        ("=Apple", "Shares of Apple fell.", "en"),
        ('="Apple Tree"', "The Apple Tree inn burned down.", "en"),
        ("C++", "It was written in C++.", "en"),
        ("c++", "C++ is taught here.", "en"),
        ("C#", "The C# team left.", "en"),
        (".NET", "It runs on .NET today.", "en"),
        ("#harbour", "They wrote #Harbour on the wall.", "en"),
        ("@halvikpost", "As @HalvikPost wrote, it rained.", "en"),
        ("harbour", "They wrote #harbour on the wall.", "en"),
        ("🌍", "One 🌍 for all.", "en"),
        ("ท่าเรือ", "เมื่อวานท่าเรือเปิดแล้ว", "th"),
        ("secim", "Seçimler bugün yapıldı.", "tr"),
        ("Lodz", "W Łodzi padał deszcz.", "pl"),
        ("відключення", "Через відключень не було світла.", "uk"),
    ],
)
def test_a_word_is_found_however_it_is_spelt(typed, body, language):
    assert found(typed, "", body, language)


@pytest.mark.parametrize(
    ("typed", "body"),
    [
        ("US", "They told us so."),
        ("WHO", "Nobody knows who came."),
        ("IT", "It rained."),
        ("US", "The USA left, and USS Merrow sailed."),
        ("Iran", "The pump ran dry near Irania."),
        ("art", "The party started."),
        ("chemical weapons", "Weapons were not chemical."),
        ("chemical weapons", "A chemical plant without any weapons."),
        ("=Apple", "An apple a day, and APPLES too."),
        ("#harbour", "The harbour and #harbourlife."),
        ("@halvik", "Halvik and @halvikpost."),
        ("C", "It was written in C++ and C#."),
        ("C#", "The note C was sung."),
        (".NET", "A net was cast."),
        ("*wahl", "Wahlen und Wahlkampf."),
        ("klima*", "The aklima."),
        ("🌍", "One 🌎 for all."),
    ],
)
def test_what_only_looks_like_the_word_is_not_found(typed, body):
    assert found(typed, "", body) is None


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    assert found("harbour fire", "Ships leave the harbour", "Fire crews waited.") is None


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("velmora", True),
        ("velmora, +ferry", True),
        ("velmora, +tram", False),
        ("+velmora, +ferry", True),
        ("nowhere, +velmora", False),
        ("nowhere, velmora", True),
        ("velmora, -football", True),
        ("velmora, -ferries", False),
        ('velmora, -"ferry strike"', False),
        ('velmora, -"tram strike"', True),
    ],
)
def test_any_all_and_none(typed, fits):
    assert bool(found(typed, "Velmora halts the ferry", "A ferry strike began at dawn.")) is fits


def test_why_names_the_words_as_typed_with_counts_and_title_words_first():
    body = "The harbour closed. In Velmora the harbour was empty; the harbour master of VELMORA went home."
    fit = found('harbour, velmora, "Harbour Master"', "Velmora shuts down", body)
    assert fit.why == (Hit("velmora", 3, in_title=True), Hit("harbour", 3), Hit("Harbour Master", 1))


def test_neighbouring_repetitions_all_count():
    assert found("no", "", "No no no, said the goat.", "xx").why == (Hit("no", 3),)


def test_place_and_frequency_order_the_scores_and_a_passing_mention_is_low():
    passing = found("velmora", "Council meets", FILLER + "Somebody mentioned Velmora.")
    often = found("velmora", "Council meets", FILLER + "Velmora, Velmora, and again Velmora. " * 2)
    opening = found("velmora", "Council meets", "In Velmora it rained. " + FILLER)
    title = found("velmora", "Velmora meets", FILLER)
    all_over = found("velmora", "Velmora meets", "In Velmora it rained. " + FILLER + "Velmora again. " * 8)
    scores = [fit.score for fit in (passing, opening, often, title, all_over)]
    assert scores == sorted(scores)
    assert passing.score < 0.2
    assert all_over.score > 0.7


@given(st.integers(1, 400))
@settings(max_examples=20)
def test_frequency_saturates(times):
    fit = found("goat", "", "goat " * times)
    assert 0 < fit.score < 1
    assert fit.why == (Hit("goat", times),)


def test_a_topic_that_requires_nothing_matches_nothing():
    assert match(Topic(id="t", workspace_id="w", name="t", any_of=(), none_of=("rain",)), reading("a", "Sun", "Sun.")) is None


def test_matching_fifty_terms_in_a_huge_article_takes_time_in_proportion():
    topic = topic_of("t", ", ".join(["a b " * 20 + str(n) for n in range(MOST_TERMS)]))
    huge = {size: reading("a", "x", "a b " * size, language="xx") for size in (50_000, 50_000 // TIMES)}
    assert match(topic, huge[50_000]) is None
    assert_in_proportion(lambda size: match(topic, huge[size]), 50_000)


@given(st.text(max_size=40), st.text(max_size=200))
@settings(max_examples=50)
def test_any_text_is_matched_without_a_crash(typed, body):
    try:
        topic = topic_of("t", typed)
    except UserError:
        return
    fit = match(topic, reading("a", typed, body))
    assert fit is None or (0 <= fit.score <= 1 and fit.why)


# What people type


@pytest.mark.parametrize(
    ("typed", "any_of", "all_of", "none_of"),
    [
        ("syria", ("syria",), (), ()),
        (
            'syria, assad, "chemical weapons", +russia, -football',
            ("syria", "assad", "chemical weapons"),
            ("russia",),
            ("football",),
        ),
        ("syria +russia -football", ("syria",), ("russia",), ("football",)),
        ("“chemical weapons” syria", ("chemical weapons", "syria"), (), ()),
        ('+"ferry strike"', (), ("ferry strike",), ()),
        ("+ferry strike, –goal", (), ("ferry strike",), ("goal",)),
        ("covid-19; long-term care", ("covid-19", "long-term care"), (), ()),
        ("a, b\nc", ("a", "b", "c"), (), ()),
        ("Syria, SYRIA, siría", ("Syria", "siría"), (), ()),
        (",, syria ,;", ("syria",), (), ()),
        ('"unclosed phrase, syria', ("unclosed phrase", "syria"), (), ()),
        ('"Oslo, Norway"', ("Oslo, Norway",), (), ()),
        ("#harbour", ("#harbour",), (), ()),
        ("سوريا، حلب", ("سوريا", "حلب"), (), ()),
        ("«новая порт» -футбол", ("новая порт",), (), ("футбол",)),
        ("+ , - , ferry", ("ferry",), (), ()),
        ("U.S., WHO", ("U.S.", "WHO"), (), ()),
        ("ferry\x00\u202estrike", ("ferry strike",), (), ()),
        ('the "ferry strike"', ("the", "ferry strike"), (), ()),
        ("syria OR north iraq OR truce", ("syria", "north iraq", "truce"), (), ()),
        ("syria AND truce", (), ("syria", "truce"), ()),
        ("syria NOT football", ("syria",), (), ("football",)),
        ("syria AND truce AND NOT football", (), ("syria", "truce"), ("football",)),
        ("portland, OR, salem", ("portland", "OR", "salem"), (), ()),
        ('"now OR never"', ("now OR never",), (), ()),
        ("now or never", ("now or never",), (), ()),
        ("=Apple, apple", ("=Apple", "apple"), (), ()),
        ('fruit ="Apple Tree" -=Orange', ("fruit", "=Apple Tree"), (), ("=Orange",)),
        (
            "klima*, *wahl, C++, C#, .NET, @post, #tag, 🌍",
            ("klima*", "*wahl", "C++", "C#", ".NET", "@post", "#tag", "🌍"),
            (),
            (),
        ),
    ],
)
def test_what_admins_type(typed, any_of, all_of, none_of):
    topic = topic_of(" Near  East ", typed)
    assert (topic.name, topic.any_of, topic.all_of, topic.none_of) == ("Near East", any_of, all_of, none_of)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("t", ""),
        ("t", " , ; "),
        ("t", "!!! ???"),
        ("t", "-football"),
        ("t", "+ferry, -ferry"),
        ("t", "ferry, -Ferry"),
        ("", "ferry"),
        ("n" * (LONGEST_TERM + 1), "ferry"),
        ("t", "x" * (LONGEST_TERM + 1)),
        ("t", ", ".join(map(str, range(MOST_TERMS + 1)))),
        ("t", "“" * 1_000_000),
        ("t", "syria AND truce OR iraq"),
        ("t", "(syria OR iraq) NOT football"),
        ("t", "wom*n"),
        ("t", "wom?n"),
        ("t", "*klima*"),
        ("t", "kl*"),
        ("t", "ferry strik*"),
    ],
)
def test_what_cannot_be_a_topic_is_said_so(name, typed):
    with pytest.raises(UserError):
        topic_of(name, typed)


def test_limits_are_reached_but_not_crossed():
    assert len(topic_of("n" * LONGEST_TERM, ", ".join(map(str, range(MOST_TERMS)))).any_of) == MOST_TERMS
    assert topic_of("t", "x" * LONGEST_TERM).any_of == ("x" * LONGEST_TERM,)


@pytest.mark.parametrize(
    ("asked", "any_of", "all_of"),
    [
        ("syria", (), ("syria",)),
        ("syria chemical weapons", (), ("syria", "chemical", "weapons")),
        ("what is new in Velmora", (), ("new", "Velmora")),
        ("the US and us", (), ("US",)),
        ("the who", (), ("the", "who")),
        ("ferry, tram", ("ferry", "tram"), ()),
        ('"ferry strike"', ("ferry strike",), ()),
        ('tram "ferry strike"', ("tram", "ferry strike"), ()),
        ("velmora +ferry", ("velmora",), ("ferry",)),
        ("klima* berlin", (), ("klima*", "berlin")),
        ("=Apple shares", (), ("=Apple", "shares")),
        ("syria OR iraq", ("syria", "iraq"), ()),
    ],
)
def test_words_of_a_question(asked, any_of, all_of):
    topic = words_topic(asked, "w")
    assert (topic.workspace_id, topic.any_of, topic.all_of) == ("w", any_of, all_of)


def test_a_question_keeps_its_exclusions():
    topic = words_topic("velmora -football", "w")
    assert (topic.all_of, topic.none_of) == (("velmora",), ("football",))


@pytest.mark.parametrize("asked", ["", "  ", "?!", "x" * (LONGEST_TERM + 1)])
def test_no_question_is_said_so(asked):
    with pytest.raises(UserError):
        words_topic(asked, "w")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("siria", ("Syria",)),
        ("SYRIA ", ("Syria",)),
        ("weapons", ("Chemical weapons",)),
        ("zürich", ("Zurich",)),
        ("quantum", ()),
        ("", ()),
    ],
)
def test_did_you_mean(asked, meant):
    assert did_you_mean(asked, ["Football", "Syria", "Chemical weapons", "Zurich"]) == meant


def test_did_you_mean_gives_three_names_at_most():
    assert len(did_you_mean("harbour", [f"harbour {n}" for n in range(9)])) == 3


# Searching


def test_search_asks_for_every_alternative_in_every_language_once():
    topic = topic_of("t", 'elections, "ferry strikes"')
    (alternatives,) = sought(topic, ["en", "de", "xx"]).required
    assert alternatives == (
        ("elect",),
        ("election",),
        ("elections",),
        ("election*",),
        ("ferri", "strike"),
        ("ferry", "strik"),
        ("ferry", "strikes"),
    )


def test_search_asks_for_all_that_is_required():
    required = sought(topic_of("t", "us, eu, +velmora, +tram"), ["xx"]).required
    assert required == ((("us",), ("eu",)), (("velmora",),), (("tram",),))


@given(st.lists(st.sampled_from(["goat", "ferries", "Ōsaka", "tram lines", "U.S."]), min_size=1, max_size=4), st.data())
@settings(max_examples=50)
def test_search_never_misses_what_matches(words, data):
    signed = [data.draw(st.sampled_from(["", "+"])) + word for word in words]
    topic = topic_of("t", ", ".join(signed))
    text = " and ".join(data.draw(st.lists(st.sampled_from(["goats", "ferry", "Osaka", "tram line", "US"]), max_size=4)))
    article = reading("a", "", text)
    stored = f" {terms(text, 'en')} "
    if match(topic, article):
        for group in sought(topic, ["en"]).required:
            assert any(f" {' '.join(stems)} " in stored for stems in group)
