from dataclasses import replace
from datetime import timedelta

import pytest

from bot.compose.edition import Edition
from bot.compose.entry import compose_entry, compose_line
from bot.compose.quotation import BETWEEN_PARTS
from bot.compose.sources import NAMED
from bot.model.analysis import Reading
from bot.model.document import Block, Citation, Document, Heading, PullQuote, Small, Span, Style, Text, spans_of
from bot.model.story import Story
from tests.compose.newsroom import NOW, quote, read, story
from tests.compose.random_news import bodies, text_of
from tests.compose.verbatim import assert_verbatim

SPLIT = "“We are as ready as a town can be,” Holm said at the fire station. “But sandbags are no plan.”"
FLOOD = ("The river rose to a record on Thursday.", SPLIT, "The ministry said it “stands ready to send [heavy] pumps” if asked.")
BODY = "\n\n".join(FLOOD)


def compose(told: Story, *, bullets: int = 3, quotes: int = 3, seen: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    return compose_entry(told, Edition(now=NOW, zone=NOW.tzinfo, seen=seen), bullets=bullets, quotes=quotes)


def flood(name: str = "a", **changes: object) -> Reading:
    split = quote(BODY, "“We are as ready as a town can be,”", "“But sandbags are no plan.”", venue="at the fire station")
    wanted = {"quotes": [split], "summary": [0], "byline": "Marta Lindvall", "published_text": "Thursday"}
    return read(name, *FLOOD, **(wanted | changes))


def lines(blocks: tuple[Block, ...]) -> list[str]:
    return text_of(Document(title="", blocks=blocks)).split("\n")


def pull_quotes(blocks: tuple[Block, ...]) -> list[PullQuote]:
    return [block for block in blocks if isinstance(block, PullQuote)]


def test_a_single_report_needs_no_reference_numbers() -> None:
    blocks = compose(story(flood(outlet="Harwick Courier", url="https://courier.example/1")))
    assert lines(blocks) == [
        "River Arle tops its banks",
        "The river rose to a record on Thursday.",
        "“We are as ready as a town can be […] But sandbags are no plan.”— Ida Holm, mayor of Harwick, at the fire station",
        "Harwick Courier, Marta Lindvall, “Thursday” (no date in the file)",
    ]
    title = Span(text="River Arle tops its banks", url="https://courier.example/1", heads="a")
    assert blocks[0] == Heading(spans=(title,), level=2)


def test_several_reports_are_numbered_counted_and_dated() -> None:
    told = story(
        flood("a", outlet="Harwick Courier"),
        read("b", outlet="Northern News Agency", published=NOW - timedelta(hours=1)),
        copies=[read("c", outlet="Northern News Agency", published=NOW - timedelta(days=20))],
    )
    found = lines(compose(told))
    assert found[1] == "The river rose to a record on Thursday. [1]"
    assert [line[-3:] for line in found[2:4]] == ["[1]", "[2]"]
    assert found[-1] == "[1] Harwick Courier, “Thursday” (no date in the file) · [2] Northern News Agency"


def test_an_outlet_of_two_reports_is_named_once_and_both_can_be_opened() -> None:
    first = flood("a", outlet="Harwick Courier", url="https://courier.example/1", published=NOW, byline="")
    second = read("b", outlet="Harwick Courier", url="https://courier.example/2", published=NOW, byline="")
    for plain, said in ((False, "[1] Harwick Courier · [2] same outlet"), (True, "Sources: Harwick Courier · same outlet")):
        edition = Edition(now=NOW, zone=NOW.tzinfo, plain=plain)
        found = compose_entry(story(first, second), edition, bullets=3, quotes=3)
        assert lines(found)[-1] == said
        assert [span.url for span in spans_of(found[-1]) if span.url] == [first.article.url, second.article.url]


def test_sentences_of_one_report_need_no_number_and_names_no_date_of_today() -> None:
    others = [read(f"o{n}", outlet=f"Outlet {n}", published=NOW - timedelta(hours=1)) for n in range(5)]
    told = story(flood("a", outlet="Harwick Courier", published=NOW - timedelta(hours=3)), *others)
    found = lines(compose(told, bullets=1))
    assert found[1] == "The river rose to a record on Thursday."
    assert found[2].endswith("mayor of Harwick, at the fire station · Harwick Courier")
    assert found[-1] == "Harwick Courier · Outlet 0 · Outlet 1 · +3"


@pytest.mark.parametrize(("hours", "said"), [(23, ""), (25, ", Wed"), (24 * 5, ", Sat"), (24 * 20, ", 20 Feb (20 days old)")])
def test_a_date_stands_only_where_it_is_another_day(hours: int, said: str) -> None:
    told = story(flood(outlet="Harwick Courier", byline="", published=NOW - timedelta(hours=hours)))
    assert lines(compose(told))[-1] == f"Harwick Courier{said}"


BESIDE = [
    ("Mark Ellery", "Mark", ""),
    ("O! Mr Quill!", "Mr Quill", ""),
    ("Ida Holm’s Notes", "Ida Holm", ""),
    ("holmnotes.example", "holmnotes", ""),
    ("The Keeper's Log", "thekeeperslog", ""),
    ("Harwick Courier", "idaholm", ""),
    ("Harwick Courier", "admin", ""),
    ("Harwick Courier", "Ida Holm", ", Ida Holm"),
    ("Harwick Courier", "ida holm", ", ida holm"),
    ("Порт", "Олена", ", Олена"),
    ("港湾新聞", "山田", ", 山田"),
    ("Denmark Post", "Mark", ", Mark"),
    ("Holm", "Ida Holm", ", Ida Holm"),
]


@pytest.mark.parametrize(("outlet", "byline", "beside"), BESIDE)
def test_a_writer_whom_the_outlets_name_tells_is_not_named_beside_it(outlet: str, byline: str, beside: str) -> None:
    told = story(flood(outlet=outlet, byline=byline, published=NOW - timedelta(hours=1)))
    assert lines(compose(told))[-1] == outlet + beside


def test_one_writer_of_two_reports_is_named_once() -> None:
    told = story(*(flood(name, outlet="Harwick Courier", published=NOW - timedelta(hours=1), quotes=[]) for name in "ab"))
    other = read("b", "The ferry is out of service.", outlet="Harwick Courier", byline="Marta Lindvall", published=NOW)
    found = lines(compose(story(told.lead, other)))
    assert found[-1] == "[1] Harwick Courier, Marta Lindvall · [2] same outlet"


def test_a_lead_from_the_middle_of_a_sentence_is_not_shown() -> None:
    said = quote(BODY, "“stands ready to send [heavy] pumps”", lead="ministry said it", speaker="Ministry of Defence", role="")
    (shown,) = pull_quotes(compose(story(flood(quotes=[said]))))
    assert shown.spans[0].text == "“stands ready to send [heavy] pumps”"


def test_a_quotation_that_goes_on_elsewhere_is_closed() -> None:
    body = "The river rose.\n\n“We are as ready as a town can be."
    told = read("a", *body.split("\n\n"), quotes=[quote(body, "“We are as ready as a town can be.")], summary=[0])
    (shown,) = pull_quotes(compose(story(told)))
    assert "".join(span.text for span in shown.spans) == "“We are as ready as a town can be.”"


def test_a_quote_split_around_its_cue_is_cited_part_by_part() -> None:
    first, between, second = pull_quotes(compose(story(flood())))[0].spans
    assert between.text == BETWEEN_PARTS
    for span, words in ((first, "“We are as ready as a town can be"), (second, "But sandbags are no plan.”")):
        assert span.text == words
        assert span.cites == Citation(article_id="a", start=BODY.index(words), end=BODY.index(words) + len(words))


def test_the_comma_before_the_cue_is_left_out() -> None:
    (shown,) = pull_quotes(compose(story(flood(quotes=[quote(BODY, "“We are as ready as a town can be,”")]))))
    assert [span.text for span in shown.spans] == ["“We are as ready as a town can be", "”"]
    assert_verbatim(Document(title="", blocks=(shown,)), {"a": BODY})


def test_a_fragment_is_shown_with_the_words_that_lead_to_it() -> None:
    words = "“stands ready to send [heavy] pumps”"
    said = quote(BODY, words, lead="The ministry said it", speaker="Ministry of Defence", role="", via="Harwick Courier")
    (shown,) = pull_quotes(compose(story(flood(quotes=[said]))))
    assert "".join(span.text for span in shown.spans) == f"The ministry said it {words}"
    assert "".join(span.text for span in shown.attribution) == "— Ministry of Defence, via Harwick Courier"
    assert shown.attribution[-1].style is Style.EMPHASIS


def test_a_sentence_that_stands_in_for_the_headline_is_not_a_bullet_as_well() -> None:
    told = flood(quotes=[], summary=[0, 1])
    first = told.analysis.sentences[0].text
    blocks = compose(story(replace(told, article=replace(told.article, title=first))), bullets=1)
    sentences = [block for block in blocks if isinstance(block, Text)]
    assert sentences
    assert all(first not in span.text for block in sentences for span in block.spans)


def test_what_people_told_the_outlet_itself_is_first_hand() -> None:
    said = quote(BODY, "“But sandbags are no plan.”", role="", via="The Harwick Courier")
    (shown,) = pull_quotes(compose(story(flood(outlet="Harwick Courier", quotes=[said]))))
    assert "via" not in "".join(span.text for span in shown.attribution)


@pytest.mark.parametrize(
    ("role", "attribution"),
    [
        ("Brig. Gen.", "— Brig. Gen. Ida Holm"),
        ("retired Army Lt. Gen.", "— retired Army Lt. Gen. Ida Holm"),
        ("mayor", "— Ida Holm, mayor"),
        ("head of X Inc.", "— Ida Holm, head of X Inc."),
        ("", "— Ida Holm"),
    ],
)
def test_an_abbreviated_title_stands_before_the_name(role: str, attribution: str) -> None:
    (shown,) = pull_quotes(compose(story(flood(quotes=[quote(BODY, "“But sandbags are no plan.”", role=role)]))))
    assert "".join(span.text for span in shown.attribution) == attribution


def test_no_words_are_shown_twice_and_a_bullet_gives_way_to_a_quote() -> None:
    assert pull_quotes(compose(story(flood(summary=[0, 2]))))  # a bullet repeats the shorter half of it
    both = quote(BODY, "“But sandbags are no plan.”")
    for told in (flood(summary=[0, 1]), flood(quotes=[both], summary=[0, 2])):
        blocks = compose(story(told))
        assert len(pull_quotes(blocks)) == 1
        bullets = [line for block in blocks if isinstance(block, Text) for line in lines((block,))]
        assert bullets == ["The river rose to a record on Thursday."]


def test_the_opening_sentence_gives_way_only_where_it_is_little_but_the_quotation() -> None:
    news = "She said it was time to “leave the lower town at once” as the river rose above the dykes of Harwick."
    (said,) = [quote(news, "“leave the lower town at once”", lead="She said it was time to")]
    after = "The ministry sent pumps to the lower town before noon."
    blocks = compose(story(read("a", news, after, quotes=[said])))
    assert (lines(blocks)[1], pull_quotes(blocks)) == (news, [])
    words = "“Leave the lower town at once, and take nothing with you,”"
    blocks = compose(story(read("a", f"{words} said Ida Holm.", after, quotes=[quote(f"{words} said Ida Holm.", words)])))
    assert lines(blocks)[1] == after
    assert len(pull_quotes(blocks)) == 1


def test_a_story_of_nothing_but_a_quotation_shows_it_once() -> None:
    words = "“Leave the lower town at once, and take nothing with you,”"
    text = f"{words} said Ida Holm."
    assert lines(compose(story(read("a", text, quotes=[quote(text, words)]))))[1:-1] == [text]


def test_the_same_words_in_two_reports_are_shown_once() -> None:
    assert len(pull_quotes(compose(story(flood("a"), flood("b", outlet="Tessaly Herald")), bullets=0))) == 1


def test_a_quote_of_nobody_known_is_not_shown() -> None:
    nobody = quote(BODY, "“But sandbags are no plan.”", speaker="")
    assert not pull_quotes(compose(story(flood(quotes=[nobody]))))


def teaser(name: str = "a", *paragraphs: str, **changes: object) -> Reading:
    wanted = {"is_teaser": True, "outlet": "Meridian Wire", "title": "River Arle tops its banks"}
    return read(name, *paragraphs, **(wanted | changes))


def test_a_teaser_speaks_for_itself_and_says_so_once() -> None:
    text = "The river rose to a record on Thursday. Nobody was hurt when it did. Schools will stay shut until Monday."
    blocks = compose(story(teaser("a", text, byline="Marta Lindvall")))
    assert lines(blocks) == [
        "River Arle tops its banks",
        "The river rose to a record on Thursday.",
        "Nobody was hurt when it did.",
        "Meridian Wire, its own summary, no date in the file",
    ]
    assert_verbatim(Document(title="", blocks=blocks), {"a": text})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Comments",
        "Read more about the river here today »",
        "River Arle tops its banks.",
        "Its banks: River Arle tops",
        "Too short to tell anything.",
        "See https://wire/1 for all that we know of it",
        "[Unit] Description=Fixes --wake [Service] ExecStart=/bin/bash -c 'echo *:*' >> /proc/x [Install]",
    ],
)
def test_a_teaser_that_says_nothing_is_its_headline_and_a_word_about_it(text: str) -> None:
    blocks = compose(story(teaser("a", *([text] if text else ["Comments"]))))
    assert [type(block) for block in blocks] == [Heading, Small]
    assert lines(blocks)[-1] == "Meridian Wire, no date in the file · teaser only"


