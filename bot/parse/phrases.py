"""Phrases of boilerplate around articles, folded: in lower case, with straight apostrophes, without a mark at the end."""

from bot.parse import phrases_world


def _lines(table: str) -> tuple[str, ...]:
    return tuple(phrase for line in table.split("\n") for phrase in (part.strip() for part in line.split("|")) if phrase)


ALONE = frozenset(
    _lines("""
    advertisement | advertisements | advert | ad | ads | advertising | sponsored | sponsored content | promoted
    promoted content | share | shares | share this | share now | tweet | pin | pin it | print | print this | email
    e-mail | email this | copy link | link copied | facebook | twitter | whatsapp | linkedin | reddit | pinterest
    flipboard | telegram | instagram | youtube | x | rss | messenger | facebook messenger | save | save for later
    bookmark | like | follow | following | reply | report | post comment | subscribe | subscribe now | sign up | sign in
    signup | log in | login | register | join now | get it | got it | ok | okay | accept | accept all | accept cookies
    accept all cookies | close | dismiss | newsletter | newsletters | breaking news | live tv | breaking news emails
    breaking news alerts | watch | watch live | listen | video | videos | photo | photos | gallery | photo gallery
    trending | view all | view comments | view gallery | view results | see all | show more | load more | loading | more
    read more | read full story | continue reading | keep reading | continue reading the main story | story continues
    story continues below | skip advertisement | skip | comments | comment | no comments | no comments yet
    add a comment | add comment | leave a comment | image | caption | hide caption | toggle caption | enlarge this image
    media caption | image caption | getty | getty images | file photo | play video | replay video | back to top | home
    menu | search | next | previous | up next | print edition | opinion | opinion columnist | analysis | exclusive
    update | updated | tags | tag | topics | filed under | categories | category | keywords | related tags | tagged
    accessibility links | privacy overview | don't miss | don't miss it | what's true | what's false | xs | sm | md | lg
    null | undefined | stream type live | loaded | view more | see more | click here | editor's choice | editors' picks
    publicidade | publicidad | publicité | anzeige | werbung | pubblicità | reklama | advertentie | реклама | compartir
    compartilhar | condividi | partager | teilen | поделиться | udostępnij | kommentare | comentarios | comentários
    commentaires | commenti | комментарии
    """)
    + _lines(phrases_world.ALONE)
)
"""Lines that are boilerplate if they say nothing else."""

