from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understand.sentences import split_sentences
from tests.growth import assert_in_proportion

ENGLISH = """
Gen. Joseph Marlow arrived in Kabul. || He met Lt. Col. Ina Berg.
Sen. Ann Vale, R-Ariz., said she would vote. || Others would not.
Rep. Mara Quill (R-Texas) voted no. || Sen. Otto Lind (D-Md.) voted yes.
Rep. Paul Dorn left early. || Reps. Dorn and Quill did not.
The U.S. troops left. || They had come from the U.S. last year.
That was news to the U.S. || Canada refused to pay.
The U.S. Senate met. || It sits in Washington, D.C. || The vote failed.
He moved to the U.S. || He never returned.
She lived in Albany, N.Y. || Mr. Rook did not.
Song No. 5 is her best. || She sold No. 7 too.
Was he sure? || No. || He was guessing.
Prices rose 3.5 percent. || Wages fell.
They met at 9 a.m. Friday in Oslo. || It ended at 5 p.m. || Police said nobody was hurt.
The show starts at 8 p.m. ET on Monday.
J. R. Smith and George W. Hale signed. || J.R. Lund did not.
AUGUSTA, Me. — The governor left. || He ran.
CONCORD, N.H. -- The vote failed.
He took vitamin C. || The cold went away.
Malcolm C. Reed took it too.
It was today's. || Nobody knew. || Lund met Jay-Z. || J.-P. Roux came.
He paused ... then he left. || She waited ... || Nobody came.
He waited… || Then he left.
"We tried. || ... We failed."
He stood up. || "We go." || Then they left.
“We go. || We stay. || We wait.” || They left.
“It was the end,” Mr. Rook said. || “Nobody came.”
"Why now?" Ann Roe asked. || "No!" she said.
"Is it over?" || She left the room.
He read “The Old House.” || Then he slept.
He called it “a mess.” || The mayor agreed.
'We lost.' || 'We will win.'
They chanted “Go away! || Go home!” || Then they went home.
She said: “I do.” || “You do,” he said.
He said it. ’ || She heard.
(It was his.) || He left.
It failed.[1] || Nobody knew why.
She wrote Node.js code for example.com and slept. || He wrote none.
She works at Widgets Inc. and sleeps. || Widgets Inc. || The firm grew.
Alder Corp. Chief Executive Nia Holt quit. || Holt Jr. took over.
Brown v. Board of Education was cited. || It came on Jan. 5.
It opened in Sept. 2015. || The plant closed in Sept. || It reopened.
They came from Tucson, Ariz. || The road was long.
The rules changed, etc. || Nobody minded.
Yahoo! said it would. || Jeopardy! fans agreed.
What?! || No way!!! || Yes.
1. First we eat. || 2. Then we sleep.
• First we eat || • Then we sleep
It cost $3. || He paid $5.50 for it.
He was born in 1960. || She was not.
He wrote to F.B.I. agents. || I love the F.B.I. || I do.
St. Mary's in St. Louis closed. || Ft. Myers did not.
Dr. Ina Berg, Ph.D., spoke. || Prof. Lund listened.
The iPhone sold well. || iPhones are phones.
“Stop!” he said. || “Why?” asked Lund.
"""

FOREIGN = [
    ("de", "Das kostet z. B. 3 Euro. || Dr. Berg sah am 3. Mai zu. || Er ging."),
    ("de", "„Wir gehen.“ || Danach schlief er. || Das gilt u. a. für Nr. 5."),
    ("es", "El Sr. Paz llegó. || ¿Quién es? || ¡Nadie! || La Sra. Paz se fue de EE.UU. || El viaje fue largo."),
    ("fr", "« Nous partons. » || M. Roux est resté. || Mme Roux a dit non !"),
    ("pt", "O Sr. Melo saiu. || A Dra. Reis ficou."),
    ("uk", "Він жив на вул. Садовій у м. Рівне. || Вона поїхала 2015 р. до Одеси. || Це все."),
    ("ar", "من هو؟ || ذهب الرجل. || عاد غدا."),
    ("zh", "他走了。 || 她没走！ || 为什么？"),
    ("ja", "彼は言った。 || 「行く。」 || 終わり。"),
    ("de", "„Warum?“, fragte sie. || „Nein!“ rief er. || Das dauert zwei Std. und kostet 3 Mio. Euro."),
    (
        "it",
        "L'on. Rossi e la dott.ssa Bini sono qui. || Il sig. Neri vive in p.zza Garibaldi. || La S.p.A. ha chiuso. || Ora tace.",
    ),
    ("nl", "Mevr. De Vries kwam o.a. met dhr. Bos. || Dat kost bijv. 5 mln. euro. || Hij ging."),
    ("cs", "Podle Ing. Nováka stojí dům na nám. Míru. || Přišel 3. května. || Bylo to tzv. kolo."),
    ("tr", "Prof. Dr. Aylin Kaya geldi. || Bkz. s. 5. || Bu kitap A.Ş. için yazıldı. || Neden?"),
    ("sv", "Det gäller bl.a. dr. Lund. || Han kom kl. 9 t.ex. i dag. || Hon gick."),
    ("da", "Det gælder bl.a. dr. Lund. || Han kom den 3. maj. || Hun gik f.eks. hjem."),
    ("no", "Det gjelder bl.a. dr. Lund. || Han kom 3. mai. || Hun gikk."),
    ("pl", "Św. Jan i ks. prof. Lis mieszkają przy ul. Długiej. || Przyszedł m.in. gen. Wójcik. || To koniec."),
    ("el", "Ο κ. Παππάς ήρθε. || Ποιος είναι; || Η κα. Λάμπρου έφυγε π.χ. χθες. || Τέλος."),
    ("hi", "डॉ. शर्मा आए। || वे गए।"),
    ("ru", "Она живёт на ул. Садовой в г. Пермь. || Он уехал в 2015 г. и т.д. || Это всё."),
    ("de", "»Wir gehen«, sagte sie. || »Warum?«, fragte er. || »Nein!« rief sie."),
    ("cs", "Byl to prof. Novák a ing. Malý. || Odešli."),
    ("ko", '그는 "집에 가자. 춥다."라고 말했다. || 밖은 눈이 왔다.'),
    ("hy", "Նա եկավ։ || Նա գնաց։"),
    ("hy", "Քաղաքում տոն էր: || Մարդիկ եկան ժամը 10:30: || Սկսվեց համերգը:"),
    ("my", "သူလာသည်။ || သူသွားသည်။"),
    ("am", "እሱ መጣ። || እሷ ሄደች።"),
]

