"""Français, pour ce qui ne va pas hors du bot : sources, salons, base de données."""

from bot.compose.wordings.kind import Problems

OUTSIDE: Problems = {
    # web addresses and servers
    "This is no valid web address.":
        "Ce n’est pas une adresse web valide.",
    "Only http and https addresses can be fetched.":
        "Seules les adresses http et https peuvent être lues.",
    "Addresses with a user name or a password are not fetched.":
        "Les adresses avec un nom d’utilisateur ou un mot de passe ne sont pas lues.",
    "Port {port} of {host} is not one for web pages.":
        "Le port {port} de {host} n’est pas fait pour des pages web.",
    "There is no host named {host}.":
        "Il n’y a pas de serveur nommé {host}.",
    "{host} could not be looked up; the name servers don't answer.":
        "L’adresse de {host} n’a pas pu être trouvée ; les serveurs de noms ne répondent pas.",
    "{host} is not on the public internet; the operator can allow it by name.":
        "{host} n’est pas sur l’internet public ; l’exploitant de ce bot peut l’autoriser par son nom.",
    "{host} cannot be connected to: {detail}.":
        "Impossible de se connecter à {host} : {detail}.",
    "{host} did not answer in time.":
        "{host} n’a pas répondu à temps.",
    "{host} did not answer in full within {seconds} seconds.":
        "{host} n’a pas répondu en entier en {seconds} s.",
    "{host} broke off its answer: {detail}.":
        "{host} a interrompu sa réponse : {detail}.",
    "{host} asked to be left alone for a while.":
        "{host} a demandé qu’on le laisse tranquille un moment.",
    "{host} redirects too often.":
        "{host} redirige trop de fois.",
    "{host} says that this is gone for good (410).":
        "{host} dit que ceci a disparu pour de bon (410).",
    "{host} answered {status}.":
        "{host} a répondu {status}.",
    "The answer is packed as {encoding}, which was not asked for.":
        "La réponse est compressée en {encoding}, ce qui n’a pas été demandé.",
    "The answer is broken: it cannot be unpacked.":
        "La réponse est endommagée : impossible de la décompresser.",
    "The answer was cut short.":
        "La réponse a été coupée.",
    "The answer is larger than {most} MB.":
        "La réponse dépasse {most} Mo.",
    # feeds
    "The feed is larger than {most} MB.":
        "Le flux dépasse {most} Mo.",
    "The feed is empty: there is nothing in it.":
        "Le flux est vide : il n’y a rien dedans.",
    "The feed declares XML entities of its own, which are refused.":
        "Le flux déclare ses propres entités XML, ce qui est refusé.",
    "The feed is too damaged to be read, or holds nothing.":
        "Le flux est trop endommagé pour être lu, ou il n’y a rien dedans.",
    "This looks like JSON, but is broken.":
        "Cela ressemble à du JSON, mais c’est endommagé.",
    "This is JSON, but not a JSON Feed.":
        "C’est du JSON, mais pas un JSON Feed.",
    "This page checks whether a person asks (a challenge); it is not a feed.":
        "Cette page vérifie qu’une personne demande (un défi) ; ce n’est pas un flux.",
    "{host} checks whether a person asks (a challenge), and lets no program in.":
        "{host} vérifie qu’une personne demande (un défi) et ne laisse passer aucun programme.",
    "This is an HTML page, not a feed.":
        "C’est une page HTML, pas un flux.",
    "This is XML or HTML (<{tag}>), not a feed.":
        "C’est du XML ou du HTML (<{tag}>), pas un flux.",
    "This is plain text, not a feed.":
        "C’est du texte brut, pas un flux.",
    "This is gzip-compressed data, not a feed.":
        "Ce sont des données compressées avec gzip, pas un flux.",
    "This is a zip archive, not a feed.":
        "C’est une archive zip, pas un flux.",
    "This is a PDF file, not a feed.":
        "C’est un fichier PDF, pas un flux.",
    "This is an image, not a feed.":
        "C’est une image, pas un flux.",
    "This is binary data, not a feed.":
        "Ce sont des données binaires, pas un flux.",
    # files and folders of whoever runs the bot
    "There is no file {name}.":
        "Il n’y a pas de fichier {name}.",
    "The file {name} cannot be read.":
        "Le fichier {name} est illisible.",
    "The file {name} is larger than {most} MB.":
        "Le fichier {name} dépasse {most} Mo.",
    "the folder {name} cannot be read: {detail}":
        "le dossier {name} est illisible : {detail}",
    "takes more than {seconds} s to read; it was put aside":
        "la lecture prend plus de {seconds} s ; c’est mis de côté",
    "could not be read: it takes too much memory":
        "la lecture prend trop de mémoire",
    "could not be read: {detail}, a mistake in this bot; please report it":
        "{detail}, une erreur de ce bot ; merci de la signaler",
    "the processes that read articles cannot be started; is there enough memory?":
        "les processus qui lisent les articles ne démarrent pas ; y a-t-il assez de mémoire ?",
    # places and messages that are lost
    "the bot was removed from the server":
        "le bot a été retiré du serveur",
    "the channel is gone; choose another one with /digest schedule":
        "le salon n’existe plus ; choisissez-en un autre avec /digest schedule",
    "the role that it calls is gone; choose another one with /digest options, or resume it to call nobody":
        "le rôle qu’il mentionne n’existe plus ; choisissez-en un autre avec /digest options, ou reprenez-le pour ne mentionner "
        "personne",
    "the message is gone":
        "le message n’existe plus",
    "the message cannot be changed":
        "le message ne peut pas être modifié",
    "the message can no longer be changed":
        "le message ne peut plus être modifié",
    # Discord
    "the channel is gone":
        "le salon n’existe plus",
    "the server is gone":
        "le serveur n’existe plus",
    "the bot cannot see the channel":
        "le bot ne voit pas le salon",
    "the bot is missing a permission in the channel":
        "il manque au bot une permission dans le salon",
    "the bot is missing {names} in #{channel}":
        "il manque au bot dans #{channel} : {names}",
    "messages cannot be sent in this kind of channel":
        "on ne peut pas envoyer de messages dans ce type de salon",
    "messages cannot be sent to a {kind}":
        "on ne peut pas envoyer de messages à un salon de type {kind}",
    "the thread is locked":
        "le fil est verrouillé",
    "the forum wants a tag on every post":
        "le forum exige un tag sur chaque publication",
    "the channel belongs to another server":
        "le salon est d’un autre serveur",
    "Discord refused the message: {detail}":
        "Discord a refusé le message : {detail}",
    "Discord is not connected":
        "Discord n’est pas connecté",
    "Discord cannot be reached: {detail}":
        "Discord est injoignable : {detail}",
    "Discord did not answer in time":
        "Discord n’a pas répondu à temps",
    "Discord answered {status}":
        "Discord a répondu {status}",
    "Discord asks for patience":
        "Discord demande de patienter",
    "Discord turns this address away for a while":
        "Discord refuse cette adresse pour un moment",
    "Discord does not accept the bot's token":
        "Discord n’accepte pas le jeton du bot",
    "the connection to Discord is not ready: {detail}":
        "la connexion à Discord n’est pas prête : {detail}",
    "the connection to Discord broke: {detail}":
        "la connexion à Discord s’est rompue : {detail}",
    # Slack
    "the bot is not in this channel; invite the bot to the channel: type /invite @Dateline there":
        "le bot n’est pas dans ce salon ; invitez-le : tapez-y /invite @Dateline",
    "this channel is gone, or private and the bot is not in it; invite the bot to the channel: type /invite @Dateline there, "
    "or choose another channel with /digest schedule":
        "ce salon n’existe plus, ou il est privé et le bot n’y est pas ; invitez-le en y tapant /invite @Dateline, ou "
        "choisissez un autre salon avec /digest schedule",
    "this channel is archived; unarchive it, or choose another channel with /digest schedule":
        "ce salon est archivé ; désarchivez-le ou choisissez un autre salon avec /digest schedule",
    "the bot was removed from this workspace; install the app in this workspace again":
        "le bot a été retiré de cet espace de travail ; réinstallez-y l’application",
    "the bot's access has run out; install the app in this workspace again":
        "l’accès du bot a expiré ; réinstallez l’application dans cet espace de travail",
    "Slack does not accept the bot's token; install the app in this workspace again":
        "Slack n’accepte pas le jeton du bot ; réinstallez l’application dans cet espace de travail",
    "the bot may not do that here; install the app in this workspace again, so that it gets the scopes of its manifest":
        "le bot n’a pas le droit de faire cela ici ; réinstallez l’application dans cet espace de travail, pour qu’elle "
        "reçoive les droits de son manifeste",
    "the bot has no access to this workspace; install the app in this workspace again":
        "le bot n’a pas accès à cet espace de travail ; réinstallez-y l’application",
    "the bot has no access here; install the app in this workspace again":
        "le bot n’a pas accès ici ; réinstallez l’application dans cet espace de travail",
    "this channel's settings do not let the bot post; allow it to, or choose another channel with /digest schedule":
        "les réglages de ce salon ne laissent pas le bot publier ; autorisez-le ou choisissez un autre salon avec /digest "
        "schedule",
    "this channel is read-only for the bot; allow it to post, or choose another channel with /digest schedule":
        "ce salon est en lecture seule pour le bot ; laissez-le publier ou choisissez un autre salon avec /digest schedule",
    "this channel takes replies only; choose another channel with /digest schedule":
        "ce salon n’accepte que des réponses ; choisissez un autre salon avec /digest schedule",
    "this channel has no threads; choose another channel with /digest schedule":
        "ce salon n’a pas de fils ; choisissez un autre salon avec /digest schedule",
    "this thread takes no replies; choose another channel with /digest schedule":
        "ce fil n’accepte pas de réponses ; choisissez un autre salon avec /digest schedule",
    "this thread is gone; choose another channel with /digest schedule":
        "ce fil n’existe plus ; choisissez un autre salon avec /digest schedule",
    "an admin of this workspace has suspended posting; ask them to allow it":
        "un administrateur de cet espace de travail a suspendu les publications ; demandez-lui de les autoriser",
    "the encryption key is not the one that this workspace's token was stored with":
        "la clé de chiffrement n’est pas celle avec laquelle le jeton de cet espace de travail a été enregistré",
    "Slack refused the message ({code})":
        "Slack a refusé le message ({code})",
    "Slack failed ({code})":
        "Slack a échoué ({code})",
    "Slack cannot be reached":
        "Slack est injoignable",
    "Slack did not answer in time":
        "Slack n’a pas répondu à temps",
    "Slack asks for patience":
        "Slack demande de patienter",
    "the connection to Slack broke off: {detail}":
        "la connexion à Slack s’est rompue : {detail}",
}  # fmt: skip
