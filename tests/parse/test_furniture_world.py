"""Footers of sites, feeds and newsletters in the languages the bot speaks, and sentences of articles that come close to them."""

import pytest

from bot.parse.boilerplate import article_stretch, page_lines
from bot.parse.furniture import is_closing, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "The post Council closes swing bridge appeared first on Westhaven Courier.",
        "Der Beitrag Drehbrücke gesperrt erschien zuerst auf Westhafener Bote.",
        "La entrada Cierran el puente aparece primero en El Correo.",
        "L’article Le pont est fermé est apparu en premier sur Le Courrier.",
        "O post Ponte fechada apareceu primeiro em Correio.",
        "View this email in your browser",
        "You are receiving this email because you signed up on our site.",
        "If you buy through our links, we may earn a commission.",
        "Lesen Sie auch: So fährt die Fähre",
        "Dieser Artikel enthält Affiliate-Links.",
        "Melden Sie sich hier für den täglichen Newsletter an.",
        "Suscríbete a nuestro boletín y recibe las noticias del puerto.",
        "Síguenos en Facebook e Instagram",
        "Este artículo contiene enlaces de afiliados.",
        "Abonnez-vous à notre lettre du matin",
        "Vous recevez cet e-mail parce que vous êtes abonné.",
        "Leia também: a balsa sai de dez em dez minutos",
        "Inscreva-se no nosso canal",
        "Підписуйтесь на наш канал у Telegram",
        "Знайшли помилку? Виділіть її та натисніть Ctrl+Enter.",
        "تابعونا على تويتر وفيسبوك",
        "اشترك في نشرتنا البريدية",
        "اقرأ أيضاً: العبارة تنطلق كل عشر دقائق",
    ],
)
def test_what_is_a_sites_own(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The post office appeared first on the list of buildings that the council wants to sell.",
        "Der Beitrag der Stadt zu den Kosten steigt auf 40 Millionen Kronen.",
        "Lesen lernen die Kinder der Insel nun auf der Fähre.",
        "Los vecinos siguen sin saber cuándo abrirá el puente.",
        "La entrada al puente está cerrada desde el lunes.",
        "L'article 12 de la loi permet de fermer un pont.",
        "Le conseil a voté lundi la fermeture du pont.",
        "O post da prefeitura sobre a ponte foi apagado na segunda-feira.",
        "Підписання угоди про пором відбудеться у вівторок.",
        "Стаття 12 закону дозволяє закрити міст.",
        "تابع المجلس أعمال الإصلاح يوم الاثنين.",
        "المقالة التي نشرها رئيس البلدية أثارت غضب السكان.",
        "You received the key to the town, the mayor told her.",
        "Subscribers of the gas works pay more from March.",
    ],
)
def test_what_an_article_says(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Das könnte Sie auch interessieren", "Lo más leído", "Sur le même sujet", "Mais lidas", "الأكثر قراءة"]
)
def test_below_what_the_article_is_over(line: str) -> None:
    assert is_closing(line)


def test_what_stands_below_a_closing_line_is_left_out() -> None:
    article = [
        f"El concejo votó el lunes cerrar el viejo puente durante dos años, dijo la alcaldesa número {n}." for n in range(4)
    ]
    text = "\n".join(
        [*article, "Lo más leído", "Incendio en Puerto Este", "Premio para el maestro de redes", "Tormenta en la costa"]
    )
    lines = page_lines(text)
    assert article_stretch(lines) == (0, 4)
