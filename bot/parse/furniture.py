"""Knows the lines that pages put around an article: share bars, prompts, cookie notices, credits, comment forms.

Two kinds are told apart. *Furniture* may stand anywhere and is dropped wherever it stands. A *closing* line heads what
follows an article (comments, related stories, the site's footer): little after it is worth keeping.

Every pattern is matched against one line at its start and reads at most a fixed number of characters, so that no line,
however long, takes more than linear time.
"""

import re

LONGEST = 400
"""Characters; a longer line is prose whatever it says, unless it is legal small print."""


def _any(*alternatives: str, ending: str = "") -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(alternatives) + ")" + ending, re.IGNORECASE)


_WHOLE = _any(
    r"advert(?:isement|ising|orial)?s?(?: ?[-–—].{0,80})?",
    r"sponsored(?: content| by .{1,40})?|promoted(?: content| stories)?",
    r"story continues(?: below)?.{0,40}|(?:article|content) continues (?:below|after).{0,40}",
    r"scroll (?:down )?(?:to|for) .{1,40}|continue reading.{0,60}|keep reading.{0,40}|read (?:full|the full) (?:story|article).{0,40}",
    r"(?:click|tap) (?:here|to|on|for) .{1,120}|skip (?:to|advertisement|ad).{0,60}|skip",
    r"share|share (?:this|on|via|with|now|by|article|story|it|page|all).{0,80}|shares?:?|\d+ shares?",
    r"tweet|pin(?: it)?|e-?mail(?: this.{0,40})?|print(?: this.{0,40})?|facebook|twitter|whats ?app|linkedin|reddit|pinterest|flipboard|telegram|instagram",
    r"copy link|save(?: for later| article| story)?|bookmark|(?:facebook|twitter|e-?mail|print|whatsapp|linkedin|reddit|pinterest|copy|link|share|tweet|save|[\s,|/•·&+-])+",
    r"subscribe|sign ?up|log ?in|sign ?in|register|subscribe now|join now|get it|got it|ok(?:ay)?|accept(?: all)?(?: cookies)?|close|dismiss|x",
    r"newsletters?|breaking news(?: e-?mails| alerts?)?|live tv|watch live|video|photos?|gallery|trending(?: now)?",
    r"view (?:all|more|comments|gallery|slideshow|results).{0,40}|see (?:all|more) (?:photos|pictures|stories|from).{0,40}|load(?:ing)?(?: more)?.{0,10}|show more|more",
    r"(?:\d+ )?comments?(?: ?\(.{0,10}\))?|no comments(?: yet)?|post comment.{0,10}|add (?:a )?comment.{0,20}|reply|report",
    r"image|image copyright.{0,60}|image caption.{0,10}|media caption.{0,10}|getty(?: images)?|file photo\.?|play video|replay video|playback.{0,60}",
    r"back to (?:top|home).{0,40}|return to .{1,40}|home|menu|search|follow|following|next|previous|up next|print edition",
    r"\d{1,2} ?min(?:ute)?s?\.? (?:read|to read)|reading time.{0,30}|est\. reading time.{0,20}|\d+ views?",
    r"tags?:?|topics?:?|filed under:?|categories:?|category:?|keywords:?|related tags:?|tagged:?",
    r"(?:current time|duration|loaded|remaining time|stream type) .{0,20}|0:00|\d+ ?: ?\d+|1x",
    r"accessibility links|javascript (?:is )?(?:required|disabled).{0,80}|your browser .{1,120}|something went wrong.{0,60}",
    r"this (?:video|content|browser|site|page) (?:is|can|could|has|requires|does|uses).{0,160}",
    r"%d bloggers like this:?|xs|sm|md|lg|\*/\?>|-->|null|undefined|[*+oø•▪■●◦‣·|_=~\-–—\s.#<>/\\]+",
    ending=r"\s*[:»›>→.…!]*$",
)  # fmt: skip

