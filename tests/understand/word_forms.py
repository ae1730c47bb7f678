"""Forms of words that a topic must find together, and words that only look alike: pairs a language, of our own.

The second half of each language was written after its stemmer, and not looked at while that was made.
"""

FORMS = {
    "uk": """
        вибори виборів | вибори виборах | війна війни | війна війною | уряд уряду | президент президентом | Київ
        Києва | Київ Києві | Львів Львова | Харків Харкова | українець українці | українці українців |
        український українського | українська української | політика політиці | рік року | рік роки | рішення
        рішень | партія партій | партія партії | депутат депутатів | санкції санкцій | ракета ракетами | мир
        миру | країна країн | заявив заявила | заявив заявити | місто міста | обстріл обстрілу | біженці
        біженців | Одеса Одесі | книга книзі | хвороба хвороби | військові військових | ринок ринку | газ газу |
        договір договору | Америка Америці | пожежа пожежі | пожежа пожежею | лікарня лікарень | лікарня лікарні
        | вчитель вчителі | вчитель вчителів | учень учні | дорога дорозі | дорога дорогами | мова мовою | мова
        мов | музей музею | музей музеях | повінь повені | ціна цінами | ціна цін | податок податки | податок
        податку | бюджет бюджету | завод заводів | олімпіада олімпіаду | збірна збірної | футбол футболу |
        поліція поліції | поліція поліцією | суддя судді | суддя суддів | Полтава Полтаві | Крим Криму |
        росіянин росіяни | росіянин росіян | біржа біржі | вулиця вулиці | вулиця вулицею | землетрус землетрусу
        | потяг потяги | міністр міністрам | перемовини перемовин | дипломат дипломатів
    """,
    "ar": """
        حكومة الحكومة | حكومة حكومتها | حكومة حكومات | وزير الوزير | وزير وزيرة | رئيس الرئيس | رئيس رئيسة |
        رئيس للرئيس | رئيس والرئيس | سوريا سورية | سوريا السوري | سوريا السورية | سوري السوريين | انتخابات
        الانتخابات | انتخابات انتخابية | لبنان اللبناني | لبنان اللبنانية | مصر المصري | مصر المصرية | فلسطين
        الفلسطيني | فلسطين الفلسطينيين | الأمم أمم | اقتصاد الاقتصادية | شركة شركات | شركة الشركة | مدينة
        المدينة | برلمان البرلماني | عسكري العسكرية | قوات القوات | هجوم الهجوم | لاجئ اللاجئين | أزمة أزمات |
        طائرة طائرات | إسرائيل اسرائيل | سياسة سياسي | جامعة الجامعات | زلزال الزلزال | زلزال زلزالا | حريق
        الحريق | مستشفى المستشفى | مستشفى مستشفيات | معلم المعلمين | معلم معلمة | طالب الطالب | طالب طالبات |
        محكمة المحكمة | جيش الجيش | جيش جيشها | صحفي صحفيين | صحفي الصحفيون | كهرباء الكهرباء | كهرباء كهربائي |
        نفط النفط | نفط نفطية | مفاوضات المفاوضات | مفاوضات مفاوضاتهم | أوكرانيا الأوكرانية | أوكرانيا أوكراني |
        روسيا الروسي | روسيا روسية | فيضان الفيضانات | فيضان فيضانات | مياه المياه | منظمة المنظمة | منظمة
        منظمات | اتفاق الاتفاق | اتفاق اتفاقية | بنك البنك | بنك بنكي | ملعب الملعب | منتخب المنتخب | منتخب
        منتخبنا | سعر السعر | ضريبة الضريبة | تونس التونسي | تونس التونسية
    """,
    "ko": """
        대통령 대통령이 | 대통령 대통령은 | 대통령 대통령의 | 대통령 대통령에게 | 정부 정부는 | 정부 정부가 |
        정부 정부의 | 선거 선거에서 | 선거 선거를 | 서울 서울에서 | 서울
        서울로 | 서울 서울의 | 경제 경제를 | 경제 경제가 | 북한 북한이 | 북한 북한은 | 북한 북한과 | 미국 미국의 |
        미국 미국에 | 중국 중국과 | 중국 중국에서 | 러시아
        러시아가 | 러시아 러시아와의 | 국회 국회에서는 | 전쟁 전쟁으로 | 지진 지진이 | 기업 기업들이 | 시민 시민들은 |
        회의 회의에서 | 발표 발표했다 | 협상 협상을 | 학교
        학교까지 | 화재 화재가 | 화재 화재로 | 병원 병원에서 | 병원 병원으로 | 교사 교사들이 | 교사 교사의 |
        학생 학생들은 | 학생 학생을 | 도로 도로에서 | 도로 도로를 |
        박물관 박물관의 | 홍수 홍수로 | 가격 가격이 | 가격 가격을 | 세금 세금은 | 세금 세금을 | 예산 예산을 |
        공장 공장에서 | 축구 축구는 | 대표팀 대표팀이 | 경찰 경찰은 |
        경찰 경찰이 | 판사 판사는 | 부산 부산에서 | 우크라이나 우크라이나가 | 우크라이나 우크라이나의 | 거리 거리에서 |
        열차 열차가 | 물가 물가가 | 물가 물가를 | 노조 노조는 |
        파업 파업을 | 국경 국경에서 | 난민 난민들이 | 전문가 전문가들은 | 결과 결과를 | 제도 제도를 |
        사회주의 사회주의를 | 나토 나토는
    """,
    "hi": """
        सरकार सरकारें | सरकार सरकारों | चुनाव चुनावों | नेता नेताओं | मंत्री मंत्रियों | किसान किसानों | लड़की
        लड़कियां | लड़का लड़के | पार्टी पार्टियों | शहर शहरों | देश देशों | कंपनी कंपनियों | सैनिक सैनिकों |
        अदालत अदालतों | नीति नीतियों | बैंक बैंकों | रुपया रुपये | गांव गांवों | महिला महिलाओं | समस्या समस्याएं
        | बच्चा बच्चों | स्कूल स्कूलों | सड़क सड़कें | मामला मामले | हमला हमलों | घर घरों | अस्पताल अस्पतालों |
        परीक्षा परीक्षाएं | नदी नदियों | खिलाड़ी खिलाड़ियों | अस्पताल अस्पतालों | शिक्षक शिक्षकों | छात्र
        छात्रों | छात्रा छात्राओं | सड़क सड़कों | संग्रहालय संग्रहालयों | कीमत कीमतें | कीमत कीमतों | कर करों |
        कारखाना कारखाने | कारखाना कारखानों | टीम टीमें | टीम टीमों | न्यायाधीश न्यायाधीशों | ट्रेन ट्रेनें |
        ट्रेन ट्रेनों | भाषा भाषाएं | भाषा भाषाओं | सीमा सीमाओं | सीमा सीमाएं | हड़ताल हड़तालें | मजदूर मजदूरों
        | योजना योजनाओं | योजना योजनाएं | दुकान दुकानें | दुकान दुकानों | बीमारी बीमारियों | बीमारी बीमारियां |
        खबर खबरें | खबर खबरों | विधायक विधायकों | सांसद सांसदों | पुल पुलों | मरीज मरीजों | अधिकारी अधिकारियों |
        यात्री यात्रियों
    """,
    "cs": """
        volby voleb | volby volbách | vláda vlády | vláda vládou | prezident prezidenta | prezident prezidentem
        | Praha Praze | Praha Prahy | válka války | válka válkou | město města | město městech | strana strany |
        strana stranou | ministr ministra | ministr ministrem | zákon zákona | zákon zákony | banka banky | soud
        soudu | škola školy | policie policií | český české | český českého | český českých | Ukrajina Ukrajiny
        | Ukrajina Ukrajině | Rusko Ruska | nemocnice nemocnici | poslanec poslanci | auto auta | dohoda dohody
    """,
    "ru": """
        выборы выборов | выборы выборах | война войны | война войной | правительство правительства |
        правительство правительством | президент президента | президент президентом | Москва Москвы | Москва
        Москве | закон закона | закон законы | партия партии | партия партией | страна страны | страна странах |
        министр министра | министр министров | город города | школа школы | суд суда | российский российская |
        российский российских | санкции санкций | ракета ракеты | ракета ракетами | банк банка | учёный учёные |
        больница больнице | экономика экономики | переговоры переговоров | заявил заявила
    """,
    "tr": """
        seçim seçimler | seçim seçimlerde | seçim seçimi | hükümet hükümetin | hükümet hükümeti | başkan başkanı
        | başkan başkanın | ülke ülkeler | ülke ülkenin | savaş savaşın | savaş savaşı | şehir şehirler | Ankara
        Ankara'da | İstanbul İstanbul'un | parti partinin | parti partiler | bakan bakanlar | bakan bakanı |
        yasa yasalar | yasa yasanın | okul okullar | banka bankalar | deprem depremde | deprem depremler | polis
        polisler | mahkeme mahkemenin | ekonomi ekonominin | işçi işçiler | köy köyler | asker askerler | fiyat
        fiyatlar | anlaşma anlaşmanın | yangın yangınlar | yangın yangında | hastane hastaneler | hastane
        hastanede | öğretmen öğretmenler | öğretmen öğretmenin | öğrenci öğrencilerin | öğrenci öğrenciler | yol
        yolda | yol yollar | müze müzede | müze müzeler | sel sellerin | sel seller | vergi vergiler | vergi
        vergisi | bütçe bütçesi | bütçe bütçenin | fabrika fabrikada | takım takımlar | takım takımın | futbol
        futbolun | yargıç yargıçlar | İzmir İzmir'de | Türkiye Türkiye'nin | Rusya Rusya'nın | Rusya Rusya'ya |
        sokak sokaklar | sokak sokağı | tren trenler | görüşme görüşmeler | görüşme görüşmede | sınır sınırda |
        sınır sınırlar | enflasyon enflasyonun | kitap kitabı | kitap kitaplar | milletvekili milletvekilleri |
        asgari asgari | kaza kazada | kaza kazalar
    """,
    "pl": """
        wybory wyborów | wybory wyborach | rząd rządu | rząd rządem | prezydent prezydenta | prezydent
        prezydentem | wojna wojny | wojna wojną | Warszawa Warszawy | Warszawa Warszawie | miasto miasta |
        miasto miastach | partia partii | partia partią | minister ministra | ustawa ustawy | ustawa ustawę |
        szkoła szkoły | szkoła szkole | sąd sądu | sąd sądy | bank banku | polski polska | polski polskich |
        polski polskiego | kraj kraju | kraj krajów | policja policji | ukraiński ukraińskich | rakieta rakiety
        | umowa umowy | szpital szpitala | pożar pożaru | pożar pożary | szpital szpitalach | nauczyciel
        nauczycieli | nauczyciel nauczyciela | uczeń ucznia | droga dróg | język języka | muzeum muzea | powódź
        powodzi | powódź powodzią | cena ceny | cena cen | podatek podatki | podatek podatków | budżet budżetu |
        zakład zakładów | drużyna drużyny | piłka piłki | policjant policjanci | Kraków Krakowa | Kraków
        Krakowie | Gdańsk Gdańsku | Ukraina Ukrainie | Ukraina Ukrainy | Rosja Rosji | Rosja Rosją | ulica ulicy
        | ulica ulic | pociąg pociągi | pociąg pociągu | rozmowa rozmowy | rozmowa rozmów | górnik górników |
        wybory wyborami | granica granicy | granica granicą | zboże zboża | Niemcy Niemiec | elektrownia
        elektrowni | inflacja inflacji | inflacja inflację
    """,
    "de": """
        Wahl Wahlen | Regierung Regierungen | Krieg Krieges | Krieg Kriege | Haus Häuser | Minister Ministers |
        Partei Parteien | Land Länder | Stadt Städte | Präsident Präsidenten | Gesetz Gesetze | Gesetz Gesetzes
        | Schule Schulen | Gericht Gerichte | Bank Banken | Arzt Ärzte | Rakete Raketen | Unternehmen
        Unternehmens | deutsch deutsche | deutsch deutschen | ukrainisch ukrainischen | Vertrag Verträge |
        Streik Streiks | Preis Preise | Kind Kinder | Flüchtling Flüchtlinge | Brand Brände | Klimawandel
        Klimawandels | Polizist Polizisten | Verletzte Verletzten | Zug Züge | Wald Wälder
    """,
}
"""ISO 639-1 code to pairs that share a stem."""

