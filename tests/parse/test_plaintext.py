"""A scraped text with every trap seen in the wild, a whole page with menus, and texts that must not lose a word."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parse.plaintext import parse_text, unwrap

TITLE = "Harbour minister: Ferries must ‘earn back trust’ before winter timetable"
BODY = (
    "Harbour Minister Odd Varga said Thursday that the ferry company will need to “earn back trust” before Norland pays for "
    "a winter timetable on the Osen crossing.",
    "“We are in no hurry to sign,” Varga said during a news conference at the harbour office in Osen. “But the boats have to "
    "sail first, and they have to sail on time.”",
    "The company, which lost its licence for two weeks in autumn, said it had hired nine engineers and ordered spare parts for "
    "both of its older boats.",
    "Varga, who has called the crossing the backbone of the north, said the books left “no room for the thought that [the "
    "company] forgot a single inspection by mistake.” He gave no dates.",
    "“That is all I wanted to tell you before the storm,” Varga said.",
)
SCRAPED = f"""{TITLE}

{TITLE}

By Mira Solheim\u00a0\u00a0\u00a0
Harbour Minister Odd Varga speaks about the Osen crossing on Thursday at the harbour office. At right is Captain Lena Brandt \
and at left is Pål Ruud, who is acting head of the Ferry Board. (Norland Ferry Board Chief Photographer Ida T. Ek/NFB)

OSEN – {BODY[0]}

{BODY[1]}

{BODY[2]}

{BODY[3]}

{BODY[4]}

  • Subscribe to Norland Harbour News


    Leave a Reply

    Your email address will not be published. Required fields are marked *

    This site uses Akismet to reduce spam. Learn how your comment data is processed."""

MENU = "\n".join(
    f"    * {word}" for word in ("Home", "News", "World", "Sport", "Weather", "Ferries", "Live TV", "Jobs", "About us")
)
PAGE = f"""  Accept cookies
{MENU}

      {TITLE} | Norland Post

      By Mira Solheim, March 3, 2024

      Share

      {BODY[0]}

      {BODY[1]}

      Advertisement

      Related: Captains warn of thin ice

      {BODY[2]}

      {BODY[3]}

      {BODY[4]}

      Mira Solheim is a senior reporter for the Norland Post.

  Most read

          * Bakers of Osen run out of flour after a week of storms
            The mills stand still, and nobody knows for how long...
          * School opens again

{MENU}
  © 2024 Norland Post. All rights reserved.
