"""Words that carry grammar rather than content, by language: what counting words must not count."""

from functools import lru_cache

from bot.understand.words import fold, stem, words_of

_FUNCTION_WORDS = {
    "en": """
        a about above after again against all also although am among an and another any are as at be because been before
        being below between both but by can can't could couldn't did didn't do does doesn't doing don't down during each
        else even ever every few for from further had hadn't has hasn't have haven't having he he'd he'll her here hers
        herself him himself his how however i i'd i'll i'm i've if in into is isn't it it'll its itself just let like may me
        might more most much must my myself neither no nor not now of off on once one only or other others our ours
        ourselves out over own per rather said same say says she she'd she'll should shouldn't since so some still such than
        that the their theirs them themselves then there these they they'd they'll they're they've this those though through
        to too under until up upon us very was wasn't we we'd we'll we're we've were weren't what when where whether which
        while who whom whose why will with within without won't would wouldn't yet you you'd you'll you're you've your yours
        yourself mr mrs ms
    """,
    "es": """
        a al algo algunas algunos ambos ante antes aquel aquella aquellos así aun aunque bajo bien cada casi como con contra
        cual cuales cuando cuanto de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese
        eso esos esta está están estar estas este esto estos fue fueron ha había habían hace hacia han hasta hay la las le
        les lo los más me mi mientras mis mucho muy nada ni no nos nosotros nuestra nuestro o otra otras otro otros para
        pero poco por porque pues que qué quien quienes se sea según ser si sí sido sin sobre son su sus también tan tanto
        te tiene tienen toda todas todo todos tras tu tus u un una unas uno unos usted ya y yo
    """,
    "de": """
        ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis bist da
        dabei dadurch dafür dagegen daher damit danach dann daran darauf darin darüber das dass davon dazu dem den denen
        denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer
        eines er es etwa etwas euch für gegen habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren
        ihrer im in indem ins ist jede jedem jeden jeder jedes jedoch kann kein keine keinem keinen keiner können könnte man
        mehr mein mich mir mit muss müssen nach nachdem neben nicht nichts noch nun nur ob oder ohne schon sehr sei sein
        seine seinem seinen seiner seit selbst sich sie sind so sogar solche soll sollen sollte sondern sowie über um und
        uns unser unter vom von vor wann war waren warum was weil weiter welche welcher wenn wer werde werden wie wieder
        will wir wird wo wurde wurden zu zum zur zwar zwischen
    """,
    "fr": """
        a à afin ai ainsi alors après au aucun aucune aujourd'hui auquel aussi autre autres aux avaient avait avant avec
        avoir c'est car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment contre d'un d'une dans
        de depuis des deux dire doit donc dont du elle elles en encore entre est et étaient était été être eu eux fait faire
        fois il ils je jusque l'on la là laquelle le lequel les leur leurs lors lorsque lui mais me même mêmes mes moi moins
        mon ne ni non nos notre nous on ont ou où par parce pas pendant peu peut plus pour pourquoi près puis qu'elle qu'il
        qu'un qu'une quand que quel quelle quelles quels qui quoi sa sans se selon sera ses si sien soit son sont sous sur
        ta tandis te tes toi ton tous tout toute toutes très tu un une vers vos votre vous y
    """,
    "pt": """
        a à ainda algo alguns algumas ao aos apenas após aquela aquele aqueles às as assim até bem cada com como contra cuja
        cujo da das de dela dele deles depois desde dessa desse desta deste do dos e é ela elas ele eles em embora enquanto
        entre era eram essa essas esse esses esta está estão estas este estes eu foi foram há isso isto já lhe lhes mais mas
        me mesma mesmo meu minha muito muitos na não nas nem nenhum no nos nós nossa nosso num numa o onde os ou outra
        outras outro outros para pela pelas pelo pelos per pode podem pois por porque porém quais qual quando quanto que
        quem se segundo seja sem ser será seu seus sido só sob sobre sua suas são tal também tão te tem têm ter teve tinha
        toda todas todo todos um uma umas uns você vocês
    """,
    "ar": """
        إلى إن أن أنه أنها إذا إذ أو أي أيضا أين أما أمام الى التي الذي الذين اللذين اللاتي ان او بعد بعض بل بين به بها بهذا
        تحت تلك ثم حتى حول حين حيث خلال دون ذلك ضد عبر عدم على عليه عليها عن عند عندما عنه غير فقط في فيه فيها فإن قال قالت
        قبل قد كان كانت كل كلا كما كم كيف لا لدى لقد لكن لكنه له لها لهم لم لن لو ليس ليست ما ماذا متى مع مثل من منذ منه
        منها نحو نحن هذا هذه هؤلاء هل هم هما هنا هناك هو هي و وأن وإن وفي وقد وكان وكانت ولا ولم وما ومن وهو وهي يا يكون
    """,
    "uk": """
        а або але адже бо б би був була були було буде будуть в вам вас ваш вже ви від він вона вони воно все всі всіх втім
        де для до дуже є ж же за з зі із й його йому і інші інших коли крім лише між мене ми мій мною може можна на над нам
        нас наш не нею неї ні них ним ній нього о об однак один одна одне от перед під після по поки при про проти та так
        також такий там те теж ти тим тих то тобто того тоді той тому треба тут у усі хоча хто це цей ці цих цього ця чи
        чого через чому ще що щоб щодо якщо як яка яке який яких якого які я свої своїх свій своє
    """,
}


@lru_cache(maxsize=64)
def function_words(language: str) -> frozenset[str]:
    """The function words of a language as they are printed, in lower case, and folded."""
    return frozenset(_FUNCTION_WORDS.get(language, "").split()) | stopwords(language)


@lru_cache(maxsize=64)
def stopwords(language: str) -> frozenset[str]:
    """The function words of a language, folded as `words.tokens` folds; none for a language without a table."""
    return frozenset(fold(word) for word in _FUNCTION_WORDS.get(language, "").split())


def content_stems(text: str, language: str, most: int | None = None) -> list[str]:
    """The stems of a text's first `most` words in reading order, function words left out."""
    functional = stopwords(language)
    return [stem(printed, language) for word, printed in words_of(text)[:most] if word not in functional]
