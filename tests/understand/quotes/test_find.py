"""Who said what: one scenario a row, all people invented."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.analysis import Quote, QuoteKind
from bot.model.article import PARAGRAPH_BREAK
from bot.understand.quotes.find import MOST_QUOTES, MOST_TEXT, find_quotes
from bot.understand.sentences import split_sentences


def quotes_of(*paragraphs: str, language: str = "en") -> tuple[Quote, ...]:
    return find_quotes(PARAGRAPH_BREAK.join(paragraphs), split_sentences(paragraphs, language), language=language)


def speakers(*paragraphs: str, language: str = "en") -> list[str]:
    quotes = quotes_of(*paragraphs, language=language)
    assert all(0 < quote.confidence <= 1 for quote in quotes if quote.speaker)
    return [quote.speaker.name if quote.speaker else "" for quote in quotes]


INTRODUCED = "Governor Marta Ellison met farmers in Riverton on Monday. Her rival, state Senator Paul Quill, was there too."

NAMED = [
    ("name_said", ["“The dam must hold,” Ana Voss said."], ["Ana Voss"]),
    ("said_name", ["“The dam must hold,” said Ana Voss."], ["Ana Voss"]),
    ("said_name_with_role_after", ["“The dam must hold,” said Ana Voss, an engineer at the plant."], ["Ana Voss"]),
    ("bare_surname_made_full", [INTRODUCED, "“The dam must hold,” Ellison said."], ["Marta Ellison"]),
    ("title_does_not_end_the_clause", ["“The dam must hold,” said Rep. Ana Voss (D-Md.)."], ["Ana Voss"]),
    ("party_in_brackets", ["“The dam must hold,” Sen. Ana Voss (R-Texas) said on Monday."], ["Ana Voss"]),
    ("state_after_comma", ["“The dam must hold,” Sen. Ana Voss, R-Ariz., said on Monday."], ["Ana Voss"]),
    ("long_apposition", ["“It must hold,” Ana Voss, of Ohio, a member of the Dam Board for ten years, said."], ["Ana Voss"]),
    ("noun_then_name_in_apposition", ["“The dam must hold,” said a spokesman for the mayor, Tom Birk."], ["Tom Birk"]),
    ("apposed_name_before_cue", ["“The dam must hold,” the governor's spokeswoman, Ana Voss, said."], ["Ana Voss"]),
    ("told_an_outlet", ["“The dam must hold,” Ana Voss told The Riverton Post."], ["Ana Voss"]),
    ("cue_before", ["Ana Voss said, “The dam must hold.”"], ["Ana Voss"]),
    ("cue_before_with_that", ["Ana Voss told reporters that the dam “must hold for ever.”"], ["Ana Voss"]),
    ("and_said", ["Ana Voss walked to the dam and said “it must hold now.”"], ["Ana Voss"]),
    ("called_it", ["Ana Voss called the dam “a danger to all of us.”"], ["Ana Voss"]),
    ("participle_after_subject", ["Ana Voss left the room, saying “the dam must hold.”"], ["Ana Voss"]),
    ("opening_participle", ["Speaking to farmers in Riverton, Ana Voss called it “a danger to all of us.”"], ["Ana Voss"]),
    ("opening_quotation_of_participle", ["Calling it “a danger to all of us,” Ana Voss left the room."], ["Ana Voss"]),
    ("according_to", ["The dam was “a danger to all of us,” according to Ana Voss."], ["Ana Voss"]),
    ("according_to_first", ["According to Ana Voss, the dam “must hold for ever.”"], ["Ana Voss"]),
    ("passive_agent", ["He was asked by Ana Voss, “Will the dam hold?”"], ["Ana Voss"]),
    ("colon", ["Ana Voss: “The dam must hold.”"], ["Ana Voss"]),
    ("colon_at_paragraph_end", ["Ana Voss wrote in the report:", "“The dam must hold.”"], ["Ana Voss"]),
    ("signature_dash", ["“The dam must hold.” — Ana Voss"], ["Ana Voss"]),
    ("transcript_label", ["“VOSS: The dam must hold, I say.”"], ["VOSS"]),
    ("continued_in_the_paragraph", ["“The dam must hold,” Ana Voss said. “It will.”"], ["Ana Voss"]),
    ("left_open_paragraph", ["“The dam must hold,” Ana Voss said. “It will.", "“And we will pay.”"], ["Ana Voss", "Ana Voss"]),
    ("and_between", ["Ana Voss called it “a real danger” and “a shame for us.”"], ["Ana Voss", "Ana Voss"]),
    ("two_people_in_one_sentence", ["Ana Voss said “this is bad” and Tom Birk said “it is not so.”"], ["Ana Voss", "Tom Birk"]),
    ("two_people_in_turn", ["“It must hold,” Ana Voss said.", "“It will not,” Tom Birk replied."], ["Ana Voss", "Tom Birk"]),
    ("suffix", ["“The dam must hold,” said Tom Birk, Jr."], ["Tom Birk, Jr"]),
    ("particles", ["“The dam must hold,” said Jan van der Meer."], ["Jan van der Meer"]),
    ("hyphen_and_article", ["“The dam must hold,” said Karim al-Sabri."], ["Karim al-Sabri"]),
    ("question", ["“Will the dam hold?” Ana Voss asked."], ["Ana Voss"]),
    ("outlet_as_speaker", ["“The dam will not hold,” the Riverton Post reported."], ["Riverton Post"]),
    ("institution_as_speaker", ["“The dam will not hold,” the Water Ministry said in a statement."], ["Water Ministry"]),
    ("name_as_modifier", ["“The dam will not hold,” said Dam Watch founder Ana Voss."], ["Ana Voss"]),
    ("former_before_office", ["“The dam will not hold,” said former Ohio Gov. Ana Voss."], ["Ana Voss"]),
    ("signature_line", ["“The dam will not hold.”", "- Ana Voss."], ["Ana Voss"]),
    ("two_speak_as_one", ["“The dam will not hold,” Ana Voss and Tom Birk said."], ["Ana Voss and Tom Birk"]),
    ("headline_makes_no_names", ["Anger in Riverton: Farmers Corner Voss at Dam", "“It will hold,” Voss said."], ["Voss"]),
    ("month_as_surname", ["“It will not hold,” Theresa May said.", "“It is over,” May said."], ["Theresa May", "Theresa May"]),
    ("apposition_with_a_place", ["Ana Voss, a student in Riverton, Ohio, said: “The dam will not hold.”"], ["Ana Voss"]),
    ("relative_apposed", ["“We woke up,” Voss's father, Tom Voss, told QNN in May. “It is late.”"], ["Tom Voss"]),
    ("said_first", ["Said Ana Voss: “The dam will not hold.”"], ["Ana Voss"]),
    ("noun_speaker", ["“The dam will not hold,” said a senior aide to the governor."], ["a senior aide"]),
    ("interview", ["In an interview with Radio Nine, Ana Voss said the dam “must hold for ever.”"], ["Ana Voss"]),
    ("parenthetical", ["The reason, says Ana Voss, engineer at the plant, is that it “was built on sand.”"], ["Ana Voss"]),
    ("explained_inverted", ["Because of the dam, explained Ana Voss, “we shall all have to leave.”"], ["Ana Voss"]),
    ("said_she_thinks", ["Mary Birk left.", "Ana Voss said she thinks the dam “will not hold for long.”"], ["Ana Voss"]),
    ("told_someone_that_he", ["Tom Birk told engineer Karl Lund that he “may have seen a crack there.”"], ["Tom Birk"]),
    ("office_of_a_place", ["The Ohio senator promised that the dam “will hold for years.”"], ["The Ohio senator"]),
    ("person_of_a_country", ["“The dam will not hold,” the Australian said."], ["the Australian"]),
    ("age_before_name", ["“Will the dam hold?” asks the 24-year-old Voss."], ["Voss"]),
    ("day_in_figures", ["“It will not hold,” said 9/11 widow Ana Voss."], ["Ana Voss"]),
    ("exhorted", ["Ana Voss exhorted farmers to “leave it all.”"], ["Ana Voss"]),
    ("doubtful_office", ["Deputy Director of Public Works Anna Voss said: “It must hold.”"], ["Anna Voss"]),
    ("speech_noun", ["Ana Voss's claim that the dam was “about to fall down” was wrong."], ["Ana Voss"]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_a_speaker_is_named(paragraphs: list[str], expected: list[str]) -> None:
    assert speakers(*paragraphs) == expected


PRONOUNS = [
    ("she", [INTRODUCED, "Ellison praised the plan. “It is the only way,” she said."], "Marta Ellison"),
    ("gender_decides", ["Anna Voss met Thomas Birk at the dam. “It must hold,” he said."], "Thomas Birk"),
    ("courtesy_title_decides", ["Mr. Voss met Ms. Birk at the dam. “It must hold,” she said."], "Birk"),
    ("reported_speaker", ["Tom Birk’s report on Karl Lund is wrong, Paul Quill said. “It must hold,” he said."], "Paul Quill"),
    ("the_one_who_spoke_last", ["“It must hold,” Anna Voss said. She met Mary Birk. “It will hold,” she said."], "Anna Voss"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), [row[1:] for row in PRONOUNS], ids=[row[0] for row in PRONOUNS])
def test_a_pronoun_means_the_last_fitting_person(paragraphs: list[str], expected: str) -> None:
    assert speakers(*paragraphs)[-1] == expected


NAMELESS = [
    ("no_cue_at_all", ["“The dam must hold for ever.”"]),
    ("pronoun_without_antecedent", ["“The dam must hold,” she said."]),
    ("pronoun_of_the_other_gender", ["Thomas Birk came to the dam. “It must hold,” she said."]),
    ("a_paragraph_that_does_not_speak", ["Thomas Birk walked home.", "“The dam must hold for ever.”"]),
    ("a_place_is_nobody", ["They met in Hong Kong. Hong Kong is rich. “It must hold,” she said."]),
    ("photo_credit", ["Thomas Birk at the dam. (Lena Fuchs/Ministry)", "“It must hold,” he said."]),
    ("scare_quote", ["To Birk, Thomas Birk is the “good and kind” man of the dam."]),
    ("gloss", ["The council is a gremium (Latin for “a lap or bosom of people”) of farmers."]),
    ("party_rated", ["The post rated a third of Republican claims as “false or worse than that” on Monday."]),
    ("claim_someone_else_answers", ["Staff shrugged off Birk’s words, telling people “he has no idea of it.”"]),
    ("reporter", ["“Will the dam hold?” I asked."]),
    ("other_language_without_a_plain_cue", ["Ana Voss estaba allí. “La presa debe aguantar.”"]),
]


@pytest.mark.parametrize("paragraphs", [row[1] for row in NAMELESS], ids=[row[0] for row in NAMELESS])
def test_no_name_is_better_than_a_wrong_one(paragraphs: list[str]) -> None:
    language = "es" if "presa" in paragraphs[0] else "en"
    assert not any(speakers(*paragraphs, language=language))


OTHER_LANGUAGES = [
    ("es", "“La presa debe aguantar”, dijo Ana Voss en Riverton.", "Ana Voss"),
    ("pt", "“A barragem deve aguentar”, disse Ana Voss.", "Ana Voss"),
    ("fr", "« Le barrage doit tenir », a déclaré Anne Voss.", "Anne Voss"),
    ("de", "„Der Damm muss halten“, sagte Ministerin Anna Voss.", "Anna Voss"),
    ("de", "„Der Damm muss halten“, sagte Leiter Fachbereich Damm.", "Leiter Fachbereich Damm"),
    ("uk", "«Дамба має вистояти», — сказала Ганна Коваль.", "Ганна Коваль"),
    ("ar", "قالت آنا: «يجب أن يصمد السد».", "آنا"),
]


FOREIGN_LEADS = [
    ("de", "Der Damm ist alt. Anna Voss sagte, er sei „eine Gefahr für uns alle“.", "Anna Voss sagte, er sei"),
    ("fr", "Le barrage est vieux. Anne Voss a dit qu’il était « un danger pour nous tous ».", "Anne Voss a dit qu’il était"),
    ("es", "La presa es vieja. Ana Voss dijo que era “un peligro para todos nosotros”.", "Ana Voss dijo que era"),
]


@pytest.mark.parametrize(("language", "text", "lead"), FOREIGN_LEADS)
def test_a_fragment_begins_with_its_sentence_in_every_language(language: str, text: str, lead: str) -> None:
    (quote,) = quotes_of(text, language=language)
    assert quote.lead is not None
    assert quote.lead.text == lead


NO_SPEECH = [
    ("nickname", "Ana “we will never ever stop” Voss called for a vote."),
    ("work", "Ana Voss said a word for the season: “Songs the Water left us” by Tom Birk."),
    ("ruby", 'describe Gate, :job do let(:keeper) { Keeper.new(name: "Ana") } it "opens the gate at noon" do must_open_gate end'),
    (
        "settings",
        'kind: Gate metadata: name: lock spec: keepers: - name: voss image: "harbour/lock:the main one" ports: - name: a',
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_SPEECH], ids=[row[0] for row in NO_SPEECH])
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert not quotes_of(text)


NOBODY = [
    "I’m told again and again that “the dam will always hold in May.”",
    "Ours is the diet of the Internet, where we’re telling everyone “yes, we know that it tastes bad.”",
    "Voss’s Law is sometimes referred to as “building what you can draw.”",
]


@pytest.mark.parametrize("text", NOBODY)
def test_the_writer_and_a_name_for_things_are_nobody_who_speaks(text: str) -> None:
    assert speakers(text) == [""]


@pytest.mark.parametrize(("language", "text", "expected"), OTHER_LANGUAGES)
def test_other_languages_name_only_who_stands_beside_the_cue(language: str, text: str, expected: str) -> None:
    assert speakers(text, language=language) == [expected]


def test_a_quotation_split_by_its_cue_is_one_quote() -> None:
    text = "“We came in May,” Ana Voss said at a rally in Riverton. “But we will leave in June.”"
    (quote,) = quotes_of(text)
    assert quote.text == text
    assert [part.text for part in quote.parts] == ["“We came in May,”", "“But we will leave in June.”"]
    assert (quote.kind, quote.cue, quote.venue, quote.sentences) == (QuoteKind.DIRECT, "said", "at a rally in Riverton", (0, 1))


def test_two_quotations_with_cues_of_their_own_are_two_quotes() -> None:
    assert len(quotes_of("“We came in May,” Ana Voss said. “We leave in June,” Tom Birk said.")) == 2


LEADS = [
    ("said_that", "Ana Voss said Monday that the dam was “holding for another year.”", "Ana Voss said Monday that the dam was"),
    ("said_without_that", "Ana Voss said she was “ready for another year.”", "Ana Voss said she was"),
    ("called", "Ana Voss called it “a danger to all of us.”", "Ana Voss called it"),
    (
        "told_a_paper",
        "Ana Voss told the Delta Press the town “had to close its gates.”",
        "Ana Voss told the Delta Press the town",
    ),
    ("whole_clause_quoted", "Ana Voss said that “the dam must hold.”", ""),
    ("another_quotation_before", "Ana Voss called it a “mess” and the board “a danger to all of us.”", ""),
    ("long", f"{'Long after the water had gone, ' * 6}Ana Voss called the dam “a danger to all of us.”", ""),
    ("behind_a_sentence", "The dam is old. Ana Voss called it “a danger to all of us.”", "Ana Voss called it"),
]


@pytest.mark.parametrize(("text", "lead"), [row[1:] for row in LEADS], ids=[row[0] for row in LEADS])
def test_a_fragment_carries_the_words_before_it(text: str, lead: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.kind is QuoteKind.MIXED
    assert (quote.lead.text if quote.lead else "") == lead


SOURCES = [
    (
        "according_to_an_agency",
        "Ana Voss complained that the board “is lying to us,” according to the Delta Press.",
        "Delta Press",
    ),
    ("told_an_outlet", "“The dam must hold,” Ana Voss told the Riverton Post.", "Riverton Post"),
    ("told_a_station", "“The dam must hold,” Ana Voss told QNN.", "QNN"),
    ("outlet_reported", "“The dam must hold,” Ana Voss said, the Riverton Post reported.", "Riverton Post"),
    ("interview_with", "“The dam must hold,” Ana Voss said in an interview with Radio Nine.", "Radio Nine"),
    ("told_a_person", "“The dam must hold,” Ana Voss said, according to Tom Birk.", ""),
    ("told_people", "“The dam must hold,” Ana Voss told the farmers.", ""),
    ("first_hand", "“The dam must hold,” Ana Voss said.", ""),
]


@pytest.mark.parametrize(("text", "via"), [row[1:] for row in SOURCES], ids=[row[0] for row in SOURCES])
def test_second_hand_words_name_their_source(text: str, via: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.via) == ("Ana Voss", via)


ROLES = [
    ("before_the_name", "“The dam must hold,” said Water Minister Ana Voss.", "Water Minister"),
    ("several_words", "“It must hold,” House Water Committee Chairwoman Ana Voss said.", "House Water Committee Chairwoman"),
    ("lower_case", "“The dam must hold,” said former campaign manager Ana Voss.", "former campaign manager"),
    ("of_a_portfolio", "“The dam must hold,” said Secretary of State Ana Voss.", "Secretary of State"),
    ("former_is_kept", "“The dam must hold,” said former Water Minister Ana Voss.", "former Water Minister"),
    (
        "former_is_kept_elsewhere",
        "The former Secretary of State Ana Voss came. “It must hold,” Voss said.",
        "former Secretary of State",
    ),
    ("another_person_is_no_role", "“The dam must hold,” said Ana Voss, Senator Tom Birk and others.", ""),
    ("courtesy_is_none", "“The dam must hold,” said Ms. Ana Voss.", ""),
    ("from_an_earlier_mention", "Water Minister Ana Voss came. “The dam must hold,” Voss said.", "Water Minister"),
    ("before_a_title_of_a_work", "“The dam must hold,” said Ana Voss, author of “The Dam.”", "author"),
    ("state_is_a_noun", "“The dam must hold,” said Ana Voss, an engineer in the Delta state.", "engineer in the Delta state"),
    ("whose_company", "“The dam must hold,” said Ana Voss, the company’s chief engineer.", "chief engineer"),
    ("own_word", "“The dam must hold,” said Ana Voss, an aide during his run.", "aide"),
    ("after_the_name", "“The dam must hold,” said Ana Voss, the chief engineer of the plant.", "chief engineer of the plant"),
]


@pytest.mark.parametrize(("text", "role"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_a_role_is_given_in_the_articles_own_words(text: str, role: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Ana Voss", role)


VENUES = [
    ("whole", "“The dam must hold,” Ana Voss said at a news conference in Riverton.", "at a news conference in Riverton"),
    ("cut_at_an_own_word", "“The dam must hold,” Ana Voss said during a panel on her show after the flood.", "during a panel"),
    ("a_month_is_no_march", "“The dam must hold,” Ana Voss said in March.", ""),
]


@pytest.mark.parametrize(("text", "venue"), [row[1:] for row in VENUES], ids=[row[0] for row in VENUES])
def test_an_occasion_stands_alone(text: str, venue: str) -> None:
    (quote,) = quotes_of(text)
    assert quote.venue == venue


@pytest.mark.parametrize(
    "text", ["The “so-called plan” failed.", "She watched “The River of the North” twice.", "It was “good”."]
)
def test_scare_quotes_and_titles_of_works_are_no_speech(text: str) -> None:
    assert quotes_of(text) == ()


def test_a_long_text_is_read_as_far_as_an_article_goes() -> None:
    sentence = "“The dam must hold,” Ana Voss said.\n\n"
    assert len(find_quotes(sentence * (MOST_QUOTES + 1), ())) == MOST_QUOTES
    assert find_quotes("word " * (MOST_TEXT // 5 + 1) + sentence, ()) == ()


WORDS = [
    *[
        "Ana",
        "Voss",
        "Mr.",
        "Minister",
        "the",
        "a",
        "he",
        "she",
        "said",
        "told",
        "that",
        "and",
        "according",
        "to",
        "by",
        "was",
        "calling",
        "adding",
        "who",
        "of",
        "spokesman",
    ],
    *[",", ".", "?", ":", "—", "“", "”", '"', "’s", "(R-Ohio)"],
    "\n\n",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_whatever_the_text_quotes_are_verbatim_ordered_and_apart(words: list[str]) -> None:
    body = " ".join(words)
    end = 0
    for quote in find_quotes(body, split_sentences(body.split("\n\n"), "en")):
        assert quote.start == quote.parts[0].start >= end
        assert quote.text == body[quote.start : quote.end]
        for part in quote.parts:
            assert part.text == body[part.start : part.end]
            assert end <= part.start < part.end
            end = part.end
        assert quote.end == end
        if quote.lead:
            assert quote.lead.text == body[quote.lead.start : quote.lead.end]
        if quote.speaker:
            assert quote.speaker.name in body
            assert quote.speaker.role in body
            assert 0 < quote.confidence <= 1


UNSURE = [
    ["Ana Voss shook her head. “The dam must hold for ever.”"],
    ["Ana Voss was at the dam. “It must hold for ever.”"],
    ["Ana Voss called for repairs. “It must hold for ever.”"],
]
SURE_ENOUGH = ["Ana Voss has worked at the dam for years and knows it well: “The dam must hold for ever.”"]


@pytest.mark.parametrize("paragraphs", UNSURE, ids=lambda paragraphs: paragraphs[0][:24])
def test_who_only_stands_nearby_is_not_given_as_the_speaker(paragraphs: list[str]) -> None:
    """A name before a quotation without a cue is right too seldom (`SPEAKER_FLOOR`); one that leads up to it is."""
    assert speakers(*paragraphs) == [""]
    assert speakers(*SURE_ENOUGH) == ["Ana Voss"]


PEOPLE = ["Ana Voss", "Tom Birk", "Ida Holm", "Paul Quill", "Marta Ellison"]
SAYINGS = [
    "The dam must hold",
    "We have to act before the winter",
    "Nobody asked the farmers about it",
    "It is old, and it leaks",
]
FRAMES = {
    "after": "“{a},” {name} said.",
    "turned": "“{a},” said {name}, an engineer at the plant.",
    "told": "“{a},” {name} told reporters on Monday.",
    "before": "{name} said: “{a}.”",
    "lead": "{name} said that the plant “had to close before the next flood comes.”",
    "split": "“{a},” {name} said. “{b}.”",
    "woven": "“{a},” {name} said, “and {c}.”",
}
BETWEEN = ["The river rose in the night.", "Two roads near Riverton were closed.", "The council meets again on Friday."]


@st.composite
def quotations(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Paragraphs, each with the frame of its quotation and with whoever says it; "" for both where it has none."""
    told = []
    for name in draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique=True)):
        frame = draw(st.sampled_from(sorted(FRAMES)))
        a, b = draw(st.lists(st.sampled_from(SAYINGS), min_size=2, max_size=2, unique=True))
        told.append((FRAMES[frame].format(name=name, a=a, b=b, c=b[0].lower() + b[1:]), frame, name))
        if draw(st.booleans()):
            told.append((draw(st.sampled_from(BETWEEN)), "", ""))
    return told