OTHERS = {
    "uk": """
        місто місяць | вибори вибух | закон закут | партія партнер | рада радар | війна вікно | уряд урок | газ
        газета | мир мирянин | країна край | ракета ракурс | президент презентація | санкція санаторій | ринок
        рим | право правління | школа шкода | книга князь | газета газ | депутат депо | голова голос | сила
        силос | договір доба | рік ріка | банк банка | мова мода | суд судно | курс курорт | віра вітер | поле
        політ | сніг сніданок | пожежа пожива | лікарня лікар | вчитель вчинок | дорога дорадник | мова мовчання
        | музей музика | ціна цінність | бюджет бюро | завод завада | футбол футляр | поліція політика | суддя
        судно | Крим крило | біржа біль | вулиця вулкан | потяг потік | дипломат диплом | збірна збірка |
        податок подія | крига криза | зерно зеркало | літак літо | море морква | рада радіо | село селище |
        свято святий | фронт фрукт | ліс лист | голод голова | хліб хліві | дощ дошка
    """,
    "ar": """
        حكومة حكمة | وزير وزن | رئيس رأس | مصر مصير | شركة شريك | مدينة مدني | حرب حراب | سلام سلاح | علم عالم |
        قوات قوت | نفط نقط | بحر بحث | جيش جيل | قمر قمة | طائرة طريق | شعب شعر | كتاب كتيبة | سيارة سيدة | بنك
        بنت | غاز غزة | قانون قانا | أزمة أزمير | برلمان برلين | محكمة محكوم | هجوم هجرة | دولة دولار | عراق عرق
        | كرة كرد | نهر نهار | زلزال زلة | حريق حرية | معلم معمل | طالب طابع | محكمة حكم | جيش جسر | صحفي صحة |
        نفط نفس | منظمة منظر | اتفاق اتصال | بنك بنت | ملعب ملعقة | منتخب منتج | سعر سعادة | ضريبة ضرب | تونس
        تونة | مياه ميدان | سفينة سفير | دواء دور | مطر مطار | ثلج ثلث | عيد عيادة | قمح قمر | حليب حلب | زراعة
        زر | سوق سور | بيت بيئة | ولد وليد | شارع شاعر
    """,
    "ko": """
        대통령 대표 | 정부 정치 | 선거 선수 | 서울 서양 | 경제 경기 | 북한 북극 | 미국 미술 | 중국 중앙 | 국회 국가 |
        전쟁 전기 | 지진 지역 | 기업 기술 | 시민 시장 |
        회의 회사 | 학교 학생 | 발표 발전 | 협상 협회 | 의사 의원 | 공장 공항 | 은행 은퇴 | 기자 기차 | 사고 사과 |
        환경 환자 | 가격 가족 | 교통 교육 | 병원 병사 |
        문화 문제 | 화재 화성 | 주식 주택 | 수출 수도 | 화재 화학 | 병원 병력 | 교사 교회 | 학생 학자 | 도로 도시 |
        홍수 홍보 | 가격 가구 | 세금 세계 | 예산 예술 |
        공장 공원 | 축구 축제 | 경찰 경영 | 판사 판매 | 부산 부품 | 거리 거래 | 열차 열정 | 물가 물건 | 노조 노인 |
        파업 파도 | 국경 국방 | 난민 난방 | 결과 결혼 |
        제도 제품 | 나토 나라 | 연구 연금 | 농민 농구 | 의료 의회 | 방송 방역 | 유가 유럽 | 전기 전문 | 철도 철강
    """,
    "hi": """
        सरकार सरल | चुनाव चुनरी | नेता नेपाल | मंत्री मंदिर | किसान किताब | पार्टी पानी | शहर शराब | देश देवी |
        कंपनी कंप्यूटर | सैनिक सैलाब | अदालत अदरक | नीति नील | बैंक बैठक | गांव गाना | महिला महीना | समस्या समय
        | बच्चा बचत | स्कूल स्कूटर | सड़क सड़न | मामला माता | हमला हमारा | घर घटना | अस्पताल अस्थमा | परीक्षा
        परिवार | नदी नमक | खिलाड़ी खिड़की | दिल्ली दिल | राज्य राजा | कानून काम | जल जंगल | शिक्षक शिकार | छात्र
        छाता | सड़क सफर | संग्रहालय संगीत | कीमत कीड़ा | बजट बचाव | कारखाना कारण | टीम टीका | पुलिस पुस्तक |
        ट्रेन ट्रक | भाषा भाषण | सीमा सीता | हड़ताल हलचल | मजदूर मजबूत | योजना योग | दुकान दुनिया | बीमारी बीमा
        | खबर खराब | विधायक विधवा | सांसद सांप | मरीज मरहम | अधिकारी अधिक | यात्री यातना | हवा हवाला | पानी पान
        | खेल खेत | दूध दूर | रेल रेत | सोना सोमवार | मौसम मौत
    """,
    "cs": """
        volby volno | vláda vlak | prezident prezentace | Praha prach | válka vál | město měsíc | strana strach
        | ministr minuta | zákon základ | banka banán | soud souhlas | škola škoda | policie polička | český
        čekat | Ukrajina ukázka | Rusko růst | nemoc nemilost | auto autor | dohoda dohled | peníze penzion |
        cena cesta | hora horko | řeka řeč | život židle | kniha kníže | hra hrad | noha nohavice | pole polévka
        | letadlo léto | obec oběd
    """,
    "ru": """
        выборы выбоина | война воин | правительство правило | президент презентация | Москва моська | закон
        закат | партия партнёр | страна странный | министр минута | город горох | школа шкала | суд судно |
        санкции санаторий | ракета ракурс | банк банан | больница боль | экономика эконом | переговоры переход |
        мир мираж | газ газета | рубль рубка | цена цензор | нефть нефрит | дом дым | мост мозг | поле полёт |
        река рекорд | книга князь | армия армянин | спорт спор
    """,
    "tr": """
        seçim seçenek | başkan başka | ülke ülser | savaş savcı | şehir şehit | parti partner | bakan bakır |
        yasa yasak | okul okur | deprem depo | polis poliçe | mahkeme mahalle | ekonomi ekol | işçi işgal | köy
        köpek | asker askı | fiyat fiyasko | anlaşma anlam | gaz gazete | su sunum | kan kanun | dil dilek | göz
        gözlem | kitap kitle | hava havuz | para park | sağlık sağanak | yangın yanıt | hastane hasta | öğretmen
        öğrenci | müze müzik | vergi veri | bütçe bütün | fabrika fabl | takım takvim | futbol futurist | yargıç
        yarış | sokak soket | tren trend | görüşme görüntü | sınır sınav | enflasyon enfeksiyon | kitap kitle |
        kaza kazan | deniz denge | balık balkon | kış kışla | bahar bahçe | dağ dağıtım | nehir nem | gemi gece
        | uçak uçurum | orman ordu | tarım tarih | süt süre | ekmek ekim | işsiz işlem | grev gram
    """,
    "pl": """
        wybory wybuch | rząd rzeka | prezydent prezent | wojna wojsko | Warszawa warstwa | miasto miesiąc |
        partia partner | minister minuta | ustawa ustrój | szkoła szkoda | sąd sądzić | bank bankiet | kraj
        krajobraz | policja policzek | rakieta rakija | umowa umysł | szpital szpieg | cena cenzura | góra
        górnik | dom domysł | droga drogeria | głos głowa | sport spór | rynek rym | pole polewka | książka
        książę | woda wodór | dzień dziennik | praca prawo | lek lekcja | pożar pożytek | szpital szpilka |
        nauczyciel nauka | język jezioro | muzeum muzyka | cena cebula | budżet budowa | zakład zakaz | drużyna
        drut | piłka pilot | policjant polityk | Gdańsk gdakać | ulica ulga | pociąg pocisk | rozmowa rozmiar |
        górnik górski | granica granat | zboże zbrodnia | inflacja inflanty | mróz mrówka | las laska | lato
        latarnia | most moszcz | sól sołtys | ryba rynek | rzecznik rzeczka | wiosna wioska | śnieg śniadanie |
        strajk strażak | prawda prawnik
    """,
    "de": """
        Wahl Wahn | Regierung Regie | Krieg Krippe | Haus Haut | Minister Minze | Partei Partie | Land Lanze |
        Stadt Stadion | Präsident Präsenz | Gesetz Gesicht | Schule Schuld | Gericht Gerücht | Bank Bann | Arzt
        Art | Rakete Rahmen | Vertrag Vertrauen | Streik Streit | Preis Presse | Kind Kino | Brand Brandung |
        Klima Klinik | Polizist Politik | Zug Zucker | Wald Walze | Auto Autor | Gas Gast | Markt Marke | Messe
        Messer | Kirche Kirsche | Hafen Hafer
    """,
}
"""ISO 639-1 code to pairs that do not, though they begin alike."""