THAI = (
    "เทศบาลท่าเรือเหนือปิดสะพานเมื่อวันจันทร์หลังพบรอยร้าวในคอนกรีตของเสาสะพานสองต้น นายกเทศมนตรีกล่าวว่าการซ่อมจะใช้เวลาสามสัปดาห์และมีค่าใช้จ่ายสองล้าน"
)


def sentences_of(text: str, language: str = "en") -> list[str]:
    return [sentence.text for sentence in split_sentences([text], language)]


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_a_hard_line_of_english_news_splits_where_it_is_marked(line: str) -> None:
    expected = line.split(" || ")
    assert sentences_of(" ".join(expected)) == expected


@pytest.mark.parametrize(("language", "line"), FOREIGN)
def test_other_languages_have_their_own_abbreviations_and_stops(language: str, line: str) -> None:
    expected = line.split(" || ")
    assert sentences_of(" ".join(expected), language) == expected


def test_thai_writes_no_stops_and_ends_sentences_at_spaces() -> None:
    assert sentences_of(THAI, "th") == THAI.split(" ")
    assert sentences_of("สวัสดี ครับ", "th") == ["สวัสดี ครับ"]


def test_scraping_lost_the_space_after_a_stop() -> None:
    assert sentences_of("The vote was close.Nobody slept.") == ["The vote was close.", "Nobody slept."]
    assert sentences_of("他走了。她没走。") == ["他走了。", "她没走。"]
    assert sentences_of("“We go.”“We stay.”") == ["“We go.”", "“We stay.”"]


def test_text_without_paragraph_breaks_splits_at_its_own_blank_lines_and_list_items() -> None:
    text = "A headline without a stop\n\nThe text begins here\nand runs on. It ends.\n- one item\n- another"
    assert sentences_of(text) == [
        "A headline without a stop",
        "The text begins here\nand runs on.",
        "It ends.",
        "- one item",
        "- another",
    ]


def test_marks_without_a_word_are_no_sentence_of_their_own() -> None:
    assert sentences_of("He left. . . She stayed. ”") == ["He left. . .", "She stayed. ”"]
    assert sentences_of("He left. ... ... She stayed.") == ["He left.", "... ... She stayed."]


def test_an_unknown_language_is_read_as_english() -> None:
    assert (
        sentences_of("Mr. Rook left. He ran.", "")
        == sentences_of("Mr. Rook left. He ran.", "xx")
        == ["Mr. Rook left.", "He ran."]
    )


PIECES = st.sampled_from(
    ["Mr", "U.S", "a.m", "No", "he", "Roe", "5", "3.5", ".", ". ", "! ", "? ", '"', "“", "”", "’", "…", "\n", "•", " ", "。", "("]
)


@settings(max_examples=150)
@given(st.lists(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=20).map("".join)), max_size=5))
def test_sentences_are_ordered_exact_and_cover_all_that_is_no_space(paragraphs: list[str]) -> None:
    body = "\n\n".join(paragraphs)
    sentences = split_sentences(paragraphs)
    assert all(body[s.start : s.end] == s.text and s.text == s.text.strip() and s.text for s in sentences)
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(sentences))
    assert "".join("".join(s.text.split()) for s in sentences) == "".join("".join(paragraphs).split())


@pytest.mark.parametrize("unit", [". ", '." ', "U.S. A ", '"A. ', "5. 5 ", "\n \n", "!?", ".[1]", "x.Y", "• "])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    assert_in_proportion(lambda size: split_sentences([unit * size], "de"), 32_000)