"""


def test_a_scraped_article_comes_out_clean() -> None:
    draft = parse_text(SCRAPED)
    assert draft.title == TITLE
    assert draft.byline == "Mira Solheim"
    assert draft.outlet == "Norland Harbour News"
    assert draft.dateline == "OSEN"
    assert draft.published is None
    assert draft.published_text == "Thursday"
    assert draft.paragraphs == BODY


def test_a_whole_page_gives_the_same_article() -> None:
    draft = parse_text(PAGE)
    assert (draft.title, draft.byline, draft.outlet) == (TITLE, "Mira Solheim", "Norland Post")
    assert f"{draft.published:%Y-%m-%d}" == "2024-03-03"
    assert draft.paragraphs == BODY


def test_a_page_without_its_margins_gives_the_same_article() -> None:
    assert parse_text("\n".join(line.strip() for line in PAGE.split("\n"))).paragraphs == BODY


def test_a_clean_text_loses_nothing() -> None:
    assert parse_text("\n\n".join(BODY)).paragraphs == BODY


def test_a_given_title_wins_and_is_not_repeated() -> None:
    draft = parse_text(f"{TITLE} - Norland Post\n\n" + "\n\n".join(BODY), title=TITLE)
    assert (draft.title, draft.outlet, draft.paragraphs) == (TITLE, "Norland Post", BODY)


def test_a_standfirst_above_the_byline_is_no_paragraph() -> None:
    text = f"{TITLE}\n\nThe crossing has failed twice this year.\n\nBy Mira Solheim\n\n" + "\n\n".join(BODY)
    assert parse_text(text).paragraphs == BODY


def test_a_short_last_sentence_belongs_to_the_article() -> None:
    ending = "“We shall see,” he said."
    text = PAGE.replace(BODY[4], f"{BODY[4]}\n\n      {ending}")
    assert parse_text(text).paragraphs == (*BODY, ending)


def test_by_on_a_line_of_its_own_goes_with_the_name_below() -> None:
    assert parse_text(f"{TITLE}\n\nBy\n\nMira Solheim\n\n" + "\n\n".join(BODY)).byline == "Mira Solheim"


def test_a_caption_run_into_the_byline_is_no_name() -> None:
    draft = parse_text(f"{TITLE}\n\nBy Mira Solheim Minister Odd Varga speaks in Osen. (Ida Ek/NFB)\n\n" + "\n\n".join(BODY))
    assert (draft.byline, draft.paragraphs) == ("", BODY)


def test_a_headline_with_a_dash_keeps_its_second_half() -> None:
    assert parse_text("Ferries return – but not before winter, says minister\n\n" + "\n\n".join(BODY)).title.endswith(
        "says minister"
    )


def test_a_list_is_not_thrown_away() -> None:
    text = "\n".join(
        ["Winter timetable of the Osen crossing"] + [f"Boat {n} leaves the north quay at {n}.15" for n in range(5, 15)]
    )
    paragraphs = parse_text(text).paragraphs
    assert [f"Boat {n} leaves the north quay at {n}.15" for n in range(5, 15)] == list(paragraphs)[-10:]


@pytest.mark.parametrize("text", ["Ferries sail.", "One word", "By Ann Roe", "By Ann Roe\nMarch 3, 2024"])
def test_a_short_text_is_never_emptied(text: str) -> None:
    assert parse_text(text).paragraphs


def test_a_few_words_of_the_page_are_no_article() -> None:
    assert parse_text("Share\n\nLeave a Reply").paragraphs == ()


def test_a_paragraph_that_reads_like_small_print_is_kept_when_it_is_all_there_is() -> None:
    text = (
        "You consent to cookies, said the newsletter of the commission, and nobody on the north shore of Lake Osen had ever "
        "read it before our reporter did so on Monday."
    )
    assert parse_text(text).paragraphs == (text,)


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "The ferry left the north quay at six and did not come back before\n"
        "noon, which nobody in the harbour office could explain when they\n"
        "were asked.\n"
        "\n"
        "A second boat was sent out at once, and its captain said that the\n"
        "sea was calm and the sight good, so that no harm was feared, and\n"
        "that he would wait.\n"
    )
    assert [len(line.split()) for line in unwrap(wrapped).split("\n") if line] == [27, 32]
    assert unwrap("\n\n".join(BODY)) == "\n\n".join(BODY)


def test_paragraphs_are_verbatim() -> None:
    draft = parse_text(SCRAPED)
    assert all(paragraph in SCRAPED for paragraph in draft.paragraphs)


LINES = st.sampled_from([*SCRAPED.split("\n"), *PAGE.split("\n"), "", "—", "* ", "By", "(AP) —", "OSEN – ", "©"])


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=40), st.booleans())
def test_any_mixture_of_lines_gives_whole_lines_of_it(lines: list[str], is_page: bool) -> None:
    text = "\n".join(lines)
    draft = parse_text(text, is_page=is_page)
    assert draft.paragraphs or not any(paragraph in text for paragraph in BODY)
    flat = " ".join(text.split())
    assert all(paragraph.strip() and " ".join(paragraph.split()) in flat for paragraph in draft.paragraphs)


SEED = Path(__file__).parents[3] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the example article is not here")
def test_the_example_article() -> None:
    (path,) = SEED.glob("*.txt")
    text = path.read_text(encoding="utf-8").replace("\u00a0", " ")
    draft = parse_text(text)
    body = "\n\n".join(draft.paragraphs)
    assert text.count(draft.title) == 2
    assert draft.title not in body
    assert (draft.byline, draft.outlet, draft.dateline) == ("Loree Lewis", "Talk Media News", "WASHINGTON")
    assert (draft.published, draft.published_text) == (None, "Thursday")
    assert len(draft.paragraphs) == 15
    assert f"\n\n{draft.dateline} – {draft.paragraphs[0]}\n\n" in text
    assert text.partition(draft.paragraphs[-1])[2].split()[1] == "Subscribe"
    assert not any(trace in body for trace in ("Stoltenberg", "Brantley", "Subscribe", "Leave a Reply", "Akismet"))


CRACK = "Crack found in dam above Osen"
ABOUT_DAM = (
    "Engineers have found a crack in the old dam above Osen and will lower the lake by two metres before winter.",
    "The crack, which runs along the spillway, was seen by a diver who had come to count the trout below the gate.",
    "The council of Osen said on Monday that nobody living below the dam had to leave home, and that the road stayed open.",
)


def _page(*head: str) -> str:
    return "\n\n".join((*head, *ABOUT_DAM))


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ((CRACK, "Lake to be lowered by two metres before the winter", "By Ida Ek"), CRACK),
        (("Norland Games 2024: dam stops the rowing", "3 March 2024"), "Norland Games 2024: dam stops the rowing"),
        (("Is the dam above Osen safe?", "By Ida Ek"), "Is the dam above Osen safe?"),
        (("Crack Found in Old Dam. What Osen Will Do Now.", "By Ida Ek"), "Crack Found in Old Dam. What Osen Will Do Now."),
        ((CRACK, "The Associated Press", "Published Monday, March 4, 2024"), CRACK),
        ((CRACK, "By Ida Ek", "1 day ago", "What the dam means to Osen"), CRACK),
        ((CRACK, "By | Special to the Osen Post"), CRACK),
        (("1. Dam of Osen in pictures", "2. The divers of Osen", CRACK, "By Ida Ek"), CRACK),
    ],
)  # fmt: skip
def test_the_headline_stands_above_byline_and_date(head: tuple[str, ...], title: str) -> None:
    assert parse_text(_page(*head)).title == title


def test_a_caption_is_no_headline() -> None:
    caption = "The dam above Osen in the autumn. Reuters"
    credited = "The dam above Osen in the autumn. Credit... Pål Ruud/The Osen Post"
    for line in (caption, credited):
        assert parse_text(_page(CRACK, "By Ida Ek", line)).title == CRACK
        assert line not in parse_text(_page(CRACK, "By Ida Ek", line)).paragraphs


def test_a_dateline_with_a_full_date_dates_the_article() -> None:
    draft = parse_text("\n\n".join(("Crack found in dam", f"OSEN, March 3, 2024 (NNA) – {ABOUT_DAM[0]}", *ABOUT_DAM[1:])))
    assert draft.published == datetime(2024, 3, 3, tzinfo=UTC)
    assert draft.dateline == "OSEN"


def test_a_report_begins_at_its_dateline_however_much_the_menus_above_it_say() -> None:
    menus = [f"Section {n}" for n in range(12)]
    teasers = [f"The net maker of Osthaven has won the prize of the guild for the time number {n}, in a storm." for n in range(9)]
    report = [
        "WESTHAVEN, Norland (AP) — The council voted on Monday to close the old swing bridge for two years, the mayor said.",
        "The bridge carries 8,000 cars a day, and its steel has been tired for as long as anybody in the town can tell.",
        "A ferry will run every ten minutes from the fish market, and is free for those who live on the island.",
    ]
    draft = parse_text("\n".join([*teasers[:3], *menus, *teasers[3:], *report]))
    assert len(draft.paragraphs) == 3
    assert draft.dateline == "WESTHAVEN, Norland"
    two = parse_text("\n".join([*teasers, *report, report[0].replace("WESTHAVEN", "OSLO")]))
    assert len(two.paragraphs) > 4


def test_a_plan_that_repeats_itself_keeps_its_lines() -> None:
    food = "On day number {n} there are two eggs with a slice of dark bread in the morning, "
    food += (
        "fish with beans at noon, and in the evening a soup of lentils, carrots, onions and whatever else the garden has to give."
    )
    hours = ("six", "eight", "ten", "noon", "two", "four", "six again", "eight again")
    day = [f"At {hour}, drink a glass of warm water and rest for half an hour." for hour in hours]
    plan = [line for n in range(4) for line in (food.format(n=n), *day)]
    draft = parse_text("\n".join(plan))
    assert draft.paragraphs == tuple(plan)