def test_a_teaser_is_silent_beside_a_full_report() -> None:
    full = read("b", "The river rose to a record on Thursday.", "Nobody was hurt.", outlet="Courier")
    found = lines(compose(story(full, teaser("a", "The army brought sandbags from the depot at Lowmere."))))
    assert not any("sandbags" in line or "own summary" in line or "teaser" in line for line in found)


def test_of_several_teasers_the_first_that_says_anything_speaks() -> None:
    told = story(teaser("a", "Comments"), teaser("b", "The army brought sandbags from the depot at Lowmere.", outlet="Courier"))
    found = lines(compose(told))
    assert found[1] == "The army brought sandbags from the depot at Lowmere."
    assert "Courier, its own summary" in found[-1]
    assert found[-1].count("summary") == 1
    assert "teaser" not in found[-1]


def test_a_teasers_mark_of_omission_stays_as_the_feed_has_it() -> None:
    cut = "Heavy rain over the hills drove the river to a record, and the town of…"
    assert lines(compose(story(teaser("a", cut))))[1] == cut


def test_what_breaks_off_behind_a_whole_sentence_is_left_out() -> None:
    for end in (
        "Heavy rain over the hills drove the…",
        "Heavy rain over the hills drove the...",
        "Heavy rain over the hills drove",
    ):
        found = lines(compose(story(teaser("a", f"The river rose to a record on Thursday. {end}"))))
        assert found[1:-1] == ["The river rose to a record on Thursday."]