_BEGINS = _any(
    r"(?:also |now )?(?:read|see|watch|listen|view)(?: more| next| also| this| now| too)?\s?:",
    r"(?:read|see|watch) (?:more|also|next)\b(?!.{120})|see also\b",
    r"(?:\[|\(|\*|>)?\s?(?:related(?: stories| story| articles?| coverage| content| topics?| roundup| video| links?)?|recommended|more on this(?: story)?|more from .{1,30}"
    r"|more stories|also read|don[’']t miss|must read|opinion|in pictures|in photos|photos|gallery|exclusive|breaking|slideshow)\s?[:|]",
    r"(?:subscribe|sign ?up) (?:to|for|now|here|today|and|with|via|by)\b|(?:get|receive) (?:our|the|your|breaking|daily|all|a|top|more|unlimited).{0,80}"
    r"(?:newsletter|inbox|e-?mail|alerts?|notifications?|delivered|access|app)\b",
    r"(?:follow|like|join|find|connect with|contact|message|e-?mail|reach|tweet at|write to) (?:us|me|him|her|them|the author|our|@|[\w. ]{1,40} (?:on|at)) ?.{0,60}"
    r"(?:twitter|facebook|instagram|whatsapp|telegram|youtube|linkedin|tiktok|bluesky|mastodon|threads|@)",
    r"get (?:breaking news|.{1,40} (?:in|to) your (?:inbox|browser|e-?mail))|let our news meet|enter your e-?mail|your e-?mail address",
    r"(?:we|this (?:web)?site|our (?:web)?site|by (?:continuing|choosing|clicking|using|signing|subscribing|submitting)|i agree that).{0,120}"
    r"(?:cookies?|akismet|consent|privacy policy|terms (?:of|and)|affiliate)",
    r"(?:this (?:post|article|page|site|story) (?:may )?contains?|sometimes we include|we (?:may )?(?:earn|receive)|.{1,40} (?:may|might) (?:earn|receive)).{0,80}(?:affiliate|links?|commission)",
    r"(?:if you (?:continue|click)|we[’']ll assume|we use them).{0,100}(?:cookies|commission|experience|ok with)",
    r"\W{0,4}(?:copyright|©|\(c\) ?\d{4}|all rights reserved)|.{1,60}© ?(?:copyright )?\d{4}|.{0,100}all rights? reserved",
    r"(?:published|updated|last (?:updated|modified)|first published|posted|created|modified)(?: on| at)?\s?:?\s.{0,60}\d",
    r"(?:photo|photograph|photographs|image|images|picture|pictures|pic|credit|photo credit|image credit|main image|file photo|caption|video|source|illustration|graphic|foto|bild|crédit|credits?)s?"
    r"(?: (?:by|credit|courtesy|copyright|source))?\s?[:/]\s?\S.{0,100}$",
    r"please (?:enable|check|enter|turn on|try again|log ?in|sign in|be respectful|read our|allow).{0,100}",
    r"(?:a version of )?this article (?:appears|appeared|was (?:originally|first)|is (?:republished|part|from)).{0,100}(?:print|published|headline|republished|series|edition)",
    r"(?:request reprint|submit (?:a )?correction|report (?:an? )?(?:error|typo)|send (?:us )?(?:a )?(?:tip|feedback|correction)|got a (?:news )?(?:tip|story)|have a (?:tip|story))",
    r"\W?(?:additional )?(?:reporting|editing|writing|compiled|edited|written) by [A-Z].{0,300}(?:editing|reporting|edited|;|\)|\.)",
    r"want more (?:stories|news|like)|there[’']s (?:plenty )?more where|(?:our|the) (?:standards|journalism)\s?:|available for everyone, funded",
    r"(?:all )?sharing options|share (?:this|on|via|all)|tell us what|what do you think|have your say|join the (?:conversation|discussion)",
    r"as you comment|comments (?:are|have been) (?:closed|moderated|disabled)|blog comments powered|notify me (?:of|via|when)|save my name|required fields",
    r"support (?:independent |our |quality )?journalism|become a (?:member|subscriber)|(?:already|not) a (?:member|subscriber)|choose a (?:membership|plan)|start your (?:free )?trial",
    r"https?://\S+$|www\.\S+$|pic\.twitter\.com/\S+$",
)  # fmt: skip

_ENDS = _any(
    r"\(?(?:image|images|photo|photos|picture|pic|credit|source|video|file photo|illustration|graphic)(?: (?:credit|courtesy|by|via|of))?\s?(?::| by | via | courtesy )[^.]{1,70}",
    r"\bphoto(?:s|graphs?)? by [^.]{3,60}|\(?\bcourtesy (?:of |photo)[^.]{0,50}|\bvia (?:getty images|ap|reuters|afp|shutterstock)\b.{0,12}",
    r"(?:getty(?: images)?|ap photo|afp|reuters|epa(?:-efe)?|shutterstock|istock|pa wire|alamy|associated press|wireimage|usa today sports|bloomberg|anadolu(?: agency)?|xinhua|ap)\s?/[^.]{2,50}",
    r"\([^()]{2,60}/(?:[A-Z]{2,6}|getty(?: images)?|reuters|the .{2,40}|associated press|.{2,25} via .{2,25}|[\w .]{2,30})\)",
    r"/ ?(?:getty(?: images)?|ap|afp|reuters|shutterstock|epa)|\bgetty images|\bfile photo|©\s?[\w ./&-]{2,40}",
    r"\[(?:insight|video|news|analysis|reaction|pictures|photos|warning|report|interview|comment|explained|poll|latest|update|revealed)\]\|?",
    ending=r"\)?\.?\s*$",
)  # fmt: skip

