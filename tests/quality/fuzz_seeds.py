# ruff: noqa: E501  (documents as they are written)
"""Well-formed inputs of every kind, in words of our own, for `tests.quality.fuzz` to ruin."""

from tests.parse.pdf_files import pdf

FIRST = "Crews of the Westhaven ferries return to work on Tuesday after nine days, their union said."
SAID = "“We have waited for eighteen months,” said Tove Lindqvist, who leads the union's harbour section."
LAST = "The port authority called the strike regrettable; 340 passengers had been stranded on the island of Ostmark."
BODY = f"<p>{FIRST}</p><p>{SAID}</p><p>{LAST}</p>"

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Quay Herald</title><link>https://news.example/</link><ttl>45</ttl>
<item><title>Ferry strike &amp; after</title><link>/ferry?utm_source=rss</link><guid isPermaLink="false">herald-1</guid>
<pubDate>mar, 09 mar 2026 12:30:15 GMT</pubDate><dc:creator>Ines Okafor</dc:creator><source url="https://coast.example">Coast</source>
<description>Crews &lt;b&gt;return&lt;/b&gt; to work.</description><content:encoded><![CDATA[{BODY}]]></content:encoded></item>
<item><title>Library opens late</title><link>N/A</link><guid>N/A</guid><pubDate>2026年3月9日 10:20</pubDate></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://news.example/x/"><title type="text">Herald</title>
<link rel="alternate" href="./"/><entry><id>tag:1</id><title type="html">Ferry &lt;i&gt;strike&lt;/i&gt;</title><link href="a b|c"/>
<updated>2026-03-10T09:00:00Z</updated><author><name>Ines Okafor</name></author><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>Herald</title></channel>
<item rdf:about="a"><title>Ferry</title><link>https://news.example/f</link><dc:date>2026-03-09T12:30:15+01:00</dc:date></item></rdf:RDF>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "home_page_url": "https://news.example/", "items":
[{"id": 7, "url": "/ferry", "title": "Why the <em> tag matters & when", "date_published": 1733000000, "authors": [{"name": "Ines"}],
"content_text": "1 < 2\\n\\nNext."}, {"id": "8", "content_html": "<p>Crews</p>"}]}"""
FEEDS = (
    RSS.encode(),
    ATOM.encode(),
    RDF.encode(),
    JSON_FEED.encode(),
    RSS.encode("utf-16"),
    RSS.encode("windows-1252", "replace"),
)

LINKED_DATA = """{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Ferry strike ends after nine days",
"datePublished": "2026-03-09T12:30:15+01:00", "author": [{"@type": "Person", "name": "Ines Okafor"}], "isAccessibleForFree": false,
"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".paid"}, "articleBody": "Crews return."}]}"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry strike ends after nine days | The Quay Herald</title>
<link rel="canonical" href="/ferry"><link rel="alternate" type="application/rss+xml" href="/feed" title="All">
<meta property="og:title" content="Ferry strike ends after nine days"><meta property="og:type" content="article">
<meta name="robots" content="max-snippet:50"><meta http-equiv="refresh" content="0; url=/new">
<script type="application/ld+json">{LINKED_DATA}</script></head>
<body><nav><ul><li><a href="/1">One</a></li><li><a href="/2">Two</a></li></ul></nav><article><h1>Ferry strike ends after nine days</h1>
<p class="byline">By Ines Okafor, 9 March 2026</p>{BODY * 3}<div class="paid">{BODY}</div><figure><img src="a.jpg"><figcaption>Ferry
</figcaption></figure><blockquote>{SAID}</blockquote><table><tr><td>1</td></tr></table></article><aside>{BODY}</aside></body></html>"""
PAGES = (PAGE.encode(), PAGE.replace("utf-8", "koi8-r").encode("koi8-r", "replace"), f"<p>{BODY}".encode())

MAIL = f"""From: "The Quay Herald" <news@herald.example>
To: reader@home.example
Subject: =?utf-8?B?RsOkaHJlIHN0cmVpa3Qgbmljaw==?= more
Date: Mon, 09 Mar 2026 12:30:15 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{FIRST}=20
=E2=80=9CNo=E2=80=9D
--b1
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: base64

PHA+Q3Jld3MgcmV0dXJuIHRvIHdvcmsuPC9wPg==
--b1--
"""
MAILS = (MAIL.encode(), MAIL.replace("\n", "\r\n").encode(), MAIL.replace("base64", "8bit").encode())

PDFS = (pdf([[FIRST, SAID[:60], LAST], ["Page two", FIRST]], title="Ferry strike ends"), pdf([[]]))

JSONS = (
    b'{"title": "Ferry", "body": "Crews return to work.\\n\\nNext.", "published": "2026-03-09", "url": "https://news.example/a"}',
    b'[{"headline": "A", "content": "<p>Crews return</p>", "author": ["Ines"]}, {"text": "B"}]\n{"text": "C"}',
)
TEXT = f"""Ferry strike ends after nine days
By INES OKAFOR
March 9, 2026 at 7:30 pm EST

WESTHAVEN – {FIRST}

{SAID} “Nobody won,” she added. Lindqvist said: “It's over.”
− “Wirklich?”, fragte er. «C'est fini», a dit Mme Roe. 「終わった」と述べた。 قال هولم: «انتهى».

{LAST}

Subscribe to The Quay Herald. Leave a Reply. https://news.example/x"""
MARKDOWN = f"---\ntitle: Ferry\ndate: 2026-03-09\n---\n# Ferry\n\n> {SAID}\n\n- [one](https://news.example/1)\n\n```\ncode\n```\n\n{FIRST} *{LAST}*\n"
TEXTS = (TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode("windows-1252", "replace"), MARKDOWN.encode())

OPMLS = (
    b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="Papers"><outline text="C" xmlUrl="https://c.example/feed"/>
<outline type="rss" text="Post" xmlUrl="feed://harbour.example/feed"/><outline title="B" XMLURL="https://b.example/?a=1&amp;b=2"/>
</outline></body></opml>""",
    b'<opml><body><outline text="A & B" xmlUrl="https://b.example/?a=1&b=2"/></body></opml>',
    '<opml><body><outline text="Größe" xmlurl="https://ü.example/"/></body></opml>'.encode("iso-8859-1"),
)

WORDS = (
    "Пт, 12 апр 2024 10:00:00 +0300\nmar, 24 nov 2026 19h56\n٢٤ تشرين الثاني ٢٠٢٦\n2026年11月24日午後7時56分\n12/05/2025\n1733000000".encode(),
    b"https://news.example/a b|c?utm_source=x#y\n//cdn.example/x\nhttp://[::1]:80/\nmailto:a@b.example\nN/A\n../../a?b=c&d",
)
