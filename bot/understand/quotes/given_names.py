"""Common given names by gender; a name that is both male and female is in neither list.

Names that are as often a place, a firm or a plain word ("Sydney", "Chase") are left out. An unknown name costs a quotation
its speaker at worst, but a place taken for a person gives it a wrong one.
"""

from bot.understand.quotes.cues import word_set

FEMALE = word_set(
    """
    abigail ada adaeze adela adele adelina adriana agata agatha agnes agnieszka aida aileen aimee aisha aishwarya akiko
    alana alejandra alessandra alessia alexandra alice alicia alina alisa alisha alison alissa aliya allison alma almudena
    althea alyssa amalia amanda amara amber amelia amelie amina amira amrita amy ana anabel anastasia aneta angela angelica
    angelina angelique anita anja anjali ann anna annabel annabelle anne anneliese annemarie annette annie annika anouk
    antonella antonia anya aparna ariana arianna arlene aroha astrid audrey aurelia ayesha ayumi azadeh babette barbara
    barbro beatrice beatrix beatriz becky belinda bella benedicte berenice bernadette bernadine bertha beth bethany betsy
    bettie bettina betty beverley beverly bianca birgit birgitta bonnie branka brenda briana brianna bridget bridgette
    brigid brigitte britney brittany brooke bushra caitlin caitlyn camila camilla camille candace candice carina carla
    carlotta carly carmel carmen carol carole caroline carolyn carrie cassandra cassidy catarina caterina catharina
    catherine cathleen cathy catriona cecile cecilia celeste celia celine chanel chantal charlene charlotte cher cherie
    cheryl chiara chimamanda chloe chrissie christa christiane christie christina christine ciara cindy claire clara
    clarissa claudette claudia clementine colette colleen connie constance consuelo cora coretta corinna corinne cornelia
    courtney cristina cynthia dagmar dagny daisy dalia daniela danielle daphne darlene dawn deanna debbie deborah debra
    deirdre delia delphine demi denise desiree diana diane dianne dilma dina dolly dolores dominga donna dora doreen doris
    dorothea dorothy dorthe ebba edda edith edna edwina eileen eilidh ekaterina elaine eleanor elena eleni eleonora elfriede
    elif elisa elisabeth elise eliska eliza elizabeth elke ella ellen ellie elma elsa elsbeth elvira emilia emily emma erica
    erika erin erna ernestine esmeralda esperanza estelle esther etta eugenia eunice eva evangeline eve evelyn evgenia
    fabienne fabiola faith farah farida fatima fatma fatou felicia felicity fernanda fiona flavia flora floria fran frances
    francesca francine francoise franziska françoise freda freya frida frieda friederike fumiko gabriela gabriella gabrielle
    gail galina gemma genevieve georgina geraldine gerda germaine gertrude gianna gilda gillian gina ginny gisela gisele
    giselle gladys glenda gloria grace graciela greta gretchen gro gudrun gwen gwendolyn gwyneth halima halina hana hanna
    hannah hanne harriet hattie hazel heather hedda hedwig heidi heike helen helena helene helga helle hermione hester hilda
    hildegard hillary hina hope huda huma iben ida ilona ilse imelda imogen ina indira ines inge ingeborg ingrid inna ioana
    iolanda irena irene irina iris irma isabel isabella isabelle isadora isla isobel ivana ivanka ivonne ivy iwona jacinda
    jacinta jaclyn jacqueline jacquelyn jada jamila jana jane janelle janet janette janice janina janine jasmin jasmine
    jeanette jeanine jeanne jelena jemima jenna jennie jennifer jenny jeri jessica jill jillian jo joan joanna joanne
    jocelyn jodi johanna jolanta josefina josephine josie joyce juanita judi judith judy julia juliana julianne julie juliet
    juliette justine kaja kamala karen karin karina karla karolina kasia kassie katarina katarzyna kate katerina katharina
    katharine katherine kathleen kathryn kathy katie katja katrin katrina katya kavita kayla keiko keisha kellie kelly
    kellyanne kelsey kerstin khadija khadijah khloe kimberly kinga kirsten kirsti kirsty klara komal kristen kristi kristin
    kristina kristine kristy krystal kylie kyra lakshmi lana lara larissa latisha latoya laura lauren laurie lavinia layla
    lea leah leanne leila leilani lena leonor leonora leora leslie leticia letitia lidia liesbeth lila lilian liliana lilly
    lily linda lindy linnea lisa lisbeth lise liselotte liv liz liza lizzie ljiljana lorena loretta lori lorna lorraine
    lotte lottie louisa louise lubna lucia luciana lucille lucinda lucy ludmila luisa luise lula lupita lydia lyndsey
    lynette lynn lynne mabel maddie madeleine madeline madhuri mae magda magdalena maggie maia maite maja malala malgorzata
    malia malin mallory mamie mandy manjula manuela mara marcela marcella marcia margaret margarete margarethe margarita
    margery margit margot margrethe marguerite mari maria mariah mariam mariana marianna marianne maribel marie mariella
    marietta marika mariko marilyn marina marisol marissa marit marjorie marjory marla marlene marlies marsha marta martha
    martina mary maryam maryann marzena matilda maud maude maura maureen mavis maxine maya meena meenakshi meera megan megyn
    melania melanie melinda melissa mercedes meredith merete meryl mette mia michaela michelle mieke mila milagros mildred
    milena millicent millie mimi mindy minna miranda miriam mirjam miyako moira mollie molly mona monica monika monique
    morag muriel myra myrtle nadezhda nadia nadine nahid naima nancy nanette naomi narges natalia natalie natasha nathalie
    nawal neela nell nellie ngozi nichola nicola nicole nicolette nigella nikki nina nisha noelle noemi nora noreen norma
    nuala nuria nyree octavia odette oksana olena olga olive olivia oona ophelia oprah orla ottilie paige paloma pamela
    parveen patrice patricia patrizia patti pattie patty paula paulette paulina pauline peggy penelope penny perpetua petra
    petronella philippa philomena phoebe phyllis pia pilar piper pippa polly poppy prisca priscilla priti priya priyanka
    prudence rachael rachel radha ragnhild raisa ramona rania raquel rasheeda rebecca rebekah renata renate renee reyna rhea
    rhiannon rhoda rhonda rihanna rita roberta rochelle rocio roisin rosa rosalia rosalie rosalind rosalyn rosamund rosanna
    rose roseann rosemarie rosemary rosie rosita rowena roxana roxane roxanne ruby rukmini ruta ruth sabina sabine sabrina
    sadie safiya sahar saira sakura sally salma samantha samira sanae sandra sanja sanna saoirse sara sarah saskia selena
    selina serena shabana shakira shamima shanice shanna shantel sharon shayanna sheena sheila shelley sheri sherri sheryl
    shirin shirley shonda shreya sibyl sigrid silke silvia simona simone sinead siobhan sissel snezana sofia sofie solange
    soledad sonia sonja sonya sophia sophie soraya stacey stacy stefania steffi stella stephanie sue sunita susan susana
    susanna susannah susanne susie suzanne suzy svetlana sylvia sylvie tabitha tamara tamika tammy tania tanja tanya tara
    tatiana tatyana tegan teresa teri terri tess tessa thandi thea thelma theodora theresa therese thora tiffany tilda tina
    tomoko toni tonya torild tracey tracy tricia trina trish trisha trudy tyra tzipi ulla ulrika ulrike una ursula uta
    valentina valeria valerie vandana vanessa vera verena verity veronica veronika veronique vesna vicki vickie vicky
    victoria vigdis viola violet violeta virginia viveca viveka vivian vivienne waltraud wanda wangari wendy whitney
    wilhelmina wilhelmine wilma winifred winnie winona xenia ximena yael yasmin yasmine yekaterina yelena yesenia yevgenia
    yoko yolanda yolande yuki yulia yumi yuriko yvette yvonne zadie zahra zainab zara zaynab zelda zhanna zoe zoya zsuzsanna
    zuzana
    """
)

