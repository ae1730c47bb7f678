"""Español, para las peticiones que no se pueden cumplir así."""

from bot.compose.wordings.es_adding import PROBLEMS as ADDING
from bot.compose.wordings.es_problems_outside import OUTSIDE
from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    **ADDING,
    **OUTSIDE,
    # schedules
    "{problem}; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”":
        "{problem}; escribe «daily 07:00», «weekdays 7:30 and 17:00» o «every 6h»",
    "that is too long for a schedule":
        "es demasiado largo para un horario",
    "“{text}” was not understood":
        "no se ha entendido «{text}»",
    "“{text}” is no time of day":
        "«{text}» no es una hora del día",
    "“{text}” is no time of day, and a step begins with “every”":
        "«{text}» no es una hora del día, y un intervalo empieza por «every»",
    "“{text}” needs minutes or hours, as in “every 30m” or “every 6h”":
        "«{text}» necesita minutos u horas, como en «every 30m» o «every 6h»",
    "“{text}”: one step is enough, of five minutes at least and a day at most":
        "«{text}»: basta un intervalo, de cinco minutos como mínimo y un día como máximo",
    "“{text}” has no end that fits its beginning":
        "«{text}» no tiene un final que encaje con su principio",
    "“{text}” runs backwards":
        "«{text}» va hacia atrás",
    "“or” belongs between days of the week and days of the month, as in “mon or monthly 1 09:00”":
        "«or» va entre días de la semana y días del mes, como en «mon or monthly 1 09:00»",
    "“daily” already says all days":
        "«daily» ya dice todos los días",
    "a number beside a month could be a day or an hour (“monthly 1 in may 09:00” is clear)":
        "un número junto a un mes puede ser un día o una hora («monthly 1 in may 09:00» está claro)",
    "a span needs a beginning and an end, as in “mon-fri” or “hourly 8-20”":
        "un tramo necesita principio y fin, como en «mon-fri» o «hourly 8-20»",
    "“weekly” does not say on which day":
        "«weekly» no dice qué día",
    "“monthly” does not say on which day":
        "«monthly» no dice qué día",
    "all days of one schedule share the same times (make two schedules for two sets)":
        "todos los días de un horario comparten las mismas horas (para otras horas, haz otro horario)",
    "a span of time needs a step, as in “hourly 8-20”":
        "un tramo de horas necesita un intervalo, como en «hourly 8-20»",
    "“from” needs an end, as in “hourly 8-20”, or a step alone, as in “every 6h from 07:00”":
        "«from» necesita un final, como en «hourly 8-20», o solo un intervalo, como en «every 6h from 07:00»",
    "a step and a time together could mean two things (“every 6h from 07:00” is clear)":
        "un intervalo junto con una hora puede significar dos cosas («every 6h from 07:00» está claro)",
    "no time of day was given":
        "falta la hora",
    "a span over midnight is on two days: name them with spans of their own":
        "un tramo que pasa de medianoche cae en dos días: indica cada uno con su propio tramo",
    "it would come more often than every five minutes":
        "llegaría más a menudo que cada cinco minutos",
    "“from” needs a step that divides the day evenly":
        "«from» necesita un intervalo que divida el día en partes iguales",
    "no year has such a day, so it would never come":
        "ningún año tiene ese día, así que no llegaría nunca",
    # lines of cron
    "a cron line has five fields (minute, hour, day, month, weekday), “{text}” has {count}":
        "una línea de cron tiene cinco campos (minuto, hora, día, mes, día de la semana); en «{text}» hay {count}",
    "crons do not agree on “{day}” together with “{weekday}”: leave one of them “*”":
        "no todos los cron leen igual «{day}» junto con «{weekday}»: deja uno de los dos en «*»",
    "“{text}” is no minute":
        "«{text}» no es un minuto",
    "“{text}” is no hour":
        "«{text}» no es una hora",
    "“{text}” is no day of the month":
        "«{text}» no es un día del mes",
    "“{text}” is no month":
        "«{text}» no es un mes",
    "“{text}” is no weekday":
        "«{text}» no es un día de la semana",
    # lengths of time, quiet hours, time zones
    "“{text}” is not a length of time; write 30m, 24h, 7d or 2 weeks":
        "«{text}» no es una duración; escribe 30m, 24h, 7d o 2 weeks",
    "“{text}” is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20":
        "«{text}» no dice desde cuándo; escribe 24h, 7d, today, yesterday o una fecha como 2026-11-20",
    "that time is past; name a length of time such as 3h or 2d":
        "esa hora ya pasó; indica una duración, como 3h o 2d",
    "{problem}; write “22:00-07:00” or “off”":
        "{problem}; escribe «22:00-07:00» u «off»",
    "that is too long for quiet hours":
        "es demasiado largo para unas horas de silencio",
    "“{text}” is not two times of day":
        "«{text}» no son dos horas del día",
    "quiet hours that begin and end at the same time would never end":
        "unas horas de silencio que empiezan y acaban a la misma hora no acabarían nunca",
    "“{text}” can be read in more than one way; write {zone}":
        "«{text}» se puede leer de más de una manera; escribe {zone}",
    "“{text}” can be read in more than one way; write {zone} or {second}":
        "«{text}» se puede leer de más de una manera; escribe {zone} o {second}",
    "“{text}” can be read in more than one way; write {zone} or {second} or {third}":
        "«{text}» se puede leer de más de una manera; escribe {zone}, {second} o {third}",
    "there is no time zone “{text}”; did you mean {zone}?":
        "no hay ninguna zona horaria «{text}»; ¿querías decir {zone}?",
    "there is no time zone “{text}”; did you mean {zone} or {second}?":
        "no hay ninguna zona horaria «{text}»; ¿querías decir {zone} o {second}?",
    "there is no time zone “{text}”; did you mean {zone} or {second} or {third}?":
        "no hay ninguna zona horaria «{text}»; ¿querías decir {zone}, {second} o {third}?",
    "there is no time zone “{text}”; name a large city of that zone, such as Europe/Berlin":
        "no hay ninguna zona horaria «{text}»; indica una ciudad grande de esa zona, como Europe/Madrid",
    # topics
    "a topic needs a name of at most {most} characters":
        "un tema necesita un nombre (máximo de caracteres: {most})",
    'say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football':
        'di qué palabras buscar, por ejemplo: siria, asad, "armas químicas", +rusia, -fútbol',
    "“{text}” cannot be both required (+) and excluded (-)":
        "no se puede exigir (+) y excluir (-) a la vez «{text}»",
    "AND and OR do not go together here, nor do brackets; write what must occur with +: syria, iraq, +truce":
        "AND y OR no se combinan aquí, ni hay paréntesis; lo que debe aparecer lleva +: siria, irak, +tregua",
    "“{text}” is not understood; a * stands at one end of one word of three letters or more: klima*":
        "no se entiende «{text}»; un * va en un extremo de una palabra de tres letras o más: klima*",
    "every word that is looked for is also excluded (-)":
        "todas las palabras buscadas están también excluidas (-)",
    "that is too long to look for; {most} characters are enough":
        "es demasiado largo para buscarlo (máximo de caracteres: {most})",
    "that is too much for one topic; it holds at most {most} words and phrases":
        "es demasiado para un tema (máximo de palabras y frases: {most})",
    "a topic holds at most {most} words and phrases; these are {count}":
        "palabras y frases de un tema: {most} como máximo, y aquí {count}",
    "a word or phrase has at most {most} characters; “{text}…” has {count}":
        "caracteres de una palabra o frase: {most} como máximo; «{text}…» tiene {count}",
    "no topic “{name}”; did you mean {names}?":
        "no hay ningún tema «{name}»; ¿querías decir {names}?",
    "no topic “{name}”; there are: {names}":
        "no hay ningún tema «{name}»; hay: {names}",
    "no topic “{name}”; there are none yet":
        "no hay ningún tema «{name}»; todavía no hay temas",
    "There is a topic “{name}” already; change that one, or choose another name":
        "Ya hay un tema «{name}»; cambia ese o elige otro nombre",
    "“{name}” comes from the configuration file; change it there":
        "«{name}» viene del archivo de configuración; cámbialo allí",
    "“{name}” comes from the configuration file; remove it there":
        "«{name}» viene del archivo de configuración; quítalo allí",
    # alerts
    "{count} outlets: from 2 to {most} make sense; one alone is what a digest is for":
        "número de medios {count}: elige de 2 a {most}; para uno solo ya está el resumen",
    "{count} alerts a day: from 1 to {most} make sense":
        "alertas al día {count}: elige de 1 a {most}",
    "alerts look back from 5 minutes to a day":
        "las alertas miran atrás entre 5 minutos y un día",
    "there is no alert on “{name}”":
        "no hay alertas sobre «{name}»",
    # addresses and files
    "this is no address of a web page or feed; it begins with https:// or http://":
        "no es la dirección de una página web ni de un canal RSS; empieza por https:// o http://",
    "{address} is not Slack":
        "{address} no es de Slack",
    "the file is larger than {most} MB":
        "el archivo pasa de {most} MB",
    "the file declares XML entities or a document type, which are refused":
        "el archivo declara entidades XML o un tipo de documento, y eso se rechaza",
    "this is no OPML file that can be read":
        "no es un archivo OPML que se pueda leer",
    "this is no OPML file: its root is not <opml>":
        "no es un archivo OPML: su raíz no es <opml>",
    "the file names no feed with an http(s) address":
        "en el archivo no hay ningún canal RSS con dirección http(s)",
    "“{text}” is no http(s) address":
        "«{text}» no es una dirección http(s)",
    "“{key}” is not a text of at most {most} characters":
        "«{key}» debe ser un texto (máximo de caracteres: {most})",
    "“{key}” is not a number from {least} to {most}":
        "«{key}» debe ser un número de {least} a {most}",
    "“{key}” is not a list of at most {most} entries":
        "«{key}» debe ser una lista (máximo de entradas: {most})",
    "“{key}” is not a list of at most {most} texts":
        "«{key}» debe ser una lista de textos (máximo: {most})",
    "There is no subscription {id} here":
        "Aquí no hay ningún resumen {id}",
}  # fmt: skip