_CREDIT = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article|reporting)|reporting)|\bthe associated press contributed\b"
    r"|^[\w.’' -]{4,40} (?:is|was) (?:an?|the) (?:[\w’'&/,-]+ ){0,5}(?:reporter|editor|writer|correspondent|journalist|columnist|contributor|producer|photographer|intern|blogger)\b"
    r"|^[\w.’' -]{4,40} (?:covers|writes about|reports on) |\bjoined [\w ]{2,40} in (?:\w+ )?\d{4}\b.{0,20}\b(?:he|she|they) ",
    re.IGNORECASE,
)
_LEGAL = (
    "cookie", "consent", "privacy policy", "personal data", "terms of use", "terms of service", "third parties", "newsletter", "your browser",
    "opt-out", "opt out", "subscri", "your email", "your experience", "sign up", "affiliate", "commission",
)  # fmt: skip

_CLOSING = _any(
    r"leave a (?:reply|comment)|leave your (?:comment|reply|thoughts)|(?:\d+ )?(?:comments?|responses?|replies)(?: ?\(\d*\))?|write a comment|post a comment|join the (?:discussion|conversation)|view comments",
    r"related(?: stories| story| articles?| coverage| content| topics?| posts?| news| links?| reading| items)?|you (?:may|might|could) (?:also )?(?:like|be interested|enjoy)(?: in)?.{0,30}",
    r"recommended(?: for you| stories| videos| reading| articles?)?|more (?:from|in|on|by|about|great|like|news|stories|top)\b.{0,60}|(?:most|top) (?:read|popular|viewed|commented|shared|stories|recent|emailed|trending).{0,40}",
    r"popular(?: now| stories| posts| articles| categories)?|latest (?:news|stories|articles|headlines|videos|posts|from).{0,40}|recent (?:posts|articles|comments|stories|news).{0,20}|editor[’']?s[’']? (?:picks?|choice)s?",
    r"trending(?: now| stories| on .{1,30})?|what to read next|read next|next (?:article|story|post)|previous (?:article|story|post)|next up|up next|also (?:on|in|from) .{1,30}|around the web|from (?:our|the) .{1,30}|in this (?:article|story)",
    r"about the (?:author|writer)s?|about us|contact us|terms of (?:use|service)|privacy policy|site ?map|advertise with us|share this(?: story| article| post)?|sponsored(?: content| stories| links)?|promoted(?: stories| content)?",
    r"sign up for .{0,60}newsletters?.{0,20}|subscribe to .{1,60}|newsletter|upcoming events|categories|archives?|tags",
    ending=r"\s*[:»›>→.…!]*$",
)  # fmt: skip


_END = _any(
    r"leave a (?:reply|comment).{0,30}|leave your (?:comment|reply|thoughts).{0,20}|(?:write|post|add) a comment|(?:\d+ )?(?:comments?|responses?)(?: ?\(\d*\))?",
    r"\W{0,4}copyright.{0,80}|©.{0,80}|.{0,80}all rights reserved|required fields are marked.{0,10}|your e-?mail address will not be published.{0,60}",
    ending=r"\s*[:»›>→.…!*]*$",
)  # fmt: skip


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article, wherever it stands."""
    if is_small_print(line):
        return True
    if len(line) > LONGEST:
        return False
    return bool(_WHOLE.match(line) or _BEGINS.match(line) or _CREDIT.search(line)) or is_caption(line) or is_shouted(line)


def is_small_print(line: str) -> bool:
    """Whether a line is about the site's dealings with its visitor (cookies, data, subscriptions)."""
    folded = line.lower()
    return sum(word in folded for word in _LEGAL) >= (2 if len(line) <= LONGEST else 3)


def is_caption(line: str) -> bool:
    """Whether a line ends in a photo credit."""
    tail = line[-90:]
    return len(line) <= LONGEST and any(_ENDS.match(tail, at) for at in range(len(tail)) if at == 0 or not tail[at - 1].isalnum())


def is_shouted(line: str) -> bool:
    """Whether a line is a link set in capitals ("MINISTER QUITS AFTER NIGHT OF TALKS")."""
    return len(line.split()) >= 6 and line.upper() == line and line.lower() != line and line[-1] not in ".!?”\"'’"


def is_end(line: str) -> bool:
    """Whether a line surely stands below the article: a comment form, the page's copyright."""
    return len(line) <= 200 and bool(_END.match(line))


def is_closing(line: str) -> bool:
    """Whether what stands below this line is no longer the article."""
    return len(line) <= 100 and bool(_CLOSING.match(line))
