"""English cues (words that mark speech): verbs of saying, and the function words around them."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text, which are separated by white space."""
    return frozenset(words.split())


SAYING = word_set(
    """
    acknowledge acknowledged acknowledges add added adds admit admits admitted advise advised agree agreed agrees
    allege alleged alleges announce announced announces answer answered answers argue argued argues ask asked asks
    assert asserted asserts boast boasted boasts caution cautioned cautions charge charged charges chide chided claim
    claimed claims comment commented comments complain complained complains conclude concluded concludes concede
    conceded concedes confess confessed confide confided confirm confirmed confirms continue continued continues
    counter countered counters crack cracked cried cries declare declared declares demand demanded demands deny denied
    denies describe described describes emphasize emphasized emphasizes emphasised exclaim exclaimed exclaims explain
    explained explains gush gushed insist insisted insists joke joked jokes lament lamented laments mention mentioned
    mentions muse mused muses mutter muttered note noted notes object objected observe observed observes opine opined
    plead pleaded pledge pledged pledges post posted posts predict predicted predicts proclaim proclaimed proclaims
    promise promised promises protest protested quip quipped quips react reacted reacts read reads reason reasoned
    recall recalled recalls recount recounted reflect reflected reiterate reiterated reiterates relate related remark
    remarked remarks remember remembered remembers remind reminded repeat repeated repeats replied replies reply
    report reported reports respond responded responds retort retorted reveal revealed reveals said say says scoff
    scoffed shot shout shouted shouts sing sings sang snap snapped speculate speculated state stated states stress
    stressed stresses suggest suggested suggests summarize summarized tell tells testified testify testifies thunder
    thundered told tweet tweeted tweets urge urged urges vent vented volunteered vow vowed vows warn warned warns
    whisper whispered wonder wondered wonders write writes wrote yell yelled yells bellowed boomed chanted estimated
    groused grumbled intoned pondered screamed
    fumed fumes barked sniped sneered teased taunted gloated enthused implored interjected blurted griped whined ranted
    deadpanned marveled marvelled exulted sighed hissed growled moaned pleads raged retaliated rejoined chided scolded
    seethed stammered drawled hollered howled roared sobbed wept chuckled surmised theorized hypothesized ventured
    """
)
"""Verbs that take direct speech, and may stand before their subject ("said Ms Roe")."""

CALLING = word_set(
    """
    accuse accused accuses attack attacked attacks bash bashed blame blamed blames blast blasted blasts brand branded
    call called calls characterize characterized characterizes condemn condemned condemns consider considers
    considered criticize criticized criticizes criticised cite cited cites credit credited credits decried decry
    defend defended defends denounce denounced denounces deride derided dismiss dismissed dismisses disparaged dub
    dubbed echo echoed echoes express expressed expresses hail hailed hails label labeled labelled labels mock mocked
    mocks portray portrayed portrays praise praised praises quote quoted quotes refer refers referred refused reject
    rejected rejects ridicule ridiculed rip ripped scold scolded slam slammed slams thank thanked thanks tout touted
    touts apologize apologized
    bemoan bemoaned bemoans exhort exhorted exhorts lambasted laud lauded lauds
    believe believes believed think thinks thought felt feels hope hopes hoped want wants
    wanted compare compared compares propose proposed proposes argues deem deemed
    """
)
"""Verbs that take a quoted fragment inside the reporter's own sentence ("called the plan “a ruin”")."""

PARTICIPLES = word_set(
    """
    saying adding arguing asking calling claiming declaring describing explaining insisting noting stating stressing
    suggesting telling tweeting warning writing accusing acknowledging announcing boasting citing complaining
    concluding continuing criticizing emphasizing joking labeling predicting promising recalling referring repeating
    replying responding shouting urging vowing wondering yelling asserting dismissing blasting mocking denouncing
    praising pledging quipping reminding
    """
)
"""Participles of verbs of saying. Their subject is the subject of the sentence ("..., adding that")."""

CUES = SAYING | CALLING | PARTICIPLES

NOUN_LIKE = word_set(
    """
    answer attack blame boast brand call caution charge claim comment credit demand echo hope label lament mention
    object pledge post praise promise protest reply report remark retort ridicule state shot shout stress tout tweet
    vow vent want wonder counter quip joke rip slam whisper mock cry shouts plan quote read reason
    """
)
"""Base forms that are nouns as often as verbs. They count as verbs only behind the words of VERB_AHEAD."""

PHRASAL = frozenset(
    {("shot", "back"), ("fired", "back"), ("hit", "back"), ("pointed", "out"), ("points", "out"), ("chimed", "in")}
    | {("put", "it"), ("puts", "it"), ("found", "that"), ("finds", "that")}
    | {("weighed", "in"), ("went", "on"), ("goes", "on"), ("lashed", "out"), ("spoke", "out")}
)
"""Cues of two words."""

PLURAL_LIKE = word_set(
    "answers attacks calls charges claims comments demands hopes posts promises remarks replies reports states tweets"
)
"""Forms in -s that are plural nouns as often as verbs. Before an auxiliary they are nouns."""

VERB_AHEAD = word_set("to would will could can should may might did do not also they we i you who never")

AUXILIARIES = word_set(
    """
    has had have is was were are be been did does do would will could should can may might must also then later again
    once still even just now never not only previously recently repeatedly reportedly famously already soon further
    often sometimes always first simply earlier so far n't
    """
)
"""Words that may stand between a subject and its verb; every word in -ly counts too."""

FINITE = word_set("has had have is was are were will would did does do can could should may might must")
"""Finite auxiliary verbs: a phrase with one of them is a clause."""

PREPOSITIONS = word_set(
    """
    of for from at in on with to by about against into over under after before during between among through without
    within toward towards like as than per via near behind since until amid despite regarding around upon including
    inside outside beside beyond across alongside versus following unlike because
    """
)

PRONOUNS = {"he": "m", "she": "f", "they": "", "it": "", "i": "", "we": "", "you": ""}
RELATIVES = frozenset({"who", "which", "whose", "that"})
CONJUNCTIONS = frozenset(
    {"and", "but", "or", "yet", "so", "nor", "while", "whereas", "though", "although", "as", "when", "because"}
)
DETERMINERS = word_set("a an the one another his her their its our my this that these those some several many two three four")

BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
"""Forms of "be", which make a passive with a participle."""
