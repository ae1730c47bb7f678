"""Українська, для прохань, які так не виконати."""

from bot.compose.wordings.kind import Problems
from bot.compose.wordings.uk_adding import PROBLEMS as ADDING
from bot.compose.wordings.uk_problems_outside import OUTSIDE

PROBLEMS: Problems = {
    **ADDING,
    **OUTSIDE,
    # schedules
    "{problem}; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”":
        "{problem}; напишіть «daily 07:00», «weekdays 7:30 and 17:00» або «every 6h»",
    "that is too long for a schedule":
        "це задовге для розкладу",
    "“{text}” was not understood":
        "«{text}» не зрозуміло",
    "“{text}” is no time of day":
        "«{text}» не є часом доби",
    "“{text}” is no time of day, and a step begins with “every”":
        "«{text}» не є часом доби, а інтервал починається з «every»",
    "“{text}” needs minutes or hours, as in “every 30m” or “every 6h”":
        "«{text}» потребує хвилин або годин, як у «every 30m» або «every 6h»",
    "“{text}”: one step is enough, of five minutes at least and a day at most":
        "«{text}»: досить одного інтервалу, від пʼяти хвилин до доби",
    "“{text}” has no end that fits its beginning":
        "«{text}» не має кінця, який підходив би до початку",
    "“{text}” runs backwards":
        "«{text}» іде у зворотному порядку",
    "“or” belongs between days of the week and days of the month, as in “mon or monthly 1 09:00”":
        "«or» ставлять між днями тижня й числами місяця, як у «mon or monthly 1 09:00»",
    "“daily” already says all days":
        "«daily» уже означає всі дні",
    "a number beside a month could be a day or an hour (“monthly 1 in may 09:00” is clear)":
        "число біля місяця може бути днем або годиною («monthly 1 in may 09:00» зрозуміло)",
    "a span needs a beginning and an end, as in “mon-fri” or “hourly 8-20”":
        "проміжок потребує початку й кінця, як у «mon-fri» або «hourly 8-20»",
    "“weekly” does not say on which day":
        "«weekly» не каже, якого дня",
    "“monthly” does not say on which day":
        "«monthly» не каже, якого дня",
    "all days of one schedule share the same times (make two schedules for two sets)":
        "усі дні одного розкладу мають той самий час (для іншого часу створіть другий розклад)",
    "a span of time needs a step, as in “hourly 8-20”":
        "проміжок часу потребує інтервалу, як у «hourly 8-20»",
    "“from” needs an end, as in “hourly 8-20”, or a step alone, as in “every 6h from 07:00”":
        "«from» потребує кінця, як у «hourly 8-20», або лише інтервалу, як у «every 6h from 07:00»",
    "a step and a time together could mean two things (“every 6h from 07:00” is clear)":
        "інтервал разом із часом може означати дві речі («every 6h from 07:00» зрозуміло)",
    "no time of day was given":
        "не вказано часу",
    "a span over midnight is on two days: name them with spans of their own":
        "проміжок через північ припадає на два дні: вкажіть для кожного свій проміжок",
    "it would come more often than every five minutes":
        "він приходив би частіше, ніж кожні пʼять хвилин",
    "“from” needs a step that divides the day evenly":
        "«from» потребує інтервалу, який ділить добу порівну",
    "no year has such a day, so it would never come":
        "такого дня немає в жодному році, тож він ніколи не прийшов би",
    # lines of cron
    "a cron line has five fields (minute, hour, day, month, weekday), “{text}” has {count}":
        "рядок cron має пʼять полів (хвилина, година, день, місяць, день тижня); у «{text}» їх {count}",
    "crons do not agree on “{day}” together with “{weekday}”: leave one of them “*”":
        "різні cron по-різному читають «{day}» разом із «{weekday}»: лишіть одне з них «*»",
    "“{text}” is no minute":
        "«{text}» не є хвилиною",
    "“{text}” is no hour":
        "«{text}» не є годиною",
    "“{text}” is no day of the month":
        "«{text}» не є днем місяця",
    "“{text}” is no month":
        "«{text}» не є місяцем",
    "“{text}” is no weekday":
        "«{text}» не є днем тижня",
    # lengths of time, quiet hours, time zones
    "“{text}” is not a length of time; write 30m, 24h, 7d or 2 weeks":
        "«{text}» не є тривалістю; напишіть 30m, 24h, 7d або 2 weeks",
    "“{text}” is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20":
        "«{text}» не каже, відколи; напишіть 24h, 7d, today, yesterday або дату, як-от 2026-11-20",
    "that time is past; name a length of time such as 3h or 2d":
        "цей час минув; вкажіть тривалість, наприклад 3h або 2d",
    "{problem}; write “22:00-07:00” or “off”":
        "{problem}; напишіть «22:00-07:00» або «off»",
    "that is too long for quiet hours":
        "це задовге для тихих годин",
    "“{text}” is not two times of day":
        "«{text}» не називає двох годин доби",
    "quiet hours that begin and end at the same time would never end":
        "тихі години, що починаються й закінчуються водночас, ніколи б не закінчилися",
    "“{text}” can be read in more than one way; write {zone}":
        "«{text}» можна прочитати по-різному; напишіть {zone}",
    "“{text}” can be read in more than one way; write {zone} or {second}":
        "«{text}» можна прочитати по-різному; напишіть {zone} або {second}",
    "“{text}” can be read in more than one way; write {zone} or {second} or {third}":
        "«{text}» можна прочитати по-різному; напишіть {zone}, {second} або {third}",
    "there is no time zone “{text}”; did you mean {zone}?":
        "часового поясу «{text}» немає; можливо, {zone}?",
    "there is no time zone “{text}”; did you mean {zone} or {second}?":
        "часового поясу «{text}» немає; можливо, {zone} або {second}?",
    "there is no time zone “{text}”; did you mean {zone} or {second} or {third}?":
        "часового поясу «{text}» немає; можливо, {zone}, {second} або {third}?",
    "there is no time zone “{text}”; name a large city of that zone, such as Europe/Berlin":
        "часового поясу «{text}» немає; назвіть велике місто в ньому, наприклад Europe/Kyiv",
    # topics
    "a topic needs a name of at most {most} characters":
        "темі потрібна назва (щонайбільше знаків: {most})",
    'say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football':
        'вкажіть, які слова шукати, наприклад: сирія, асад, "хімічна зброя", +росія, -футбол',
    "“{text}” cannot be both required (+) and excluded (-)":
        "«{text}» не можна водночас вимагати (+) й вилучати (-)",
    "AND and OR do not go together here, nor do brackets; write what must occur with +: syria, iraq, +truce":
        "AND і OR тут не поєднуються, дужки теж; перед тим, що має бути, ставте +: сирія, ірак, +перемир'я",
    "“{text}” is not understood; a * stands at one end of one word of three letters or more: klima*":
        "«{text}» незрозуміло; * стоїть на одному кінці слова щонайменше з трьох літер: klima*",
    "every word that is looked for is also excluded (-)":
        "кожне шукане слово водночас вилучене (-)",
    "that is too long to look for; {most} characters are enough":
        "це задовге для пошуку (щонайбільше знаків: {most})",
    "that is too much for one topic; it holds at most {most} words and phrases":
        "це забагато для однієї теми (слів і фраз щонайбільше: {most})",
    "a topic holds at most {most} words and phrases; these are {count}":
        "слів і фраз у темі: щонайбільше {most}, а тут {count}",
    "a word or phrase has at most {most} characters; “{text}…” has {count}":
        "знаків у слові чи фразі: щонайбільше {most}; у «{text}…» їх {count}",
    "no topic “{name}”; did you mean {names}?":
        "теми «{name}» немає; можливо, {names}?",
    "no topic “{name}”; there are: {names}":
        "теми «{name}» немає; є: {names}",
    "no topic “{name}”; there are none yet":
        "теми «{name}» немає; тем ще немає",
    "There is a topic “{name}” already; change that one, or choose another name":
        "Тема «{name}» уже є; змініть її або виберіть іншу назву",
    "“{name}” comes from the configuration file; change it there":
        "«{name}» узято з файлу налаштувань; змініть там",
    "“{name}” comes from the configuration file; remove it there":
        "«{name}» узято з файлу налаштувань; вилучіть там",
    # alerts
    "{count} outlets: from 2 to {most} make sense; one alone is what a digest is for":
        "кількість видань {count}: виберіть від 2 до {most}; для одного є дайджест",
    "{count} alerts a day: from 1 to {most} make sense":
        "сповіщень на день {count}: виберіть від 1 до {most}",
    "alerts look back from 5 minutes to a day":
        "сповіщення охоплюють від 5 хвилин до доби",
    "there is no alert on “{name}”":
        "сповіщень про «{name}» немає",
    # addresses and files
    "this is no address of a web page or feed; it begins with https:// or http://":
        "це не адреса вебсторінки чи стрічки; вона починається з https:// або http://",
    "{address} is not Slack":
        "{address} – це не Slack",
    "the file is larger than {most} MB":
        "файл більший за {most} МБ",
    "the file declares XML entities or a document type, which are refused":
        "файл оголошує сутності XML або тип документа; таке відхиляється",
    "this is no OPML file that can be read":
        "це не файл OPML, який можна прочитати",
    "this is no OPML file: its root is not <opml>":
        "це не файл OPML: його корінь не <opml>",
    "the file names no feed with an http(s) address":
        "у файлі немає стрічки з адресою http(s)",
    "“{text}” is no http(s) address":
        "«{text}» не є адресою http(s)",
    "“{key}” is not a text of at most {most} characters":
        "«{key}» має бути текстом (щонайбільше знаків: {most})",
    "“{key}” is not a number from {least} to {most}":
        "«{key}» має бути числом від {least} до {most}",
    "“{key}” is not a list of at most {most} entries":
        "«{key}» має бути списком (щонайбільше записів: {most})",
    "“{key}” is not a list of at most {most} texts":
        "«{key}» має бути списком текстів (щонайбільше: {most})",
    "There is no subscription {id} here":
        "Дайджесту {id} тут немає",
}  # fmt: skip
