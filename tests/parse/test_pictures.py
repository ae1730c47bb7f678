"""Which pictures feeds and pages name, which of them may be shown, and what is said to who cannot see them."""

import pytest

from bot.model.picture import Picture
from bot.parse.feed.read import parse_feed
from bot.parse.page.html import parse_html
from bot.parse.pictures import LONGEST_ALT, DraftPicture, best_picture, is_safe_to_post

GOOD = "https://img.harwick.example/2026/flood.jpg"
ITEM = "<title>River tops its banks</title><link>https://harwick.example/1</link>"


def rss(inside: str, *, opening: str = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'>") -> Picture | None:
    body = f"{opening}<channel><title>Courier</title><item>{ITEM}{inside}</item></channel></rss>"
    (entry,) = parse_feed(body.encode(), url="https://harwick.example/feed").entries
    return entry.picture


SAND, DYKE = "<media:description>Men fill sandbags.</media:description>", "<media:title>Men at the dyke</media:title>"
NAMED = [
    ("content", f"<media:content url='{GOOD}' medium='image' width='800'>{SAND}{DYKE}</media:content>", "Men fill sandbags."),
    ("title", f"<media:content url='{GOOD}' type='image/jpeg'>{DYKE}</media:content>", "Men at the dyke"),
    ("group", f"<media:group>{DYKE}<media:content url='{GOOD}'/></media:group>", "Men at the dyke"),
    ("thumbnail", f"<media:thumbnail url='{GOOD}' width='240' height='135'/>", ""),
    ("nested", f"<media:content url='https://v.example/a' type='video/mp4'><media:thumbnail url='{GOOD}'/></media:content>", ""),
    ("enclosure", f"<enclosure url='{GOOD}' type='image/jpeg' length='1'/>", ""),
    ("relative", "<enclosure url='//img.harwick.example/2026/flood.jpg' type='image/jpeg'/>", ""),
]


@pytest.mark.parametrize(("inside", "alt"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED])
def test_feeds_name_pictures_in_many_ways(inside: str, alt: str) -> None:
    assert rss(inside) == Picture(url=GOOD, alt=alt)


def test_atom_and_json_name_them_as_well() -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><entry><id>1</id><title>River</title>
        <link rel="enclosure" type="image/png" href="{GOOD}" title="Men at the dyke"/></entry></feed>"""
    told = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{{"id": "1", "image": "{GOOD}"}}]}}'
    assert parse_feed(atom.encode()).entries[0].picture == Picture(url=GOOD, alt="Men at the dyke")
    assert parse_feed(told.encode()).entries[0].picture == Picture(url=GOOD)


def test_a_damaged_feed_keeps_its_pictures() -> None:
    opening = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel><title>C</title>"
    body = f"{opening}<item>{ITEM}<media:thumbnail url='{GOOD}'/><b>never closed</item></channel></rss>"
    assert parse_feed(body.encode()).entries[0].picture == Picture(url=GOOD)


def test_of_several_the_widest_is_taken_and_of_equals_the_first() -> None:
    small = f"<media:content url='{GOOD}?w=140' medium='image' width='140'/>"
    large = f"<media:content url='{GOOD}?w=1200' medium='image' width='1200'/>"
    huge = f"<media:content url='{GOOD}?w=9000' medium='image' width='9000'/>"
    wide = f"<media:content url='{GOOD}?w=2400' medium='image' width='2400'/>"
    for inside, chosen in ((small + large, 1200), (huge + wide, 9000), (wide + huge, 2400)):
        found = rss(inside)
        assert found
        assert found.url == f"{GOOD}?w={chosen}"


REFUSED = [
    ("pixel", f"<media:content url='{GOOD}' medium='image' width='1' height='1'/>"),
    ("two_pixels", f"<media:content url='{GOOD}' medium='image' width='600' height='2'/>"),
    ("icon", f"<media:thumbnail url='{GOOD}' width='16' height='16'/>"),
    ("http", f"<enclosure url='{GOOD.replace('https', 'http')}' type='image/jpeg'/>"),
    ("tracker", "<media:content url='https://b.scorecardresearch.com/p.jpg' medium='image'/>"),
    ("below_a_tracker", "<media:content url='https://pixel.quantserve.com/flood.jpg' medium='image'/>"),
    ("face", "<media:content url='https://0.gravatar.com/face/a1.jpg' medium='image'/>"),
    ("path", "<media:content url='https://img.example/track/open/a.png' medium='image'/>"),
    ("one_by_one", "<media:content url='https://img.example/a-1x1.png' medium='image'/>"),
    ("svg", "<media:content url='https://img.example/chart.svg' medium='image'/>"),
    ("svg_by_type", "<media:content url='https://img.example/chart' type='image/svg+xml'/>"),
    ("gif", "<media:content url='https://img.example/flood.gif' medium='image'/>"),
    ("port", "<media:content url='https://img.example:8443/flood.jpg' medium='image'/>"),
    ("password", "<media:content url='https://me:pw@img.example/flood.jpg' medium='image'/>"),
    ("no_host", "<media:content url='https://intranet/flood.jpg' medium='image'/>"),
    ("script", "<media:content url='javascript:alert(1)' medium='image'/>"),
    ("film", "<media:content url='https://img.example/flood.mp4' type='video/mp4'/>"),
    ("sound", "<enclosure url='https://img.example/flood.mp3' type='audio/mpeg'/>"),
]  # fmt: skip


@pytest.mark.parametrize("inside", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_counts_readers_or_shows_nothing_is_no_picture(inside: str) -> None:
    assert rss(inside) is None


SHOWN = [
    "https://img.example/pixels-of-mars.jpg",
    "https://img.example/racetrack.jpg",
    "https://img.example/statue.jpg",
    "https://img.example/missing-girl.jpg",
    "https://img.example/a/track-and-field.webp",
    "https://img.example/21x10.jpg",
]


@pytest.mark.parametrize("url", SHOWN)
def test_a_word_that_only_begins_like_a_trackers_is_none(url: str) -> None:
    assert best_picture([DraftPicture(url=url)]) == Picture(url=url)


def test_a_gif_with_a_size_is_a_picture() -> None:
    assert best_picture([DraftPicture(url="https://img.example/flood.gif", width="600", height="400")])


ALT = [
    ("Men fill <b>sandbags</b> &amp; wait", "Men fill sandbags & wait"),
    ("IMG_2044.JPG", ""),
    ("flood-2026-03-12", ""),
    ("image", ""),
    ("", ""),
    ("a\nline \u202eand another", "a line and another"),
]


@pytest.mark.parametrize(("given", "alt"), ALT)
def test_words_for_who_cannot_see_it_are_words(given: str, alt: str) -> None:
    found = best_picture([DraftPicture(url=GOOD, alt=given)])
    assert found
    assert found.alt == alt


def test_a_description_is_a_sentence_or_two() -> None:
    found = best_picture([DraftPicture(url=GOOD, alt="sandbag " * 500)])
    assert found
    assert len(found.alt) <= LONGEST_ALT


PAGE = """<!doctype html><html><head><title>River tops its banks</title>{meta}</head><body><article><h1>River tops its banks</h1>
<p>The river rose above four metres on Thursday, and 340 households in the lower town were told to leave at once.</p>
<p>The ministry said that it would send heavy pumps before the night, and that the army was filling sandbags.</p>
</article></body></html>"""


def page(*pairs: tuple[str, str]) -> Picture | None:
    meta = "".join(f'<meta property="{name}" content="{content}">' for name, content in pairs)
    return parse_html(PAGE.format(meta=meta), url="https://harwick.example/1").picture


def test_a_page_names_its_picture_for_those_who_link_to_it() -> None:
    assert page(("og:image", GOOD), ("og:image:alt", "Men fill sandbags")) == Picture(url=GOOD, alt="Men fill sandbags")
    assert page(("twitter:image", "/2026/flood.jpg"), ("twitter:image:alt", "Men fill sandbags")) == Picture(
        url="https://harwick.example/2026/flood.jpg", alt="Men fill sandbags"
    )
    assert page(("og:image", "http://img.example/a.jpg"), ("og:image:secure_url", GOOD)) == Picture(url=GOOD)
    assert page(("og:image", GOOD), ("og:image:width", "1"), ("og:image:height", "1")) is None
    assert page(("og:image", f"{GOOD}?token=abc")) is None
    assert page() is None


PRIVATE = [
    (GOOD, "https://harwick.example/feed", False, True),
    (f"{GOOD}?w=600", "https://harwick.example/feed", False, True),
    (f"{GOOD}?w=600&sig=abc", "https://harwick.example/feed", False, False),
    (f"{GOOD}?w=600", "https://harwick.example/feed?token=s3cr3t", False, False),
    (GOOD, "https://harwick.example/feed?token=s3cr3t", False, True),
    (f"{GOOD}?w=600", "https://harwick.example/feed", True, False),
    ("https://img.harwick.example/7f3Kq9Zp2Lm8Xt4Bv6Nc/flood.jpg", "https://harwick.example/feed", True, False),
    ("https://img.harwick.example/7f3Kq9Zp2Lm8Xt4Bv6Nc/flood.jpg", "https://harwick.example/feed", False, True),
]


@pytest.mark.parametrize(("url", "location", "is_private", "may"), PRIVATE)
def test_no_key_of_a_private_feed_is_told(url: str, location: str, is_private: bool, may: bool) -> None:
    assert is_safe_to_post(Picture(url=url), location=location, is_private=is_private) is may
