"""Boilerplate in German, Spanish, French, Portuguese, Ukrainian, Russian and Arabic, and of newsletters (see `phrases`)."""

ALONE = """
    weiterlesen | mehr lesen | jetzt lesen | jetzt abonnieren | abonnieren | anmelden | einloggen | registrieren | teilen
    drucken | merken | kommentar schreiben | zur startseite | newsletter abonnieren | im browser ansehen | abmelden
    vom newsletter abmelden | empfehlungen der redaktion | zum thema | mehr
    seguir leyendo | leer más | leer mas | suscríbete | suscribirse | iniciar sesión | registrarse | imprimir | guardar
    ver comentarios | ver en el navegador | darse de baja | cancelar suscripción | publicidad | te puede interesar
    lire la suite | lire plus | lire l'article | s'abonner | abonnez-vous | se connecter | s'inscrire | imprimer
    voir les commentaires | voir dans le navigateur | se désabonner | se désinscrire | la suite après la publicité
    continuar lendo | continue lendo | continuar a ler | ler mais | leia mais | saiba mais | assine | subscrever
    assinar | iniciar sessão | entrar | imprimir | ver no navegador | cancelar inscrição | cancelar subscrição
    читати далі | читати повністю | детальніше | підписатися | поділитися | увійти | зареєструватися | коментарі
    реклама | відписатися | відкрити у браузері | підписатись | поширити
    читать далее | подробнее | подписаться | войти | отписаться
    اقرأ المزيد | المزيد | اشترك | اشترك الآن | شارك | مشاركة | تسجيل الدخول | طباعة | إعلان | إلغاء الاشتراك | تعليقات
    view in browser | view this email in your browser | view online | unsubscribe | manage preferences
    update your preferences | manage your subscription | forward to a friend | read online | read in app | listen to this article
"""

OPENINGS = """
    lesen sie auch | lesen sie hier | lesen sie mehr | lesen sie dazu | lesen sie weiter | mehr dazu: | mehr dazu lesen
    auch interessant: | jetzt unseren | abonnieren sie | melden sie sich für | melden sie sich hier | melden sie sich jetzt
    folgen sie uns | folge uns | jetzt folgen | hier geht es zum | hier können sie den newsletter | mit unserem newsletter
    dieser artikel enthält affiliate | dieser artikel enthält sogenannte | dieser beitrag enthält affiliate
    mit * gekennzeichnete | wenn sie über diese links | wenn sie auf einen dieser links | wir erhalten für einen kauf
    wir bekommen eine provision | für käufe über diese links | haben sie einen fehler | alle rechte vorbehalten
    dieser artikel erschien zuerst | dieser artikel ist zuerst | dieser text erschien zuerst | empfohlener externer inhalt
    an dieser stelle finden sie | sie erhalten diese e-mail | sie erhalten diesen newsletter
    lee también | lea también | leer también | lee además | ver también | mira también | te puede interesar | también te puede
    más información: | más sobre | suscríbete a | suscríbete gratis | suscríbase a | apúntate a | recibe las noticias
    recibe nuestra | regístrate | regístrese | inicia sesión para | síguenos | síganos
    sigue a | únete a nuestro | únete al canal
    este artículo contiene enlaces | esta página contiene enlaces de afiliad | podemos recibir una comisión
    si compras a través de | este artículo fue publicado | este artículo se publicó | todos los derechos reservados
    recibes este correo | has recibido este correo
    lire aussi | à lire aussi | a lire aussi | à lire également | lire également | voir aussi | à voir aussi | sur le même sujet
    abonnez-vous | s'abonner à | inscrivez-vous | recevez nos | recevez chaque | recevez gratuitement | suivez-nous
    retrouvez-nous sur | rejoignez-nous | pour lire la suite | il vous reste | cet article est réservé
    la suite est réservée | cet article contient des liens | certains liens de cet article | nous pouvons percevoir une commission
    nous pouvons toucher une commission | cet article a été publié | cet article a initialement | tous droits réservés
    vous recevez cet e-mail | vous recevez ce courriel | vous recevez cette newsletter
    leia também | leia ainda | leia mais | leia a seguir | veja também | veja mais | saiba mais | confira também | assine a
    assine o | assine já | subscreva a | subscreva o | subscreva as | inscreva-se | cadastre-se | receba as | receba nossa
    receba no seu | siga-nos | siga o canal | siga a página | acompanhe-nos | participe do grupo | entre no grupo
    este artigo contém links | este conteúdo contém links | podemos receber uma comissão | podemos ganhar uma comissão
    todos os direitos reservados | este artigo foi publicado originalmente | você recebeu este e-mail | recebeu este e-mail
    читайте також | читайте нас | читати також | дивіться також | дивись також | більше новин | підписуйтесь | підписуйтеся
    підпишіться | підписатися на | стежте за | долучайтесь до | долучайтеся до | слідкуйте за | приєднуйтесь | приєднуйтеся
    стаття містить партнерські | ми можемо отримати комісію | усі права захищено | всі права захищено
    якщо ви знайшли помилку | якщо ви помітили помилку | знайшли помилку | помітили помилку | ви отримали цей лист
    читайте также | смотрите также | подписывайтесь | подпишитесь на | следите за новостями | все права защищены
    нашли ошибку | заметили ошибку
    اقرأ أيضا | اقرأ أيضًا | اقرأ أيضاً | إقرأ أيضا | إقرأ أيضاً | اقرأ المزيد | شاهد أيضا | شاهد أيضاً | قد يهمك
    اشترك في | اشتركوا في
    للاشتراك في | انضم إلى قناتنا | تابعنا على | تابعونا على | تابعوا | حمّل تطبيق | حمل تطبيق | جميع الحقوق محفوظة
    قد تحتوي هذه المقالة على روابط | قد نحصل على عمولة | تلقيت هذه الرسالة
    you are receiving this | you received this email | you're receiving this | was this email forwarded | forwarded this email
    if you buy through | if you purchase through | when you buy through | when you purchase through | as an amazon associate
    purchases made through | this page contains affiliate | this story contains affiliate | this article includes affiliate
    no longer want to receive | to unsubscribe
"""

CLOSING = """
    das könnte sie auch | das könnte dich auch | auch interessant | meistgelesen | mehr zum thema | mehr aus | weitere artikel
    neueste artikel | beliebteste artikel | lo más leído | lo más visto | más noticias | noticias relacionadas
    artículos relacionados | te puede interesar | últimas noticias | les plus lus | les articles les plus lus | à lire aussi
    sur le même sujet | dans la même rubrique | articles similaires | vous aimerez aussi | mais lidas | mais lidos
    notícias relacionadas | artigos relacionados | últimas notícias | você também pode gostar | você pode gostar
    найпопулярніше | популярні новини | останні новини | схожі новини | новини за темою | рекомендуємо | самое читаемое
    последние новости
    الأكثر قراءة | الأكثر مشاهدة | مقالات ذات صلة | أخبار ذات صلة | مواضيع ذات صلة | موضوعات متعلقة | آخر الأخبار
"""