def test_every_quotation_is_verbatim_and_its_own_speakers() -> None:
    """Quotations are built whole, so that nearly every example has speakers, leads or quotations in two parts."""
    seen = Counter[str]()

    @settings(max_examples=150, derandomize=True)
    @given(quotations())
    def holds(told: list[tuple[str, str, str]]) -> None:
        paragraphs = [text for text, _, _ in told]
        body, found = PARAGRAPH_BREAK.join(paragraphs), quotes_of(*paragraphs)
        seen.update(examples=1, speakers=any(quote.speaker is not None for quote in found))
        seen.update(leads=any(quote.lead for quote in found), splits=any(len(quote.parts) > 1 for quote in found))
        at = 0
        for text, frame, name in told:
            here = [quote for quote in found if at <= quote.start < at + len(text)]
            assert bool(here) == bool(frame)
            assert {quote.speaker.name if quote.speaker else "" for quote in here} <= {name}
            for quote in here:
                assert all(part.text == body[part.start : part.end] for part in quote.parts)
                assert quote.lead is None or quote.lead.text == body[quote.lead.start : quote.lead.end]
                assert quote.lead is None or quote.lead.start == at
                assert quote.lead is None or frame == "lead"
                assert quote.lead is not None or frame != "lead"
            at += len(text) + len(PARAGRAPH_BREAK)

    holds()
    assert seen["speakers"] > 0.9 * seen["examples"], seen
    assert min(seen["leads"], seen["splits"]) > 0.1 * seen["examples"], seen