MALE = word_set(
    """
    aaron abbas abdel abdi abdou abdul abdullah abdulrahman abel abraham abram abu achim adalbert adam adnan adolfo adriaan
    adrian adriano agustin ahmad ahmed ajay akbar akhil akio akira akmal alain alan alastair albert alberto albrecht aldo
    alec alejandro aleksandar aleksander aleksandr aleksei alessandro alexander alexandre alexandros alexei alexey alf
    alfonso alfred alfredo ali alistair allan allen alois alonso alonzo alvaro alvin amadou amar amir amit amos anand
    anatole anatoly anders andre andreas andrei andres andrew andrey andrii andrzej andy angelo angus anil anjum ansel
    anthony antoine anton antonin antonio antti anwar aram archibald archie ari aristide arjun armand armando armin arnaud
    arnold arsene artem arthur artur arturo arun arvind asif atal attila auguste augustin augusto aurelio avi ayman aymeric
    aziz babak baldwin balthasar barack barnaby barney barry bart bartosz bashar bassem bastian baxter beau ben benedict
    beniamino benigno benito benjamin bennett benny benoit bernard bernardo bernd bernhard bernie bert bertil bertrand bilal
    bill billy birger bjarne bjorn björn bob bobby bogdan boris boubacar boyd brad bradford bradley brandon branislav
    brendan brent brett brian brock bruce bruno bryan bryce burak burt byron caleb callum calvin camilo carl carlo carlos
    carsten caspar casper cecil cedric cenk cesar cesare chad charles charlie chidi chris christof christoph christophe
    christopher chuck cillian ciro clarence clark claude claus clayton clement cletus cliff clifford clint clive clyde cody
    colin colm conan connor conor conrad constantin corey cormac cornelius corrado cory craig cristian cristiano cristobal
    curt curtis cyril cyrus dagfinn dale damian damien damon dan daniel daniele danilo danny dante dario darius darrell
    darren darryl dave david davide davor davy dean declan deepak denis dennis denny denzel derek dermot derrick desmond
    detlef detlev deval devin dexter dhruv diarmuid dick didier diego dieter dietmar dietrich dilan dilip dimitri dimitrios
    dimitris dinesh dino dirk djamel dmitri dmitry dmytro dom domenico domingo dominic dominik don donald donnie doug dougal
    douglas dragan duarte dudley duncan dusan dustin dwayne dwight dylan eamon eamonn earl ebrahim ed eddie eddy edgar
    edmond edmund edoardo eduard eduardo edvard edward edwin efraim egil egon ehud einar eirik ekrem elbert eli elias elijah
    elio elliot elliott elmar elmer elon elton elvis emanuel emanuele emeka emil emile emilio emmanuel emmett emre enda
    enoch enrico enrique enzo erdem eric erich erik erling ernest ernesto ernie ernst errol erwin esteban ethan etienne
    eugen eugene eugenio evan everard everett evgeny ewan ezekiel ezra fabian fabio fabrice fabrizio faisal farhad farid
    farouk federico felipe felix ferdinand fergus fernando ferran fidel filip filippo finbar finlay finn fionn florent
    florian floyd francesco francis francisco franck franco francois frank franklin frans frantisek franz françois fred
    freddie freddy frederic frederick frederik fredrik friedrich fritz fyodor gabriel gael gaetano gareth garry garth gary
    gaston gavin geir gennady geoff geoffrey george georges georgi georgios gerald geraldo gerard gerardo gerd gerhard gerry
    gert ghassan giacomo gian gianluca gianni gideon gilbert gilberto giles gilles gino giorgio giorgos giovanni girish
    giulio giuseppe glen glenn goran gordon gottfried graeme graham greg gregg gregor gregory grigory guido guillaume
    guillermo gunnar gunter gunther gus gustav gustave gustavo günter habib hadi hakan hakim hal halvard hamad hamid hamish
    hamza hank hannes hannu hans harald hari haris harold harris harry haruki haruto harvey hasan hashim hassan hector heiko
    heiner heinrich heinz hendrik henk henri henrik henrique henry herbert heribert herman hermann hernan herve hikmet
    hiroshi hisham holger homer horace horst hosni howard howie hubert hugh hugo humberto humphrey humza hussain hussein
    iain ian ibrahim idris ignacio igor ilan ilham ilir ilya imad imran ingo ingvar inigo ioannis irfan irving irwin isaac
    isaiah ishaan ishaq ishmael ismael ismail istvan itamar ivan ivo ivor jaap jack jacob jacques jaime jair jake jakob
    jakub jalal jamaal jamal jamel james jamil janez janos janusz jared jarl jaroslav jarrett jarrod jarvis jason jasper
    javad javed javier jay jayden jayson jean-claude jean-luc jean-marc jean-marie jean-michel jean-paul jean-pierre jeb jed
    jeff jeffery jeffrey jens jeremiah jeremy jermaine jerome jerrold jerry jesper jesse jesus jim jimmie jimmy jiri joachim
    joao joaquin jochen jock joe joel joerg johan johann johannes john johnnie johnny joko jon jonah jonas jonathan jonny
    joost jorg jorge jorgen jorn jose josef josep joseph josh joshua josiah josu joszef josé juan jude juha jukka jules
    julian julien julio julius junichi juraj jurgen justin justinian jörg jørgen jürgen kai kamal kanye karel karim karl
    karsten kaspar kasper kazuo keanu keegan keir keith kemal ken kenji kenneth kenny kevin khaled khalid khalil khizr
    kieran killian kirill kirk kiyoshi kjell klaus knut kofi koji konrad konstantin konstantinos korbinian krishna kristian
    kristof kurt kwame kyle lamar lambert lance larry lars lasse laszlo laurence laurent laurenz lawrence lech leif lennart
    lenny leo leon leonard leonardo leonid leopold leroy lester lev levi lewis liam linus lionel ljubo lloyd logan lorenz
    lorenzo louie louis luay luc luca lucas luciano lucien luigi luis luiz luka lukas lukasz luke luther lutz lyle lyndon
    maarten magnus mahesh mahmoud mahmud majid makoto malcolm malik mamadou manfred manmohan manoj mansour manuel marc
    marcel marcell marcello marcelo marcin marco marcos marcus marek marian marino mario marios marius mark marko markus
    marlon martin martti marty marvin masoud massimo mateo mateusz mathew mathias mathieu mathis matias mats matt matteo
    matthew matthias matthieu mattias maurice mauricio maurizio mauro max maxim maxime maximilian mehdi mehmet melvin
    menachem mervyn micah michael michal michel mick mickey miguel mihai mikael mike mikel mikhail mikko milan miles milo
    milos milton mircea miro miroslav mitch mitchell mitt mladen mohamad mohamed mohammad mohammed mohamud mohan moises
    mojtaba monte mordechai morris mort morten moses moshe moussa muammar muhammad muhammadu mukesh murad murat murray
    mustafa myron nabil naftali najib napoleon narendra nasser nat nate nathan nathaniel naveed nayib neal ned neil nestor
    neville newt niall nicholas nick nicko nicolae nicolas nicolo niels nigel nikhil niklas niko nikola nikolai nikolaos
    nikolaus nikos nils nnamdi noah noam nobuo nolan norbert norm norman nuno odin oktay olaf olav ole oleg oleksandr
    oleksii oleksiy oliver olivier omar orhan orrin orson oscar oskar osman oswald otis otto owen ozzie pablo paddy padraig
    panos paolo pascal pasquale patrick patrik patryk paul paulo pavel pavlo pawel pearse pedro peer pekka per perry pervez
    peter petr petro petros petter phil philip philipp philippe phillip pierluigi piero pierre piers piet pieter pietro pim
    piotr pontus porfirio prakash pravin primo quentin quincy radek radoslaw radovan raed rafael rafal raffaele rafik ragnar
    rahm rahul rainer raj rajeev rajesh rajiv rakesh ralf ralph ramesh ramiro ramon ramzan rand randall randolph randy raoul
    raphael rashad rashid rasmus raul ravi ray raymond recep reggie reginald reinaldo reince reiner reinhard reinhold remo
    reuben rex ricardo riccardo richard rick ricky rico ringo rishi roald rob robbie robert robertino roberto rodney rodolfo
    rodrigo rogelio roger rohan roland rolf roman romano romeo romulo ron ronald ronaldo ronan ronnie rory ross roy ruairi
    ruben rubens rudi rudolf rudolph rudy rufus rupert ruslan russ russell rustam ryan saad sadiq saeed sajid salah salem
    salim salman salvatore samir sammy samson samuel sandip sandro sanjay sanjeev saul scott seamus sean sebastian
    sebastiano sebastien selim serge sergei sergey sergii sergio serhiy seth seumas seymour shamil shane shaun shawn sheldon
    sherman sherrod shigeru shimon shinzo shyam sid siddharth siegfried sigmar sigmund silvester silvio simeon simon sinan
    slobodan solomon soren stan stanislav stanislaw stanley stavros stefan stefano stein stelios stephan stephane stephen
    steve steven stevie stewart stijn stuart sune sunil suresh svein sven syed sylvain sylvester søren tad tadeusz taher taj
    takashi takeshi tarek tareq tariq taro tayyip ted teddy tedros teemu terence terrence thabo thad thaddeus theo theodor
    theodore thibault thierry thomas thorbjorn thorsten tiago tiberius tibor tim timo timothy timur titus tobias toby todd
    tom tomas tomasz tommaso tommy tomoyuki tony torben tore torsten travis trent trevor tristan troy truls tucker tunde
    turgut tyler tyrell tyrone udo ugo ulf ulrich umar umberto uwe vaclav vadim valdemar valentin valery valtteri vasily
    vasyl vaughn venkat vernon vicente victor vidar vijay vikram viktor viktoras vince vincent vincenzo virgil vishal vitali
    vitaly vito vladimir vladislav vojtech volker volodymyr vyacheslav wade waheed walid wallace wally walt walter warren
    wasim wayne wendell werner wesley whit wilbur wilfred wilfried wilhelm will willem william willie willy winfried winston
    wojciech wolfgang woodrow wyatt xavier yahya yair yanis yannick yaroslav yasir yasser yasuo yevgeny yitzhak yogi yossi
    youssef youssou yukio yuri yurii yusuf yves zach zachary zack zayn zbigniew zdenek zeke zeljko ziad zlatan zoltan zoran
    zsolt
    """
)
