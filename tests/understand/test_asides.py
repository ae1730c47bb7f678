"""Sentences that speak to readers, or of what is not shown, and tell nothing."""

import pytest

from bot.understand.asides import is_aside

ASIDES = """
Welcome back to This Week in Harbourside!
As a reminder, each week, every Friday, we're sending out this overview of what is new for subscribers.
Today's Harbourside Interview is with me!
Can we talk about the harbour without talking about the harbour?
“Wow, I can't believe they're putting up a toll gate.”
Here is what we know.
Here's how the vote will work
What to know about the strike at the port
We may earn a commission if you buy through links on this page.
This story was originally published by the Harwick Courier.
The new rates are as follows:
In this episode, we look at the strike.
[This review first ran in the Harwick Courier on May 4.]
[This review first ran in the Harwick Courier on May 4.
I put it on the shelf in four parts.]
(You may know her from the last election.)
This column was originally posted at the Harbour Review.
This story has been updated with a statement from the port.
This article is part of our series on ports.
We are making this article free to everyone as a public service.
If you don’t want to receive these weekly emails, uncheck the box in your settings.
Listen wherever you get your podcasts.
In reply to Ida Brenn.
Tags: harbour, strike, unions
On that note, here were a few of our favourites this week.
This is Beside the Quay, where we share our thoughts about the harbour.
Dieser Artikel erschien zuerst im Harwick Kurier.
Diese Rezension wurde ursprünglich im Mai veröffentlicht.
Este artículo se publicó originalmente en el Correo de Harwick.
Cet article a été publié dans le Courrier de Harwick.
Esta resenha foi publicada no Correio de Harwick.
Цю статтю вперше опубліковано в «Гарвікському віснику».
[نشر هذا المقال أولا في صحيفة الميناء.]
Willkommen zurück bei unserem Wochenrückblick!
Das wissen wir bisher über den Streik im Hafen.
Was Sie über den Streik wissen müssen.
Esto es lo que sabemos del incendio en el puerto.
Bienvenidos a una nueva edición de los lunes.
Ce que l’on sait de l’incendie du port.
Voici ce que l’on sait de la grève.
Bonjour et bienvenue dans cette édition.
Veja o que se sabe sobre o incêndio no porto.
Bom dia, leitores.
Що відомо про страйк у порту.
Ласкаво просимо до нашого щотижневого огляду.
ما نعرفه عن الحريق في الميناء
هل ينتهي الإضراب قريبا؟
Contents Introduction Using the Lock Using the Sluice Special Case: Spring Tides A Note on Pumps .
Table of Contents: 1 The harbour 2 The lock 3 What it costs.
Contents [hide] 1 The harbour 2 The lock.
Inhaltsverzeichnis Einleitung Der Hafen Die Schleuse Was es kostet.
Tabla de contenidos Introducción El puerto La esclusa Lo que cuesta.
Sommaire Introduction Le port L’écluse Ce que cela coûte.
Sumário Introdução O porto A eclusa Quanto custa.
Зміст Вступ Порт Шлюз Скільки це коштує.
جدول المحتويات مقدمة الميناء القفل.
"""
TOLD = """
Contents of the hold were still wet when the ship was opened on Monday.
Contents insurance will cost a third more along the river from May.
Inhalt des Briefes ist seit Montag bekannt, sagte die Sprecherin.
Contenido de la carta se conocerá el lunes, dijo la portavoz.
Зміст листа оприлюднять у понеділок, сказала речниця.
The mayor said the harbour would open again on Monday.
Welcome signs were taken down along the border road on Monday.
“We will stay out,” said Odda Brenn, who leads the union.
“Who pays for it?” the mayor asked the council on Monday.
What the mayor knew about the leak was the question before the court on Monday.
The podcast that made her famous was recorded in a garage.
Rogan said on the podcast that he would not vote.
The party could get a commission of inquiry, the speaker said.
Here in Velmora, nobody slept on Sunday night.
The bank sends a reminder after thirty days.
“The union” is what people in the port call the federation of dockers.
Hier in Velmora schlief in der Nacht niemand.
Die Zeitung stellte ihren Newsletter im Mai ein.
Lo que empezó como una huelga en el puerto terminó el lunes en el parlamento.
O que começou como greve terminou na segunda-feira no parlamento.
Voici venu le temps des vendanges, dit le maire de Velmora lundi.
Мер сказав, що порт відкриють у понеділок.
[The harbour] opened again on Monday, the mayor wrote.
(AP) The harbour opened again on Monday.
The review of the port’s books was first published in May, the auditors said.
This story of a strike began in a bakery.
The guide was updated in May to name every wreck.
Der Artikel über den Hafen brachte dem Minister eine Klage ein.
قال رئيس البلدية إن الميناء سيفتح يوم الاثنين.
"""


@pytest.mark.parametrize("text", ASIDES.strip().splitlines())
def test_an_aside_is_known(text: str) -> None:
    assert is_aside(text)


@pytest.mark.parametrize("text", TOLD.strip().splitlines())
def test_what_tells_something_is_none(text: str) -> None:
    assert not is_aside(text)
