"""Who speaks in Russian, Arabic, the Nordic languages, Polish and Dutch, and what a dash opens; "" for nobody."""

import pytest

from bot.understand.quotes.find import find_quotes
from bot.understand.sentences import split_sentences

RUSSIAN = [
    ("«Мост должен выстоять», — сказала мэр Ольга Вётрова.", ["Ольга Вётрова"]),
    ("Депутат Павел Громов заявил: «Это провал города».", ["Павел Громов"]),
    ("«Ремонт займёт три недели», — добавил Громов.", ["Громов"]),
    ("«Мост выдержит эту зиму», — поясняет инженер Павел Громов.", ["Павел Громов"]),
    ("По словам Павла Громова, мост «в очень плохом состоянии».", ["Павла Громова"]),
    ("Павел Громов, депутат городской думы, сказал: «Деньги уже на счету».", ["Павел Громов"]),
    ("Ольга Вётрова отметила, что мост «в очень плохом состоянии».", ["Ольга Вётрова"]),
    ("«Мы ждали», — сказала Ольга Вётрова. «Ремонт займёт много времени», — добавила она.", ["Ольга Вётрова"]),
    ("«Мы ждали очень долго», — сказал Павел Громов. «Ремонт займёт год», — добавила она.", ["Павел Громов", ""]),
    ("Закон «О ремонте старых мостов страны» вступил в силу.", [""]),
    ("«Мы ещё ничего не знаем», — сообщил представитель министерства.", ["представитель министерства"]),
    ("— Мы ждали очень долго, — сказал Павел Громов.\n\n— Теперь всё готово, — ответила Ольга Вётрова.",
     ["Павел Громов", "Ольга Вётрова"]),
]  # fmt: skip

ARABIC = [
    ("وقالت رئيسة البلدية سلمى الحداد: «كان علينا أن نتحرك قبل ذلك».", ["رئيسة البلدية سلمى الحداد"]),
    ("«هذا فشل كبير للمدينة»، قال عضو المجلس كريم نصار.", ["عضو المجلس كريم نصار"]),
    ("قال كريم نصار إن الجسر «في حالة سيئة جدا».", ["كريم نصار"]),
    ("وأضافت سلمى الحداد: «سيستمر الإغلاق ثلاثة أسابيع».", ["سلمى الحداد"]),
    ("«سيفتح الجسر في الربيع»، أكد كريم نصار في مؤتمر.", ["كريم نصار"]),
    ("وأوضح المهندس كريم نصار أن الجسر «لن يصمد طويلا أبدا».", ["المهندس كريم نصار"]),
    ("وأعلنت الوزارة: «سيبدأ العمل في الشهر المقبل».", ["الوزارة"]),
    ("«لا نعرف شيئا حتى الآن»، قال.", [""]),
    ("فيلم «الجسر على النهر الكبير» يعرض اليوم.", [""]),
    ("وحذرت سلمى الحداد من أن الجسر «خطر على الجميع».", ["سلمى الحداد"]),
    ("«هذا يوم جيد لنا»، كتبت سلمى الحداد على حسابها.", ["سلمى الحداد"]),
    ("وقال: «لن نغلق الجسر هذا العام».", [""]),
]

SWEDISH = [
    ("– Vi borde ha agerat tidigare, säger borgmästare Karin Vik.", ["Karin Vik"]),
    ("– Vi borde ha agerat, säger Karin Vik.\n\n– Stängningen varar i tre veckor, säger hon.", ["Karin Vik", "Karin Vik"]),
    ("– Vi borde ha agerat, säger Karin Vik.\n\n– Stängningen varar i tre veckor, säger han.", ["Karin Vik", ""]),
    ("”Bron är stängd till maj”, skriver Karin Vik.", ["Karin Vik"]),
    ("– Hur länge varar det här? frågar ingenjören Lars Borg.", ["Lars Borg"]),
    ("– Det är allvarligt för staden, säger Lars Borg, ingenjör.", ["Lars Borg"]),
    ("Lars Borg säger att bron är ”i mycket dåligt skick”.", ["Lars Borg"]),
    ("Enligt Lars Borg är bron ”i mycket dåligt skick”.", ["Lars Borg"]),
    ("– Det är allvarligt för staden, förklarade Lars Borg.", ["Lars Borg"]),
    ("– mjölk och bröd från affären\n\n– smör och ost från affären", []),
    ("Filmen ”Bron över den breda älven” har premiär.", [""]),
    ("– Vi väntar på besked nu, säger statsminister Lars Borg till TT.", ["Lars Borg"]),
]

