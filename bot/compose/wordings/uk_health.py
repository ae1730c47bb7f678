"""Ukrainian: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "не читається з {when}: {problem}",
    "source_moved": "переїхало на {address}",
    "source_fails": "Одне з джерел сервера {server} потребує уваги. {problem}",
    "next_visit": "наступний візит {when}",
    "next_visit_because": "наступний візит {when} ({why})",
    "visit.failed": "що частіше не вдається, то довше відпочиває",
    "visit.asked": "про це просив його сервер",
    "visit.host_asked": "про це просив його хост",
    "visit.costly": "її читання потребує багато обчислень",
    "visit.gone": "раз на тиждень, якщо то була помилка",
    "visit.rhythm": "новини тут рідко",
    "visit.publisher": "про це просить видавець",
    "remedy.gone": "Приберіть його або додайте нову стрічку сайту.",
    "remedy.challenge": "Власник може пропускати читачів стрічок; інакше стежте за іншою стрічкою цього сайту.",
    "remedy.refused": "Власник може впустити бота, який зветься «Dateline»; інакше стежте за іншою стрічкою цього сайту.",
    "remedy.missing": "Можливо, адреса змінилася: додайте адресу сайту знову, і його стрічки буде знайдено.",
    "remedy.busy": "Звідси питають занадто часто; можна читати рідше.",
    "remedy.certificate": "Лише власник може поновити сертифікат.",
    "remedy.name": "Перевірте написання; зниклий сайт більше не має імені.",
    "remedy.no_feed": "Додайте адресу сайту знову, і його стрічки буде знайдено.",
    "remedy.broken": "Лише власник може це виправити.",
    "remedy.large": "Хто тримає бота, може дозволити більше: max_bytes у [fetch].",
    "remedy.waits": "Нічого робити не треба, хіба що це триватиме.",
}