def test_a_japanese_teaser_speaks_in_its_own_words() -> None:
    text = "大雨で川の水位が上がり、三百世帯に避難指示が出された。"
    assert lines(compose(story(teaser("a", text, title="川が氾濫"))))[1] == text


WHOLE = "“We have never seen the water rise so fast here,” Mayor Ida Holm said on Thursday."
CUT = "“We have never seen the water rise so fast here,” Mayor Ida Holm said on…"


@pytest.mark.parametrize(("text", "quotes"), [(WHOLE, 1), (CUT, 0)])
def test_a_teaser_is_quoted_only_where_quotation_and_speaker_stand_there_in_full(text: str, quotes: int) -> None:
    said = quote(text, "“We have never seen the water rise so fast here,”", speaker="Ida Holm", role="Mayor")
    assert len(pull_quotes(compose(story(teaser("a", text, quotes=[said])), bullets=0))) == quotes


def test_no_sentence_repeats_the_headline_in_other_order() -> None:
    full = read("a", "Its banks River Arle tops.", "The army brought sandbags from the depot.", "Schools stay shut until Monday.")
    assert lines(compose(story(full), bullets=2))[1:3] == [
        "The army brought sandbags from the depot.",
        "Schools stay shut until Monday.",
    ]


@pytest.mark.parametrize(("bullets", "quotes"), [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_no_more_is_shown_than_was_asked_for(bullets: int, quotes: int) -> None:
    blocks = compose(story(flood(summary=[0, 3])), bullets=bullets, quotes=quotes)
    assert sum(isinstance(block, Text) for block in blocks) == bullets
    assert len(pull_quotes(blocks)) == quotes


@pytest.mark.parametrize(("length", "is_cut"), [(140, False), (141, True)])
def test_headlines_are_cut_beyond_their_measure(length: int, is_cut: bool) -> None:
    title = "word " * 27 + "x" * (length - 135)
    heading = compose(story(flood(title=title)))[0]
    shown = "".join(span.text for span in heading.spans)
    assert (shown != title) is is_cut
    assert len(shown) <= 140
    assert shown.endswith("…") is is_cut


def test_every_cited_report_is_listed_and_the_rest_counted() -> None:
    things = ("Ferries stay in harbour.", "Schools shut until Monday.", "Pumps come from Lowmere.", "Trains halt at Estmoor.")
    others = [read(f"o{n}", text, outlet=f"Outlet {n}") for n, text in enumerate(things)]
    last = read("o9", "Ferries stay in harbour.", outlet="Outlet 9")
    found = compose(story(flood(), *others, last), bullets=6)
    shown = {span.cites.article_id for block in found for span in spans_of(block) if span.cites}
    assert lines(found)[-1].count("[") == len(shown)
    assert len(shown) > NAMED
    assert lines(found)[-1].endswith(f"+{6 - len(shown)}")


@pytest.mark.parametrize(
    ("hours", "seen", "alerted", "began", "said"),
    [
        (2, "", "", None, ""),
        (48, "", "", None, ""),
        (2, "", "", 14, ""),
        (2, "", "", 15, "day 2"),
        (2, "", "", 48, "day 3"),
        (2, "", "b", 48, "you were alerted to this"),
        (2, "", "x", None, ""),
        (2, "b", "", None, "day 1"),
        (15, "b", "", None, "day 2"),
        (48, "b", "", None, "day 3"),
        (48, "b", "b", None, "day 3"),
        (48, "b", "", 72, "day 4"),
        (48, "b", "", 24, "day 3"),
    ],
)
def test_a_story_that_goes_on_says_for_how_long(hours: int, seen: str, alerted: str, began: int | None, said: str) -> None:
    """One of its reports came so many hours ago, the story began so many hours ago, and readers had or were told of these."""
    told = story(flood("a"), flood("b", fetched=NOW - timedelta(hours=hours)))
    told = replace(told, began=NOW - timedelta(hours=began) if began is not None else None)
    edition = Edition(now=NOW, zone=NOW.tzinfo, seen=frozenset(seen), alerted=frozenset(alerted))
    last = text_of(Document(title="", blocks=compose_entry(told, edition, bullets=3, quotes=3))).split("\n")[-1]
    named, _, rest = last.partition("(no date in the file)")
    assert named.endswith("“Thursday” ")
    assert rest.removeprefix(" · ") == said


@pytest.mark.parametrize(
    ("outlet", "url", "byline", "named"),
    [
        ("Harwick Courier", "https://courier.example/1", "X Y", "Harwick Courier"),
        ("", "https://courier.example/1", "X Y", "courier.example"),
        ("", "https://www.courier.example/1", "X Y", "courier.example"),
        ("", "https://me@[::1/x?y", "X Y", "unnamed source"),
        ("", "https://courier.example?id=1", "", "courier.example"),
        ("", "", "X Y", "unnamed source"),
        ("", "", "", "unnamed source"),
    ],
)
def test_a_line_names_the_best_known_source(outlet: str, url: str, byline: str, named: str) -> None:
    line = compose_line(story(read(outlet=outlet, url=url, byline=byline)), Edition(now=NOW, zone=NOW.tzinfo))
    assert lines((line,)) == [f"River Arle tops its banks · {named}"]


def test_white_space_is_folded_and_the_citation_still_right() -> None:
    told = story(read("a", "The river\n rose  at\tnight."))
    assert lines(compose(told))[1] == "The river rose at night."
    assert_verbatim(Document(title="", blocks=compose(told)), bodies((told,)))
