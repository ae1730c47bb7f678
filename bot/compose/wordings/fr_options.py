"""Français : ce qui se choisit en plus des heures d’un bulletin."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "alertes", "name.options": "options", "name.mute": "silence", "name.settings": "réglages",
    "name.on": "activer", "name.off": "désactiver", "name.time": "durée", "name.ping": "mention", "name.quiet": "calme",
    "name.followups": "suites", "name.empty": "sans-nouveau", "name.outlets": "médias", "name.minutes": "minutes",
    "name.most": "maximum", "name.language": "langue", "name.style": "aspect",
    # what they are for
    "about.alerts": "Ce qu’un salon apprend tout de suite",
    "about.alerts.on": "Signaler tout de suite ce que beaucoup de médias rapportent en peu de temps",
    "about.alerts.off": "Ne parler d’un sujet que dans le bulletin",
    "about.alerts.list": "Voir ce qui est signalé tout de suite",
    "about.digest.options": "Choisir qui un bulletin mentionne, ses heures de calme et où vont les suites",
    "about.digest.mute": "Laisser un bulletin se taire un moment ; il reprend ensuite de lui-même",
    "about.news.settings": "Choisir la langue, le fuseau horaire et l’aspect des nouvelles ici",
    # their options
    "option.ping": "Le rôle que mentionne un bulletin avec du nouveau ; aucun : personne",
    "option.quiet": "Quand rien n’est envoyé, par exemple 22:00-07:00 ; off : jamais",
    "option.followups": "Où vont les articles suivants sur une nouvelle déjà donnée",
    "option.empty": "Ce qui se passe quand il n’y a rien de nouveau",
    "option.outlets": "Combien de médias doivent en parler ; par défaut 3",
    "option.minutes": "En combien de minutes ; par défaut 90",
    "option.most": "Combien d’alertes par jour au plus ; par défaut 3",
    "option.time": "Combien de temps : 3h, 2d",
    "option.language": "La langue des bulletins et de ce que tout le monde voit",
    "option.style": "Des cartes, ou du texte simple pour les lecteurs d’écran",
    # choices
    "in_channel": "dans le salon", "in_threads": "dans le fil de la nouvelle", "say_so": "le dire en une ligne",
    "stay_silent": "ne rien dire", "cards": "cartes", "plain": "texte simple pour lecteurs d’écran", "english": "English",
    "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português", "arabic": "العربية",
    "ukrainian": "Українська",
    # forms
    "form.digest.options": "Options du bulletin",
    "form.news.settings": "Réglages",
    "label.ping": "Rôle à mentionner",
    "label.quiet": "Heures de calme",
    "label.followups": "Les suites vont",
    "label.empty": "Quand il n’y a rien de nouveau",
    "label.language": "Langue",
    "label.style": "Aspect",
    # answers
    "digest_muted": "{name} : silence jusqu’à {when}, puis il reprend de lui-même.",
    "calls_role": "mentionne le rôle choisi quand il y a du nouveau",
    "calls_nobody": "ne mentionne personne",
    "quiet_hours": "heures de calme : {hours}",
    "no_quiet_hours": "pas d’heures de calme",
    "follow_ups_are": "suites : {choice}",
    "empty_are": "quand il n’y a rien de nouveau : {choice}",
    "settings_set": "Réglages d’ici",
    "no_role": "« {name} » n’est ni un rôle ni un groupe que l’on peut mentionner.",
    "no_number": "« {name} » n’est pas un nombre entier.",
    "alerts_title": "Signalé tout de suite",
    "no_alerts": "Rien n’est signalé tout de suite. Pour l’activer : /alerts on",
    "alert_on": "Désormais : {rule}.",
    "alert_off": "{name} : désormais dans le bulletin seulement.",
    "alert_rule": "{topic}, quand {outlets} rapportent une même nouvelle en {minutes} minutes, {most} par jour au plus",
    "role_not_callable": "Le bot ne peut pas mentionner @{role}. Autorisez tout le monde à mentionner ce rôle dans ses "
    "réglages, ou choisissez-en un autre.",
    "this_channel": "ce salon",
    "in_their_threads": {"one": "{n} suite dans son fil", "other": "{n} suites dans leurs fils"},
    "corrected": "corrigé {when}{figures}",
    "lacking_threads": "Le bot ne peut pas ouvrir de fils ici. Accordez « Create Public Threads » à son rôle "
    "dans les réglages du serveur, puis réessayez.",
    "admins_only_discord": "Il faut la permission « Gérer le serveur ».",
    "admins_only_slack": "C’est réservé aux administrateurs de l’espace et à ceux qu’ils désignent dans l’onglet Accueil "
    "de Dateline.",
    "may_not_post": "Vous ne pouvez pas écrire dans ce salon, rien n’y est donc publié pour vous ; sans « public », le point "
    "est pour vous seul.",
    "channel_here": "ce salon",
    "channel_elsewhere": "un autre salon",
    "digest_silent": "silence jusqu’à {when}",
    "digest_waiting": "{name} : pas encore publié ; un nouvel essai se fera tout seul.",
    "digest_failed": "{name} n’a pas pu être publié : {problem}",
    "digest_last": "le prochain couvre depuis {when}",
    "source_not_read": "{name} est suivi, mais illisible pour l’instant ({problem}) ; un nouvel essai se fera tout seul.",
    "button.digest.schedule": "Modifier",
    "button.news.setup": "Configurer",
    "button.topics.add": "Nouveau sujet",
    "button.digest.new": "Nouveau bulletin",
    "button.news.help": "Aide",
    "no_choice": "Le choix « {name} » n’existe pas ; il y a : {names}.",
    "help_example": "par exemple : /brief sujet:climat depuis:7d",
    "nothing_on": "Rien trouvé sur « {name} » : ce n’est pas un sujet d’ici, et aucun article ne contient tous ces mots. "
    "Sujets : {names}.",
    "no_such_channel": "Slack ne connaît ici aucun salon « {name} ». Tapez # et choisissez-le dans la liste qui s’ouvre.",
    "done_already": "C’est déjà fait, ou ce n’est plus là.",
    "too_long_for_form": "C’est plus que les {n} caractères d’un formulaire. Tapez la commande entière, ou changez-le avec "
    "/news export et /news import.",
}  # fmt: skip
