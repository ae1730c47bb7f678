"""Deutsch: was neben den Zeiten einer Übersicht gewählt wird."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "eilmeldungen", "name.options": "optionen", "name.mute": "stumm", "name.settings": "einstellungen",
    "name.on": "an", "name.off": "aus", "name.time": "dauer", "name.ping": "erwähnt", "name.quiet": "ruhe",
    "name.followups": "fortsetzungen", "name.empty": "ohne-neues", "name.outlets": "medien", "name.minutes": "minuten",
    "name.most": "höchstens", "name.language": "sprache", "name.style": "aussehen",
    # what they are for
    "about.alerts": "Was ein Kanal sofort erfährt",
    "about.alerts.on": "Sofort melden, worüber viele Medien in kurzer Zeit berichten",
    "about.alerts.off": "Ein Thema nur noch in der Übersicht bringen",
    "about.alerts.list": "Zeigen, was sofort gemeldet wird",
    "about.digest.options": "Wählen, wen eine Übersicht erwähnt, wann Ruhe ist und wohin Fortsetzungen kommen",
    "about.digest.mute": "Eine Übersicht für eine Weile ruhen lassen; dann kommt sie von selbst wieder",
    "about.news.settings": "Sprache, Zeitzone und Aussehen der Nachrichten hier wählen",
    # their options
    "option.ping": "Die Rolle, die eine Übersicht mit Neuem erwähnt; keine heißt niemanden",
    "option.quiet": "Wann nichts gesendet wird, etwa 22:00-07:00; off heißt nie",
    "option.followups": "Wohin weitere Berichte zu einer schon gebrachten Meldung kommen",
    "option.empty": "Was geschieht, wenn es nichts Neues gibt",
    "option.outlets": "So viele Medien müssen berichten; ohne Angabe 3",
    "option.minutes": "Innerhalb so vieler Minuten; ohne Angabe 90",
    "option.most": "Höchstens so viele Eilmeldungen am Tag; ohne Angabe 3",
    "option.time": "Wie lange: 3h, 2d",
    "option.language": "Die Sprache der Übersichten und dessen, was alle sehen",
    "option.style": "Karten, oder einfacher Text für Screenreader",
    # choices
    "in_channel": "in den Kanal", "in_threads": "in den Thread der Meldung", "say_so": "es in einer Zeile sagen",
    "stay_silent": "nichts sagen", "cards": "Karten", "plain": "einfacher Text für Screenreader", "english": "English",
    "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português", "arabic": "العربية",
    "ukrainian": "Українська",
    # forms
    "form.digest.options": "Optionen der Übersicht",
    "form.news.settings": "Einstellungen",
    "label.ping": "Wen sie erwähnt",
    "label.quiet": "Ruhezeit",
    "label.followups": "Fortsetzungen kommen",
    "label.empty": "Wenn es nichts Neues gibt",
    "label.language": "Sprache",
    "label.style": "Aussehen",
    # answers
    "digest_muted": "{name}: still bis {when}, dann kommt sie von selbst wieder.",
    "calls_role": "erwähnt die gewählte Rolle, wenn es Neues gibt",
    "calls_nobody": "erwähnt niemanden",
    "quiet_hours": "Ruhezeit: {hours}",
    "no_quiet_hours": "keine Ruhezeit",
    "follow_ups_are": "Fortsetzungen: {choice}",
    "empty_are": "wenn es nichts Neues gibt: {choice}",
    "settings_set": "Einstellungen hier",
    "no_choice": "„{name}“ steht nicht zur Wahl.",
    "no_role": "„{name}“ ist keine Rolle oder Gruppe, die erwähnt werden kann.",
    "no_number": "„{name}“ ist keine ganze Zahl.",
    "alerts_title": "Sofort gemeldet",
    "no_alerts": "Nichts wird sofort gemeldet. Einschalten: /alerts on",
    "alert_on": "Von jetzt an: {rule}.",
    "alert_off": "{name}: von jetzt an nur in der Übersicht.",
    "alert_rule": "{topic}, wenn {outlets} innerhalb von {minutes} Minuten über eine Meldung berichten, "
    "höchstens {most} am Tag",
    "role_not_callable": "Der Bot kann @{role} nicht erwähnen. Bitte in den Einstellungen der Rolle allen erlauben, "
    "sie zu erwähnen, oder eine andere wählen.",
    "this_channel": "diesen Kanal",
    "in_their_threads": {"one": "{n} Fortsetzung in ihrem Thread", "other": "{n} Fortsetzungen in ihren Threads"},
    "corrected": "berichtigt {when}{figures}",
    "lacking_threads": "Der Bot darf hier keine Threads öffnen. Bitte seiner Rolle in den "
    "Servereinstellungen „Create Public Threads“ erlauben und erneut versuchen.",
}  # fmt: skip
