# ruff: noqa: E501 - prose and markup, a piece a line
"""Invented news in several languages: a headline, what a feed tells of it, and the article."""

from dataclasses import dataclass


@dataclass(frozen=True)
class News:
    title: str
    teaser: str
    paragraphs: tuple[str, ...]


def _news(title: str, teaser: str, text: str) -> News:
    return News(title, teaser, tuple(line.strip() for line in text.strip().split("\n")))


BRIDGE = _news(
    "Westhaven council votes to close swing bridge",
    "The old bridge is shut for two years while its steel is mended.",
    """
    Westhaven's council voted by nine to four on Monday to shut the old swing bridge for two years, from the first of March.
    The bridge carries 8,000 cars a day. It was built in 1911 for carts, and its steel has been tired for as long as anyone can tell.
    “We have no choice, for nobody can say how long it will hold,” said mayor Lena Ost. She put the cost at 40 million crowns.
    Shop owners on the island fear for their trade, and some have begun to look for rooms on the mainland side of the water.
    A ferry will run every ten minutes from the fish market, from five in the morning, and is free for those who live there.
    """,
)
CLOCK = _news(
    "A clock that runs on tides is set going",
    "",
    """
    A clockmaker in Westhaven has built a clock that is driven by nothing but the tide. It stands in the lock house at the harbour.
    “The sea never forgets to wind it,” said Ida Brenn, who built it over four years. It loses less than a second in a month.
    The lock house is open on Sundays from ten to four. The town paid 12,000 crowns towards the works, and the guild the rest.
    """,
)
DENIED = _news(
    "Access denied: villagers shut out of their own beach",
    "A fence now stands where three villages used to bathe.",
    """
    Access denied, says the sign on the new fence, and three villages that used to bathe here since anybody can remember are angry.
    The owner of the dunes put the fence up over a weekend in May. He says that the dunes suffer, and that insurance asks it of him.
    “My grandmother learned to swim here,” said Olga Rand, who has gathered two thousand names against the fence so far this month.
    The district court will hear both sides in the autumn. Until then the fence stays where it is, the judge decided on Thursday.
    Biologists who were asked by the court found no damage to the dunes that bathers would have done in the last twenty years.
    Two kilometres to the north there is another beach, but no bus goes there, and the path floods whenever the moon is full.
    """,
)
COOKIES = _news(
    "Regulator fines paper over cookie consent banner",
    "The banner made it hard to say no, the authority found.",
    """
    The data authority fined a regional paper 200,000 crowns on Tuesday because its cookie banner made it too hard to say no to anything.
    The button to refuse stood on the third page of the banner, in grey letters on a grey ground, the authority wrote in its decision.
    The paper's publisher said that it had changed the banner in spring, before it had heard of the inquiry, and that it would appeal.
    It is the fourth such fine this year. The three before went to a bank, a maker of shoes and the country's largest railway company.
    Lawyers see a pattern: the authority goes after one firm in each trade, and then waits for the others to mend what they have.
    Readers had complained since last summer. One of them counted eleven clicks until nothing was left switched on, and filmed it.
    The authority took the film as evidence. It says that refusing must take as many clicks as agreeing, which is one, no more.
    """,
)
GERMAN = _news(
    "Stadtrat sperrt alte Drehbrücke für zwei Jahre",
    "Die Brücke von 1911 wird saniert, eine Fähre ersetzt sie.",
    """
    Der Stadtrat von Westhafen hat am Montag mit neun zu vier Stimmen beschlossen, die alte Drehbrücke für zwei Jahre zu sperren.
    Über die Brücke fahren täglich 8000 Autos. Sie wurde 1911 für Fuhrwerke gebaut, und ihr Stahl gilt seit langem als müde.
    „Wir haben keine Wahl, niemand weiß, wie lange sie noch hält“, sagte Bürgermeisterin Lena Ost nach der Abstimmung im Rathaus.
    Die Kosten schätzt die Stadt auf 40 Millionen Kronen. Eine Fähre fährt alle zehn Minuten vom Fischmarkt und ist für Insulaner frei.
    """,
)
SPANISH = _news(
    "El concejo cierra el viejo puente giratorio",
    "El puente, de 1911, estará cerrado dos años.",
    """
    El concejo de Puerto Oeste votó el lunes por nueve a cuatro cerrar durante dos años el viejo puente giratorio, desde marzo.
    Por el puente pasan cada día 8.000 coches. Fue construido en 1911 para carros, y su acero está cansado desde hace mucho tiempo.
    «No tenemos otra salida, nadie puede decir cuánto aguantará», dijo la alcaldesa Lena Ost después de la votación del lunes.
    Los tenderos de la isla temen por su negocio. Un transbordador saldrá cada diez minutos desde el mercado de pescado, gratis.
    """,
)
FRENCH = _news(
    "Le conseil ferme le vieux pont tournant",
    "Le pont de 1911 sera fermé pendant deux ans.",
    """
    Le conseil de Port-Ouest a voté lundi, par neuf voix contre quatre, la fermeture du vieux pont tournant pendant deux ans.
    Le pont porte 8 000 voitures par jour. Il a été construit en 1911 pour des charrettes, et son acier est fatigué depuis longtemps.
    « Nous n'avons pas le choix, personne ne peut dire combien de temps il tiendra », a dit la maire Lena Ost après le vote.
    Les commerçants de l'île craignent pour leurs affaires. Un bac partira toutes les dix minutes du marché aux poissons, gratuit.
    """,
)
PORTUGUESE = _news(
    "Câmara fecha a velha ponte giratória",
    "A ponte de 1911 fica fechada dois anos.",
    """
    A câmara de Porto Oeste votou na segunda-feira, por nove contra quatro, fechar a velha ponte giratória durante dois anos.
    Pela ponte passam 8 mil carros por dia. Foi construída em 1911 para carroças, e o seu aço está cansado há muito tempo, dizem.
    «Não temos escolha, ninguém sabe dizer quanto tempo vai aguentar», disse a presidente Lena Ost depois da votação no salão.
    Os lojistas da ilha temem pelo seu negócio. Uma balsa vai sair de dez em dez minutos do mercado do peixe, de graça para todos.
    """,
)
UKRAINIAN = _news(
    "Міська рада закриває старий поворотний міст",
    "Міст 1911 року не працюватиме два роки.",
    """
    Рада Вестгафена в понеділок дев'ятьма голосами проти чотирьох вирішила закрити старий поворотний міст на два роки, з березня.
    Мостом щодня їздять вісім тисяч машин. Його збудували 1911 року для возів, і сталь давно втомилася, кажуть інженери порту.
    «У нас немає вибору, бо ніхто не скаже, скільки він ще витримає», — сказала мерка Лена Ост після голосування в ратуші міста.
    Крамарі на острові бояться за свою торгівлю. Пором ходитиме кожні десять хвилин від рибного ринку, безкоштовно для мешканців.
    """,
)
ARABIC = _news(
    "المجلس يغلق الجسر الدوار القديم",
    "يبقى الجسر الذي بني عام 1911 مغلقا سنتين.",
    """
    صوت مجلس المدينة يوم الاثنين بتسعة أصوات مقابل أربعة على إغلاق الجسر الدوار القديم لمدة سنتين ابتداء من أول مارس المقبل.
    تعبر الجسر كل يوم ثمانية آلاف سيارة، وقد بني عام 1911 للعربات، والفولاذ الذي صنع منه متعب منذ وقت طويل كما يقول المهندسون.
    وقالت رئيسة البلدية لينا أوست بعد التصويت: «ليس لدينا خيار، فلا أحد يستطيع أن يقول كم سيصمد». وقدرت الكلفة بأربعين مليونا.
    ويخشى أصحاب المتاجر في الجزيرة على تجارتهم. وستنطلق عبارة كل عشر دقائق من سوق السمك، وهي مجانية لسكان الجزيرة كلهم.
    """,
)
JAPANESE = _news(
    "古い旋回橋を二年間閉鎖へ　市議会が可決",
    "一九一一年に建てられた橋は修理される。",
    """
    西港市の市議会は月曜日、古い旋回橋を二年間閉鎖する案を賛成九、反対四で可決した。閉鎖は三月一日から始まり、工事は直ちに行われる。
    橋は毎日八千台の車が渡る。一九一一年に荷車のために建てられたもので、鋼材は長年の使用で疲れていると港の技師は説明している。
    レナ・オスト市長は採決の後、「ほかに道はない。いつまで持つか誰にも分からない」と述べた。費用は四千万クローネになる見通しだ。
    島の商店主は客が減ることを心配している。魚市場からは十分おきに渡し船が出て、島に住む人は無料で乗ることができるという。
    """,
)
CHINESE = _news(
    "市议会决定关闭旧平转桥两年",
    "这座一九一一年建成的桥将进行维修。",
    """
    西港市议会星期一以九票赞成、四票反对决定，从三月一日起关闭旧平转桥两年，维修工程将立即开始，费用约为四千万克朗。
    这座桥每天有八千辆汽车通过。它建于一九一一年，当时是为马车修建的，港口的工程师说，钢材早已疲劳，必须尽快更换。
    市长莱娜在表决后说：“我们没有别的选择，因为谁也说不准它还能撑多久。”岛上的店主担心生意会受到影响，有人打算搬走。
    渡船将每十分钟从鱼市场开出一班，从早上五点一直开到午夜，岛上的居民可以免费乘坐，外来的游客则需要购买船票。
    """,
)
THAI = _news(
    "สภาเมืองสั่งปิดสะพานหมุนเก่าสองปี",
    "สะพานที่สร้างเมื่อปี 1911 จะได้รับการซ่อมแซม",
    """
    สภาเมืองเวสต์เฮเวนลงมติเมื่อวันจันทร์ด้วยคะแนนเก้าต่อสี่เสียงให้ปิดสะพานหมุนเก่าเป็นเวลาสองปีตั้งแต่เดือนมีนาคมเป็นต้นไป
    สะพานแห่งนี้มีรถยนต์ผ่านวันละแปดพันคัน สร้างขึ้นเมื่อปี 1911 เพื่อรองรับเกวียน และวิศวกรของท่าเรือบอกว่าเหล็กล้ามานานแล้ว
    “เราไม่มีทางเลือก เพราะไม่มีใครบอกได้ว่ามันจะทนได้นานแค่ไหน” นายกเทศมนตรีลีนา ออสต์ กล่าวหลังการลงคะแนนที่ศาลากลาง
    เรือข้ามฟากจะออกจากตลาดปลาทุกสิบนาทีตั้งแต่ตีห้า และชาวเกาะสามารถโดยสารได้โดยไม่ต้องเสียค่าใช้จ่ายตลอดระยะเวลาสองปี
    """,
)
OTHER = _news(
    "Net maker wins the guild's prize",
    "",
    """
    Karl Vint has won the prize of the net makers' guild for the third time, for a net that a seal cannot bite through at all.
    The guild has given the prize since 1880. Only one other has won it three times, and she was his grandmother, he said proudly.
    “You have to think like the seal,” said Vint, who tried forty knots before he found the one that holds against sharp teeth.
    The net will be shown in the town hall until Easter. Fishermen from nine harbours have asked what it would cost to have one.
    """,
)
