"""Français, pour les demandes qui ne peuvent aboutir ainsi."""

from bot.compose.wordings.fr_adding import PROBLEMS as ADDING
from bot.compose.wordings.fr_problems_outside import OUTSIDE
from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    **ADDING,
    **OUTSIDE,
    # schedules
    "{problem}; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”":
        "{problem} ; écrivez « daily 07:00 », « weekdays 7:30 and 17:00 » ou « every 6h »",
    "that is too long for a schedule":
        "c’est trop long pour un horaire",
    "“{text}” was not understood":
        "« {text} » n’a pas été compris",
    "“{text}” is no time of day":
        "« {text} » n’est pas une heure de la journée",
    "“{text}” is no time of day, and a step begins with “every”":
        "« {text} » n’est pas une heure de la journée, et un intervalle commence par « every »",
    "“{text}” needs minutes or hours, as in “every 30m” or “every 6h”":
        "« {text} » a besoin de minutes ou d’heures, comme dans « every 30m » ou « every 6h »",
    "“{text}”: one step is enough, of five minutes at least and a day at most":
        "« {text} » : un seul intervalle suffit, de cinq minutes au moins et d’un jour au plus",
    "“{text}” has no end that fits its beginning":
        "« {text} » n’a pas de fin qui corresponde à son début",
    "“{text}” runs backwards":
        "« {text} » va à rebours",
    "“or” belongs between days of the week and days of the month, as in “mon or monthly 1 09:00”":
        "« or » se met entre des jours de la semaine et des jours du mois, comme dans « mon or monthly 1 09:00 »",
    "“daily” already says all days":
        "« daily » dit déjà tous les jours",
    "a number beside a month could be a day or an hour (“monthly 1 in may 09:00” is clear)":
        "un nombre à côté d’un mois peut être un jour ou une heure (« monthly 1 in may 09:00 » est clair)",
    "a span needs a beginning and an end, as in “mon-fri” or “hourly 8-20”":
        "une plage a besoin d’un début et d’une fin, comme dans « mon-fri » ou « hourly 8-20 »",
    "“weekly” does not say on which day":
        "« weekly » ne dit pas quel jour",
    "“monthly” does not say on which day":
        "« monthly » ne dit pas quel jour",
    "all days of one schedule share the same times (make two schedules for two sets)":
        "tous les jours d’un horaire ont les mêmes heures (pour d’autres heures, faites un second horaire)",
    "a span of time needs a step, as in “hourly 8-20”":
        "une plage horaire a besoin d’un intervalle, comme dans « hourly 8-20 »",
    "“from” needs an end, as in “hourly 8-20”, or a step alone, as in “every 6h from 07:00”":
        "« from » a besoin d’une fin, comme dans « hourly 8-20 », ou d’un intervalle seul, comme dans « every 6h from 07:00 »",
    "a step and a time together could mean two things (“every 6h from 07:00” is clear)":
        "un intervalle avec une heure peut vouloir dire deux choses (« every 6h from 07:00 » est clair)",
    "no time of day was given":
        "il manque une heure",
    "a span over midnight is on two days: name them with spans of their own":
        "une plage qui passe minuit touche deux jours : donnez à chacun sa propre plage",
    "it would come more often than every five minutes":
        "il arriverait plus souvent que toutes les cinq minutes",
    "“from” needs a step that divides the day evenly":
        "« from » a besoin d’un intervalle qui divise le jour en parts égales",
    "no year has such a day, so it would never come":
        "aucune année n’a ce jour, il n’arriverait donc jamais",
    # lines of cron
    "a cron line has five fields (minute, hour, day, month, weekday), “{text}” has {count}":
        "une ligne cron a cinq champs (minute, heure, jour, mois, jour de la semaine) ; « {text} » en a {count}",
    "crons do not agree on “{day}” together with “{weekday}”: leave one of them “*”":
        "tous les cron ne lisent pas de même « {day} » avec « {weekday} » : laissez l’un des deux à « * »",
    "“{text}” is no minute":
        "« {text} » n’est pas une minute",
    "“{text}” is no hour":
        "« {text} » n’est pas une heure",
    "“{text}” is no day of the month":
        "« {text} » n’est pas un jour du mois",
    "“{text}” is no month":
        "« {text} » n’est pas un mois",
    "“{text}” is no weekday":
        "« {text} » n’est pas un jour de la semaine",
    # lengths of time, quiet hours, time zones
    "“{text}” is not a length of time; write 30m, 24h, 7d or 2 weeks":
        "« {text} » n’est pas une durée ; écrivez 30m, 24h, 7d ou 2 weeks",
    "“{text}” is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20":
        "« {text} » ne dit pas depuis quand ; écrivez 24h, 7d, today, yesterday ou une date comme 2026-11-20",
    "that time is past; name a length of time such as 3h or 2d":
        "ce moment est passé ; donnez une durée, comme 3h ou 2d",
    "{problem}; write “22:00-07:00” or “off”":
        "{problem} ; écrivez « 22:00-07:00 » ou « off »",
    "that is too long for quiet hours":
        "c’est trop long pour des heures de calme",
    "“{text}” is not two times of day":
        "« {text} » ne donne pas deux heures de la journée",
    "quiet hours that begin and end at the same time would never end":
        "des heures de calme qui commencent et finissent à la même heure ne finiraient jamais",
    "“{text}” can be read in more than one way; write {zone}":
        "« {text} » peut se lire de plusieurs façons ; écrivez {zone}",
    "“{text}” can be read in more than one way; write {zone} or {second}":
        "« {text} » peut se lire de plusieurs façons ; écrivez {zone} ou {second}",
    "“{text}” can be read in more than one way; write {zone} or {second} or {third}":
        "« {text} » peut se lire de plusieurs façons ; écrivez {zone}, {second} ou {third}",
    "there is no time zone “{text}”; did you mean {zone}?":
        "il n’y a pas de fuseau horaire « {text} » ; vouliez-vous dire {zone} ?",
    "there is no time zone “{text}”; did you mean {zone} or {second}?":
        "il n’y a pas de fuseau horaire « {text} » ; vouliez-vous dire {zone} ou {second} ?",
    "there is no time zone “{text}”; did you mean {zone} or {second} or {third}?":
        "il n’y a pas de fuseau horaire « {text} » ; vouliez-vous dire {zone}, {second} ou {third} ?",
    "there is no time zone “{text}”; name a large city of that zone, such as Europe/Berlin":
        "il n’y a pas de fuseau horaire « {text} » ; nommez une grande ville de ce fuseau, comme Europe/Paris",
    # topics
    "a topic needs a name of at most {most} characters":
        "un sujet a besoin d’un nom (nombre maximal de caractères : {most})",
    'say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football':
        'dites quels mots chercher, par exemple : syrie, assad, "armes chimiques", +russie, -football',
    "“{text}” cannot be both required (+) and excluded (-)":
        "« {text} » ne peut pas être à la fois exigé (+) et exclu (-)",
    "AND and OR do not go together here, nor do brackets; write what must occur with +: syria, iraq, +truce":
        "AND et OR ne se combinent pas ici, et les parenthèses non plus ; ce qui doit figurer prend un + : syrie, irak, +trêve",
    "“{text}” is not understood; a * stands at one end of one word of three letters or more: klima*":
        "« {text} » n’est pas compris ; un * se met à un bout d’un mot d’au moins trois lettres : klima*",
    "every word that is looked for is also excluded (-)":
        "tous les mots cherchés sont aussi exclus (-)",
    "that is too long to look for; {most} characters are enough":
        "c’est trop long à chercher (nombre maximal de caractères : {most})",
    "that is too much for one topic; it holds at most {most} words and phrases":
        "c’est trop pour un sujet (mots et expressions, au plus : {most})",
    "a topic holds at most {most} words and phrases; these are {count}":
        "mots et expressions d’un sujet : {most} au plus, ici {count}",
    "a word or phrase has at most {most} characters; “{text}…” has {count}":
        "caractères d’un mot ou d’une expression : {most} au plus ; « {text}… » en a {count}",
    "no topic “{name}”; did you mean {names}?":
        "pas de sujet « {name} » ; vouliez-vous dire {names} ?",
    "no topic “{name}”; there are: {names}":
        "pas de sujet « {name} » ; il y a : {names}",
    "no topic “{name}”; there are none yet":
        "pas de sujet « {name} » ; il n’y en a pas encore",
    "There is a topic “{name}” already; change that one, or choose another name":
        "Il y a déjà un sujet « {name} » ; changez celui-là ou prenez un autre nom",
    "“{name}” comes from the configuration file; change it there":
        "« {name} » vient du fichier de configuration ; c’est là que cela se change",
    "“{name}” comes from the configuration file; remove it there":
        "« {name} » vient du fichier de configuration ; c’est là que cela se retire",
    # alerts
    "{count} outlets: from 2 to {most} make sense; one alone is what a digest is for":
        "nombre de médias {count} : choisissez de 2 à {most} ; pour un seul, il y a le bulletin",
    "{count} alerts a day: from 1 to {most} make sense":
        "alertes par jour {count} : choisissez de 1 à {most}",
    "alerts look back from 5 minutes to a day":
        "les alertes portent sur 5 minutes au moins et un jour au plus",
    "there is no alert on “{name}”":
        "il n’y a pas d’alerte sur « {name} »",
    # addresses and files
    "this is no address of a web page or feed; it begins with https:// or http://":
        "ce n’est pas l’adresse d’une page web ou d’un flux ; elle commence par https:// ou http://",
    "{address} is not Slack":
        "{address} n’est pas de Slack",
    "the file is larger than {most} MB":
        "le fichier dépasse {most} Mo",
    "the file declares XML entities or a document type, which are refused":
        "le fichier déclare des entités XML ou un type de document, ce qui est refusé",
    "this is no OPML file that can be read":
        "ce n’est pas un fichier OPML lisible",
    "this is no OPML file: its root is not <opml>":
        "ce n’est pas un fichier OPML : sa racine n’est pas <opml>",
    "the file names no feed with an http(s) address":
        "le fichier ne contient aucun flux avec une adresse http(s)",
    "“{text}” is no http(s) address":
        "« {text} » n’est pas une adresse http(s)",
    "“{key}” is not a text of at most {most} characters":
        "« {key} » doit être un texte (nombre maximal de caractères : {most})",
    "“{key}” is not a number from {least} to {most}":
        "« {key} » doit être un nombre de {least} à {most}",
    "“{key}” is not a list of at most {most} entries":
        "« {key} » doit être une liste (nombre maximal d’entrées : {most})",
    "“{key}” is not a list of at most {most} texts":
        "« {key} » doit être une liste de textes (au plus : {most})",
    "There is no subscription {id} here":
        "Il n’y a pas de bulletin {id} ici",
}  # fmt: skip