OPENINGS = _lines("""
    read more: | read more on | read more about | read also: | also read: | also read | read next | see also
    see more photos | see more stories | see more: | watch more: | watch also: | watch: | watch now: | read: | listen:
    more: | related: | related story | related stories: | related articles: | related post | related coverage:
    related content: | related roundup | related links: | related topics: | related video: | [related | (related
    recommended: | more on this story | more on this: | must read: | don't miss: | in pictures: | in photos: | photos:
    gallery: | slideshow: | click here | click to | click for | click on the | tap here | tap to | scroll down
    scroll to | skip to | continue reading | story continues | article continues | content continues | share this
    share on | share via | share all | share your thoughts | sharing options | subscribe to | subscribe for
    subscribe now | subscribe here | subscribe with | subscribe today | sign up for | sign up to | sign up here
    sign up now | sign up with | get our | get breaking news | get top news | get unlimited | get your daily
    receive our | receive the latest | enter your email | enter your e-mail | your email address | your e-mail address
    start your free trial | start your trial | follow us | follow me on | follow him on | follow her on | follow them on
    follow the author | follow @ | find us on | like us on | join us on | connect with us | contact us
    contact the author | contact the reporter | message us | email us | reach us at | reach him at | reach her at
    tell us what | tell us your | what do you think | have your say | join the conversation | join the discussion
    as you comment | comments are | comments have been | comment on this | blog comments powered | notify me of
    notify me via | notify me when | save my name | required fields | this site uses akismet | learn how your
    please enable | please check the | please enter | please turn on | please try again | please log in | please login
    please sign in | please be respectful | please read our | there was an error | something went wrong | javascript is
    your browser | want more stories | want more news | want more like | support independent | support our journalism
    support quality journalism | become a member | become a subscriber | already a member | already a subscriber
    not a member | not a subscriber | choose a membership | choose a plan | our standards: | request reprint
    submit correction | submit a correction | report an error | report a typo | report error | send us a tip | send tips
    got a tip | got a news tip | got a story | have a tip | have a story | do you like this | like this story
    like this article | like what you | liked this | enjoy this | enjoyed this | enjoying this | if you liked this
    this video can | this content is not | this browser | this material may not be | this post contains
    this post may contain | this article contains affiliate | sometimes we include links | we may earn | we may receive
    a version of this article | a version of this story | this article appears in print | this article was originally
    this story was originally | this article originally appeared | this story originally appeared
    this article first appeared | this article is republished | this story has been updated
    this article has been updated | this story has been corrected | this article has been corrected | editor's note:
    editors' note: | author's note: | author bio | about the author: | note: we are | note: this | image via
    image source | image: | image credit | photo: | photo by | photos by | photo credit | photo courtesy | photograph by
    photograph: | photographs by | picture: | pictures: | pic: | credit: | caption: | source: getty | main image
    featured image | file photo | video: | graphic: | illustration: | illustration by | foto: | bild: | crédit
    credit photo | фото: | playback | playing in picture-in-picture | reporting by | additional reporting by
    (reporting by | (additional reporting | (editing by | editing by | (writing by | edited by | compiled by | ©
    (c) 20 | all rights reserved | current time | duration | remaining time | stream type | loaded: | published:
    published on | published at | updated: | updated on | updated at | last updated | last modified | first published
    posted on | posted at | posted: | http:// | https:// | www. | pic.twitter.com | %d bloggers like this | leggi anche
    lire aussi | à lire | lea también | lea más | leer más | leia também | leia mais | lesen sie auch | mehr zum thema
    lees ook | lees meer | (leggi anche | (read | (see | (watch | [read | [see | [watch | читайте также | читать далее
    czytaj także | czytaj też | czytaj więcej | 無断転載 | 무단전재
""") + _lines(phrases_world.OPENINGS)
"""Beginnings of boilerplate lines of at most 200 characters."""

CLOSING = _lines("""
    related | related stories | related articles | related coverage | related content | related topics | related posts
    related news | related links | related items | recommended | recommended for you | you may also like | you may like
    you might also like | you might like | you may be interested in | you might be interested in | most read
    most popular | most viewed | most commented | most shared | most recent | most emailed | most trending | top stories
    top read | popular | popular now | popular stories | popular posts | popular categories | latest news
    latest stories | latest articles | latest headlines | latest videos | latest from | recent posts | recent articles
    recent comments | recent stories | recent news | editor's pick | editor's picks | trending now | trending stories
    trending on | what to read next | next article | next story | next post | previous article | previous story
    previous post | next up | also on | around the web | from around the web | from our partners | from the web
    in this article | in this story | about the author | about the authors | about the writer | about us | contact us
    terms of use | terms of service | privacy policy | site map | sitemap | advertise with us | share this story
    share this article | share this post | sponsored content | sponsored stories | sponsored links | promoted stories
    newsletter | upcoming events | archives | archive | tags | more from | more in | more on | more by | more about
    more great | more like this | more news | more stories | more top stories | more coverage | subscribe to
    sign up for | join the discussion | join the conversation | view comments | comments | leave your thoughts
""") + _lines(phrases_world.CLOSING)
"""Beginnings of lines, of at most 60 characters, below which the article is over."""

END = _lines("""
    leave a reply | leave a comment | leave your comment | leave your reply | write a comment | post a comment
    add a comment | your email address will not be published | required fields are marked | this site uses akismet | ©
""")
"""Beginnings of lines, of at most 200 characters, that never stand above an article's last paragraph."""

TO_VISITORS = _lines("""
    cookie | consent | privacy policy | personal data | terms of use | terms of service | third parties | newsletter
    your browser | opt-out | opt out | subscri | your email | your experience | sign up | affiliate | commission
    all rights reserved | web site | website
""")
"""Phrases of a site's small print, which has two or more of them."""
