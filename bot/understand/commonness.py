"""How common words are in the openings of English news: what tells stories apart when only few reports are at hand.

Measured as the share of reports whose headline and first 150 words hold the word's stem, over three collections of general
news; names are left out, for they are what stories are told apart by.
"""

_SHARES = {
    0.45: """
        an and are as at be but by for from has have he his in is it not of on said that the this to was who with year
    """,
    0.2: """
        about after all also been first had her last like more now one or other out over peopl report say state than their
        they time two up we week were what when which will would
    """,
    0.1: """
        accord against ani appear attack back becaus befor between both call can chang come could countri day did do down
        dure elect end even face former four get go govern group help him home how if includ into just lead long look made
        major make mani may member million monday month most much nation next no off old onli our part person plan play
        presid public put recent releas right run see she show sinc so some take them then there those three through told
        tuesday use want way wednesday well where while win work world you
    """,
    0.05: """
        accus across act action add again ago almost alreadi among announc anoth anti around ask author away base battl
        becom behind believ best big bring busi came campaign case charg chief citi claim clear close comment compani
        continu control creat critic current decis despit differ direct director each earli earlier event everi execut
        expect fail famili fan far few fight final find five follow forc foreign found friday game general give given good
        got great happen head held here high histori hit hold hope hour import increas inform interest internat interview
        investig issu job know late later latest law leader least leav left life line littl live lot man manag march me
        media meet messag might minist miss money morn move my name near need never night novemb number offer offic offici
        onc open oper own parti past place point polici polit post power provid question race rais real receiv record remain
        result return rival role rule same saturday second secur seem seen sent seri servic set sever should side sign six
        someth speak stand star start statement still strong such suggest sunday support talk team these thing think third
        thursday today too took top tri turn under veri victori video vote war watch went whi won yet your
    """,
    0.025: """
        accept access account actual admit age agenc agre ahead aid aim air alleg allow along alway am answer appeal april
        arriv attempt attend attent avail award bank beat becam began begin better bid biggest billion black board bodi book
        break brother build built capit car care carri caus celebr center central certain chairman challeng chanc children
        choic club co command commit common communiti complet concern confer confirm conserv consid content contest
        controversi cours court cover crimin crowd cut damag date dead deal death debat decad decid declar defeat defend
        deni describ detail develop die discuss doe dollar done dozen draw drive drop econom economi effect effort eight
        email enough enter evening ever everyon evid expert express fact fall fear featur februari feder feel field figur
        file film financi fire focus footbal form free friend front fund further futur gave global goe gone ground grow gun
        half hand hard health hear heart himself host hundr idea immedi independ individu initi insid instead invest involv
        januari join judg june keep key kill kind known larg largest launch learn led legal less let level list local lose
        loss lost love main mark match matter mean men met militari mind minut moment movi must network nomin note noth
        onlin opportun opposit order organiz origin outsid pair particular pass pay phone pick player pledg polic poll
        popular posit possibl potenti prepar present presidenti press prevent previous privat problem process produc product
        program progress project promis propos protect protest prove publish radio rang rather reach read realli reason red
        relat remark repres research respond respons reveal rise saw scene school season secret secretari seek send serv
        seven share shoot short shot signific singl social sourc special speech spend spoke spokesman stage standard stay
        step stop stori struggl student success suffer summer surpris system taken target tax televis tell term terror
        terrorist test though thought thousand threat threaten tie togeth total tour toward town track train travel tweet
        union until victim view visit voter wait warn websit weekend whether whose wide wife winner within without woman
        women word worker write wrong wrote young
    """,
    0.013: """
        abl abov achiev activ activist actor actress addit address administr advis affair agreement alli amid amount anim
        anniversari annual anyon anyth apart appar approach approv area argu arm arrest art assist attorney attract audienc
        august avoid babi bad ban bar bear below benefit bigger bit blame block bomb border born box brand bridg broadcast
        brought budget camera camp candid cannot captain card career cast centuri champion channel charact check church cite
        citizen civil class closer coalit colleagu collect colleg communic compar compet conduct confid conflict connect
        constitut contain contribut convers core corpor cost count coupl credit crime crisi cross cultur danger data
        daughter de debt decemb declin defens definit deliv demand demonstr design determin digit dismiss display district
        doctor document domin door doubl doubt drug due earn editor educ either els emerg enforc engin enjoy ensur entertain
        entir equal especi establish estim everyth ex exchang exist experi explain extrem fair fellow felt femal financ fine
        finish firm fit fli food foot forward founder frustrat gain gather generat goal growth happi headlin heard heat
        herself higher highest histor huge human husband identifi illeg imag immigr impact incid indic industri influenc
        injur injuri insist inspir intellig internet introduc invit island itself journalist juli kept kick knew lack ladi
        land lawsuit lawyer leadership leg legisl letter liber lie light limit link longer low magazin mail maintain market
        mass massiv materi measur medic mention minor mistak mother natur negoti newspap nine nomine non octob odd offens
        often opinion oppon oppos owner pack page paid parent partner patient perform perhap photo pictur piec politician
        poor popul practic predict pressur pretti price prison pro probabl profession profil promot prompt pull push quarter
        quit racist rare rate readi recogn recov refer reform refus region reject religi rememb repeat replac request requir
        resid resign respect rest retir review risk road roll room runner schedul score screen search seat select self sell
        senior sentenc separ septemb serious shape shift shock similar simpli singer sit site situat slam small someon son
        soon sound spark speed spent spot spring squar staff stake strategi strike studi style subject super sure survey
        suspect technolog teenag thank themselv throughout ticket titl tough trade tradit transport treat trial trip troubl
        true trust truth twice understand unlik urg usual valu vehicl veteran via vice violenc voic wake walk wave whole
        wonder worri writer written
    """,
}

SHARE_OF_REPORTS = {stem: share for share, stems in _SHARES.items() for stem in stems.split()}
"""Stem to share of reports (0..1)."""
