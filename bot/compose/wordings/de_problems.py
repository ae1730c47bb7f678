"""Deutsch, für Bitten, die sich so nicht erfüllen lassen."""

from bot.compose.wordings.de_adding import PROBLEMS as ADDING
from bot.compose.wordings.de_problems_outside import OUTSIDE
from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    **ADDING,
    **OUTSIDE,
    # schedules
    "{problem}; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”":
        "{problem}; möglich sind etwa „daily 07:00“, „weekdays 7:30 and 17:00“ oder „every 6h“",
    "that is too long for a schedule":
        "das ist zu lang für einen Zeitplan",
    "“{text}” was not understood":
        "„{text}“ wurde nicht verstanden",
    "“{text}” is no time of day":
        "„{text}“ ist keine Uhrzeit",
    "“{text}” is no time of day, and a step begins with “every”":
        "„{text}“ ist keine Uhrzeit, und ein Abstand beginnt mit „every“",
    "“{text}” needs minutes or hours, as in “every 30m” or “every 6h”":
        "„{text}“ braucht Minuten oder Stunden, wie in „every 30m“ oder „every 6h“",
    "“{text}”: one step is enough, of five minutes at least and a day at most":
        "„{text}“: ein Abstand genügt, von mindestens fünf Minuten und höchstens einem Tag",
    "“{text}” has no end that fits its beginning":
        "„{text}“ hat kein Ende, das zu seinem Anfang passt",
    "“{text}” runs backwards":
        "„{text}“ läuft rückwärts",
    "“or” belongs between days of the week and days of the month, as in “mon or monthly 1 09:00”":
        "„or“ steht zwischen Wochentagen und Monatstagen, wie in „mon or monthly 1 09:00“",
    "“daily” already says all days":
        "„daily“ nennt schon alle Tage",
    "a number beside a month could be a day or an hour (“monthly 1 in may 09:00” is clear)":
        "eine Zahl neben einem Monat kann ein Tag oder eine Stunde sein („monthly 1 in may 09:00“ ist eindeutig)",
    "a span needs a beginning and an end, as in “mon-fri” or “hourly 8-20”":
        "eine Spanne braucht Anfang und Ende, wie in „mon-fri“ oder „hourly 8-20“",
    "“weekly” does not say on which day":
        "„weekly“ sagt nicht, an welchem Tag",
    "“monthly” does not say on which day":
        "„monthly“ sagt nicht, an welchem Tag",
    "all days of one schedule share the same times (make two schedules for two sets)":
        "alle Tage eines Zeitplans haben dieselben Uhrzeiten (für andere Zeiten einen zweiten anlegen)",
    "a span of time needs a step, as in “hourly 8-20”":
        "eine Zeitspanne braucht einen Abstand, wie in „hourly 8-20“",
    "“from” needs an end, as in “hourly 8-20”, or a step alone, as in “every 6h from 07:00”":
        "„from“ braucht ein Ende, wie in „hourly 8-20“, oder einen Abstand allein, wie in „every 6h from 07:00“",
    "a step and a time together could mean two things (“every 6h from 07:00” is clear)":
        "ein Abstand zusammen mit einer Uhrzeit kann zweierlei heißen („every 6h from 07:00“ ist eindeutig)",
    "no time of day was given":
        "es fehlt eine Uhrzeit",
    "a span over midnight is on two days: name them with spans of their own":
        "eine Spanne über Mitternacht liegt in zwei Tagen: bitte jeden mit eigener Spanne angeben",
    "it would come more often than every five minutes":
        "sie käme öfter als alle fünf Minuten",
    "“from” needs a step that divides the day evenly":
        "„from“ braucht einen Abstand, der den Tag gleichmäßig teilt",
    "no year has such a day, so it would never come":
        "diesen Tag gibt es in keinem Jahr, sie käme also nie",
    # lines of cron
    "a cron line has five fields (minute, hour, day, month, weekday), “{text}” has {count}":
        "eine Cron-Zeile hat fünf Felder (Minute, Stunde, Tag, Monat, Wochentag), in „{text}“ sind es {count}",
    "crons do not agree on “{day}” together with “{weekday}”: leave one of them “*”":
        "„{day}“ zusammen mit „{weekday}“ liest nicht jedes Cron gleich: bitte eines davon „*“ lassen",
    "“{text}” is no minute":
        "„{text}“ ist keine Minute",
    "“{text}” is no hour":
        "„{text}“ ist keine Stunde",
    "“{text}” is no day of the month":
        "„{text}“ ist kein Tag im Monat",
    "“{text}” is no month":
        "„{text}“ ist kein Monat",
    "“{text}” is no weekday":
        "„{text}“ ist kein Wochentag",
    # lengths of time, quiet hours, time zones
    "“{text}” is not a length of time; write 30m, 24h, 7d or 2 weeks":
        "„{text}“ ist keine Zeitdauer; möglich sind etwa 30m, 24h, 7d oder 2 weeks",
    "“{text}” is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20":
        "„{text}“ sagt nicht, seit wann; möglich sind 24h, 7d, today, yesterday oder ein Datum wie 2026-11-20",
    "that time is past; name a length of time such as 3h or 2d":
        "diese Zeit ist vorbei; bitte eine Dauer nennen, etwa 3h oder 2d",
    "{problem}; write “22:00-07:00” or “off”":
        "{problem}; möglich sind etwa „22:00-07:00“ oder „off“",
    "that is too long for quiet hours":
        "das ist zu lang für eine Ruhezeit",
    "“{text}” is not two times of day":
        "„{text}“ nennt nicht zwei Uhrzeiten",
    "quiet hours that begin and end at the same time would never end":
        "eine Ruhezeit, die zur selben Zeit beginnt und endet, würde nie enden",
    "“{text}” can be read in more than one way; write {zone}":
        "„{text}“ ist mehrdeutig; bitte {zone} schreiben",
    "“{text}” can be read in more than one way; write {zone} or {second}":
        "„{text}“ ist mehrdeutig; bitte {zone} oder {second} schreiben",
    "“{text}” can be read in more than one way; write {zone} or {second} or {third}":
        "„{text}“ ist mehrdeutig; bitte {zone}, {second} oder {third} schreiben",
    "there is no time zone “{text}”; did you mean {zone}?":
        "es gibt keine Zeitzone „{text}“; meintest du {zone}?",
    "there is no time zone “{text}”; did you mean {zone} or {second}?":
        "es gibt keine Zeitzone „{text}“; meintest du {zone} oder {second}?",
    "there is no time zone “{text}”; did you mean {zone} or {second} or {third}?":
        "es gibt keine Zeitzone „{text}“; meintest du {zone}, {second} oder {third}?",
    "there is no time zone “{text}”; name a large city of that zone, such as Europe/Berlin":
        "es gibt keine Zeitzone „{text}“; bitte eine große Stadt darin nennen, etwa Europe/Berlin",
    # topics
    "a topic needs a name of at most {most} characters":
        "ein Thema braucht einen Namen von höchstens {most} Zeichen",
    'say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football':
        'bitte sagen, nach welchen Wörtern gesucht wird, etwa: syrien, assad, "chemische waffen", +russland, -fußball',
    "“{text}” cannot be both required (+) and excluded (-)":
        "„{text}“ kann nicht zugleich verlangt (+) und ausgeschlossen (-) sein",
    "AND and OR do not go together here, nor do brackets; write what must occur with +: syria, iraq, +truce":
        "AND und OR gehen hier nicht zusammen, Klammern auch nicht; was vorkommen muss, bekommt +: syrien, irak, +waffenruhe",
    "“{text}” is not understood; a * stands at one end of one word of three letters or more: klima*":
        "„{text}“ ist unverständlich; ein * steht an einem Ende eines Wortes mit mindestens drei Buchstaben: klima*",
    "every word that is looked for is also excluded (-)":
        "jedes gesuchte Wort ist zugleich ausgeschlossen (-)",
    "that is too long to look for; {most} characters are enough":
        "das ist zu lang für eine Suche: höchstens {most} Zeichen",
    "that is too much for one topic; it holds at most {most} words and phrases":
        "das ist zu viel für ein Thema (Wörter und Wendungen: höchstens {most})",
    "a topic holds at most {most} words and phrases; these are {count}":
        "Wörter und Wendungen in einem Thema: höchstens {most}, hier {count}",
    "a word or phrase has at most {most} characters; “{text}…” has {count}":
        "Zeichen in einem Wort oder einer Wendung: höchstens {most}; „{text}…“ hat {count}",
    "no topic “{name}”; did you mean {names}?":
        "kein Thema „{name}“; meintest du {names}?",
    "no topic “{name}”; there are: {names}":
        "kein Thema „{name}“; es gibt: {names}",
    "no topic “{name}”; there are none yet":
        "kein Thema „{name}“; es gibt noch keine",
    "There is a topic “{name}” already; change that one, or choose another name":
        "Es gibt schon ein Thema „{name}“; bitte dieses ändern oder einen anderen Namen wählen",
    "“{name}” comes from the configuration file; change it there":
        "„{name}“ kommt aus der Konfigurationsdatei; bitte dort ändern",
    "“{name}” comes from the configuration file; remove it there":
        "„{name}“ kommt aus der Konfigurationsdatei; bitte dort entfernen",
    # alerts
    "{count} outlets: from 2 to {most} make sense; one alone is what a digest is for":
        "Zahl der Medien {count}: sinnvoll sind 2 bis {most}; für eines allein gibt es die Übersicht",
    "{count} alerts a day: from 1 to {most} make sense":
        "Eilmeldungen am Tag {count}: sinnvoll sind 1 bis {most}",
    "alerts look back from 5 minutes to a day":
        "Eilmeldungen schauen 5 Minuten bis einen Tag zurück",
    "there is no alert on “{name}”":
        "zu „{name}“ gibt es keine Eilmeldungen",
    # addresses and files
    "this is no address of a web page or feed; it begins with https:// or http://":
        "das ist keine Adresse einer Webseite oder eines Feeds; sie beginnt mit https:// oder http://",
    "{address} is not Slack":
        "{address} gehört nicht zu Slack",
    "the file is larger than {most} MB":
        "die Datei ist größer als {most} MB",
    "the file declares XML entities or a document type, which are refused":
        "die Datei bringt XML-Entitäten oder einen Dokumenttyp mit; so etwas wird abgelehnt",
    "this is no OPML file that can be read":
        "das ist keine lesbare OPML-Datei",
    "this is no OPML file: its root is not <opml>":
        "das ist keine OPML-Datei: ihr Wurzelelement ist nicht <opml>",
    "the file names no feed with an http(s) address":
        "in der Datei steht kein Feed mit einer http(s)-Adresse",
    "“{text}” is no http(s) address":
        "„{text}“ ist keine http(s)-Adresse",
    "“{key}” is not a text of at most {most} characters":
        "„{key}“ muss ein Text sein (höchstens {most} Zeichen)",
    "“{key}” is not a number from {least} to {most}":
        "„{key}“ muss eine Zahl von {least} bis {most} sein",
    "“{key}” is not a list of at most {most} entries":
        "„{key}“ muss eine Liste sein (Einträge: höchstens {most})",
    "“{key}” is not a list of at most {most} texts":
        "„{key}“ muss eine Liste von Texten sein (höchstens {most})",
    "There is no subscription {id} here":
        "Hier gibt es keine Übersicht {id}",
}  # fmt: skip