OTHERS = [
    ("no", "– Vi burde ha handlet før, sier ordfører Kari Vik.", ["Kari Vik"]),
    ("no", "– Broen er stengt i tre uker, sier Lars Borg til NTB.", ["Lars Borg"]),
    ("da", "– Vi burde have handlet før, siger borgmester Karen Vik.", ["Karen Vik"]),
    ("da", "»Broen er lukket i tre uger«, siger Lars Borg.", ["Lars Borg"]),
    ("pl", "– Most musi wytrzymać zimę – powiedziała burmistrz Anna Wicka.", ["Anna Wicka"]),
    ("pl", "„Most jest w złym stanie” – podkreślił Adam Borek.", ["Adam Borek"]),
    ("nl", "“De brug moet het houden”, zegt burgemeester Anna Vik.", ["Anna Vik"]),
    ("nl", "“De brug moet het houden”, aldus Jan de Borg.", ["Jan de Borg"]),
    ("es", "—Debimos actuar antes —dijo la alcaldesa Lucía Herranz.", ["Lucía Herranz"]),
    ("fr", "— Nous aurions dû agir plus tôt, a reconnu Claire Dubreuil.", ["Claire Dubreuil"]),
    ("pt", "— Deveríamos ter agido antes — disse a prefeita Lúcia Moreira.", ["Lúcia Moreira"]),
    ("ja", "市長の田村陽子氏は「もっと早く動くべきだった。通行止めは三週間続く」と述べた。", ["市長の田村陽子氏"]),
    ("ja", "「市の失敗だとしか言えない」と市議の小川健一氏は批判した。", ["市議の小川健一氏"]),
    ("ja", "看板には「この先は通行止めになります」とある。", [""]),
    ("ja", "田村氏は会見で「もっと早く動くべきだった」と話した。", ["田村氏"]),
    ("ja", "彼女は「もっと早く動くべきだった」と話した。", [""]),
    ("zh", "市长田村说：“大桥将在五月关闭。”", ["市长田村"]),
    ("zh", "“大桥将在五月关闭。”市议员李明说。", ["市议员李明"]),
    ("zh", "“大桥将在五月关闭。”他说。", [""]),
    ("zh", "他还说：“大桥将在五月关闭。”", [""]),
    ("zh", "李明在会上表示：“大桥将在五月关闭。”", ["李明"]),
    ("ko", "김민수 시장은 “다리를 곧 모두 닫겠다”라고 말했다.", ["김민수 시장"]),
    ("ko", "“다리를 곧 모두 닫겠다”고 김민수 시장은 말했다.", ["김민수 시장"]),
    ("ko", "그는 “다리를 곧 모두 닫겠다”고 말했다.", [""]),
    ("uk", "— Ми мали діяти раніше, — сказала Ольга Вітрова.", ["Ольга Вітрова"]),
]

TABLES = {"ru": RUSSIAN, "ar": ARABIC, "sv": SWEDISH}
CASES = [(language, text, names) for language, table in TABLES.items() for text, names in table] + OTHERS


@pytest.mark.parametrize(("language", "text", "names"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_every_quotation_has_its_speaker_or_nobody(language: str, text: str, names: list[str]) -> None:
    quotes = find_quotes(text, split_sentences(tuple(text.split("\n\n")), language), language=language)
    assert [quote.speaker.name if quote.speaker else "" for quote in quotes] == names
    assert all(quote.text == text[quote.start : quote.end] for quote in quotes)


MARKS = [
    ("de", "„Hält der Damm noch?“, fragte er.", "„Hält der Damm noch?“"),
    ("de", "»Der Damm hält noch«, sagte er.", "»Der Damm hält noch«"),
    ("ja", "市長の田村氏は「もっと早く動くべきだった」と述べた。", "「もっと早く動くべきだった」"),
    ("ja", "田村氏は『大橋は五月に閉まる』と述べた。", "『大橋は五月に閉まる』"),
    ("zh", "市长说：“大桥将在五月关闭。”", "“大桥将在五月关闭。”"),
    ("sv", "– Bron är stängd nu, säger hon.", "Bron är stängd nu"),
    ("sv", "– Är bron stängd nu? frågar hon.", "Är bron stängd nu?"),
]


@pytest.mark.parametrize(("language", "text", "quotation"), MARKS)
def test_marks_and_dashes_bound_speech(language: str, text: str, quotation: str) -> None:
    assert [quote.text for quote in find_quotes(text, split_sentences((text,), language), language=language)] == [quotation]
