"""English, for what admins choose beside a digest's times: whom it calls, alerts, and the look of the whole place."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "alerts", "name.options": "options", "name.mute": "mute", "name.settings": "settings", "name.on": "on",
    "name.off": "off", "name.time": "time", "name.ping": "ping", "name.quiet": "quiet", "name.followups": "followups",
    "name.empty": "empty", "name.outlets": "outlets", "name.minutes": "minutes", "name.most": "most",
    "name.language": "language", "name.style": "style",
    # what they are for
    "about.alerts": "What a channel hears of at once",
    "about.alerts.on": "Tell at once of a story that many outlets report within a short time",
    "about.alerts.off": "Tell of a topic in the digest only",
    "about.alerts.list": "List what is told at once",
    "about.digest.options": "Choose whom a digest calls, its quiet hours, and where follow-ups go",
    "about.digest.mute": "Let a digest rest for a while; then it goes on by itself",
    "about.news.settings": "Choose the language, the time zone and the look of this place's news",
    # their options
    "option.ping": "The role that a digest with news calls; none means nobody",
    "option.quiet": "When nothing is sent, such as 22:00-07:00; off means never",
    "option.followups": "Where the next reports on a story go that was told before",
    "option.empty": "What happens when there is nothing new",
    "option.outlets": "So many outlets have to report it, 3 unless you say otherwise",
    "option.minutes": "Within so many minutes, 90 unless you say otherwise",
    "option.most": "At most so many alerts a day, 3 unless you say otherwise",
    "option.time": "For how long: 3h, 2d",
    "option.language": "The language of digests and of what everybody sees",
    "option.style": "Cards, or plain text for screen readers",
    # choices
    "in_channel": "in the channel", "in_threads": "in the story's thread", "say_so": "say so in a line",
    "stay_silent": "say nothing", "cards": "cards", "plain": "plain text for screen readers", "english": "English",
    "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português", "arabic": "العربية",
    "ukrainian": "Українська",
    # forms
    "form.digest.options": "Options of a digest",
    "form.news.settings": "Settings",
    "label.ping": "Role to call",
    "label.quiet": "Quiet hours",
    "label.followups": "Follow-ups go",
    "label.empty": "When there is nothing new",
    "label.language": "Language",
    "label.style": "Look",
    # answers
    "digest_muted": "{name}: silent until {when}, then it goes on by itself.",
    "calls_role": "calls the chosen role when there is news",
    "calls_nobody": "calls nobody",
    "quiet_hours": "quiet hours: {hours}",
    "no_quiet_hours": "no quiet hours",
    "follow_ups_are": "follow-ups: {choice}",
    "empty_are": "when there is nothing new: {choice}",
    "settings_set": "Settings of this place",
    "no_choice": "There is no choice “{name}”.",
    "no_role": "“{name}” is no role or group that can be called.",
    "no_number": "“{name}” is no whole number.",
    "alerts_title": "Told at once",
    "no_alerts": "Nothing is told at once. Turn it on: /alerts on",
    "alert_on": "From now on: {rule}.",
    "alert_off": "{name}: from now on in the digest only.",
    "alert_rule": "{topic}, when {outlets} report one story within {minutes} minutes, at most {most} a day",
    "role_not_callable": "The bot cannot call @{role}. Allow anyone to mention that role in its settings, or choose another.",
    "this_channel": "this channel",
    "in_their_threads": {"one": "{n} follow-up in its thread", "other": "{n} follow-ups in their threads"},
    "corrected": "corrected {when}{figures}",
    "lacking_threads": "The bot may not open threads here. Grant “Create Public Threads” to its role in the "
    "server's settings, and try again.",
    "admins_only_discord": "That takes the permission “Manage Server”.",
    "admins_only_slack": "That is for the workspace's admins, and for whom they name on Dateline's Home tab.",
    "may_not_post": "You may not write in this channel, so nothing is posted here for you; without “public” the brief is "
    "for you alone.",
}  # fmt: skip
