"""Deutsch, für das, was außerhalb des Bots nicht geht: Quellen, Kanäle, die Datenbank."""

from bot.compose.wordings.kind import Problems

OUTSIDE: Problems = {
    # web addresses and servers
    "This is no valid web address.":
        "Das ist keine gültige Webadresse.",
    "Only http and https addresses can be fetched.":
        "Nur http- und https-Adressen können abgerufen werden.",
    "Addresses with a user name or a password are not fetched.":
        "Adressen mit Benutzername oder Passwort werden nicht abgerufen.",
    "Port {port} of {host} is not one for web pages.":
        "Port {port} von {host} ist nicht für Webseiten da.",
    "There is no host named {host}.":
        "Es gibt keinen Server namens {host}.",
    "{host} could not be looked up; the name servers don't answer.":
        "{host} ließ sich nicht nachschlagen; die Nameserver antworten nicht.",
    "{host} is not on the public internet; the operator can allow it by name.":
        "{host} ist nicht im öffentlichen Internet; wer diesen Bot betreibt, kann den Namen freigeben.",
    "{host} cannot be connected to: {detail}.":
        "Keine Verbindung zu {host}: {detail}.",
    "{host} did not answer in time.":
        "{host} hat nicht rechtzeitig geantwortet.",
    "{host} did not answer in full within {seconds} seconds.":
        "{host} hat innerhalb von {seconds} s nicht vollständig geantwortet.",
    "{host} broke off its answer: {detail}.":
        "{host} hat die Antwort abgebrochen: {detail}.",
    "{host} asked to be left alone for a while.":
        "{host} bat darum, eine Weile in Ruhe gelassen zu werden.",
    "{host} redirects too often.":
        "{host} leitet zu oft weiter.",
    "{host} says that this is gone for good (410).":
        "{host} sagt, dass es das nicht mehr gibt (410).",
    "{host} answered {status}.":
        "{host} antwortete {status}.",
    "The answer is packed as {encoding}, which was not asked for.":
        "Die Antwort ist als {encoding} gepackt; darum wurde nicht gebeten.",
    "The answer is broken: it cannot be unpacked.":
        "Die Antwort ist beschädigt: Sie lässt sich nicht entpacken.",
    "The answer was cut short.":
        "Die Antwort brach vorzeitig ab.",
    "The answer is larger than {most} MB.":
        "Die Antwort ist größer als {most} MB.",
    # feeds
    "The feed is larger than {most} MB.":
        "Der Feed ist größer als {most} MB.",
    "The feed is empty: there is nothing in it.":
        "Der Feed ist leer: Es steht nichts darin.",
    "The feed declares XML entities of its own, which are refused.":
        "Der Feed bringt eigene XML-Entitäten mit; so etwas wird abgelehnt.",
    "The feed is too damaged to be read, or holds nothing.":
        "Der Feed ist zu beschädigt zum Lesen, oder es steht nichts darin.",
    "This looks like JSON, but is broken.":
        "Das sieht nach JSON aus, ist aber beschädigt.",
    "This is JSON, but not a JSON Feed.":
        "Das ist JSON, aber kein JSON Feed.",
    "This page checks whether a person asks (a challenge); it is not a feed.":
        "Diese Seite prüft, ob ein Mensch fragt (eine Challenge); ein Feed ist sie nicht.",
    "{host} checks whether a person asks (a challenge), and lets no program in.":
        "{host} prüft, ob ein Mensch fragt (eine Challenge), und lässt kein Programm ein.",
    "This is an HTML page, not a feed.":
        "Das ist eine HTML-Seite, kein Feed.",
    "This is XML or HTML (<{tag}>), not a feed.":
        "Das ist XML oder HTML (<{tag}>), kein Feed.",
    "This is plain text, not a feed.":
        "Das ist einfacher Text, kein Feed.",
    "This is gzip-compressed data, not a feed.":
        "Das sind mit gzip gepackte Daten, kein Feed.",
    "This is a zip archive, not a feed.":
        "Das ist ein ZIP-Archiv, kein Feed.",
    "This is a PDF file, not a feed.":
        "Das ist eine PDF-Datei, kein Feed.",
    "This is an image, not a feed.":
        "Das ist ein Bild, kein Feed.",
    "This is binary data, not a feed.":
        "Das sind Binärdaten, kein Feed.",
    # files and folders of whoever runs the bot
    "There is no file {name}.":
        "Es gibt keine Datei {name}.",
    "The file {name} cannot be read.":
        "Die Datei {name} ist nicht lesbar.",
    "The file {name} is larger than {most} MB.":
        "Die Datei {name} ist größer als {most} MB.",
    "the folder {name} cannot be read: {detail}":
        "der Ordner {name} ist nicht lesbar: {detail}",
    "takes more than {seconds} s to read; it was put aside":
        "das Lesen dauert länger als {seconds} s; es wurde beiseitegelegt",
    "could not be read: it takes too much memory":
        "das Lesen braucht zu viel Speicher",
    "could not be read: {detail}, a mistake in this bot; please report it":
        "{detail}, ein Fehler in diesem Bot; bitte melden",
    "the processes that read articles cannot be started; is there enough memory?":
        "die Prozesse, die Artikel lesen, lassen sich nicht starten; ist genug Speicher da?",
    # places and messages that are lost
    "the bot was removed from the server":
        "der Bot wurde vom Server entfernt",
    "the channel is gone; choose another one with /digest schedule":
        "den Kanal gibt es nicht mehr; bitte mit /digest schedule einen anderen wählen",
    "the role that it calls is gone; choose another one with /digest options, or resume it to call nobody":
        "die Rolle, die sie erwähnt, gibt es nicht mehr; bitte mit /digest options eine andere wählen oder sie fortsetzen und "
        "niemanden erwähnen",
    "the message is gone":
        "die Nachricht gibt es nicht mehr",
    "the message cannot be changed":
        "die Nachricht lässt sich nicht ändern",
    "the message can no longer be changed":
        "die Nachricht lässt sich nicht mehr ändern",
    # Discord
    "the channel is gone":
        "den Kanal gibt es nicht mehr",
    "the server is gone":
        "den Server gibt es nicht mehr",
    "the bot cannot see the channel":
        "der Bot kann den Kanal nicht sehen",
    "the bot is missing a permission in the channel":
        "dem Bot fehlt im Kanal eine Berechtigung",
    "the bot is missing {names} in #{channel}":
        "dem Bot fehlt in #{channel}: {names}",
    "messages cannot be sent in this kind of channel":
        "in Kanäle dieser Art kann man keine Nachrichten senden",
    "messages cannot be sent to a {kind}":
        "an einen Kanal der Art {kind} kann man keine Nachrichten senden",
    "the thread is locked":
        "der Thread ist gesperrt",
    "the forum wants a tag on every post":
        "das Forum verlangt für jeden Beitrag ein Schlagwort (Tag)",
    "the channel belongs to another server":
        "der Kanal gehört zu einem anderen Server",
    "Discord refused the message: {detail}":
        "Discord hat die Nachricht abgelehnt: {detail}",
    "Discord is not connected":
        "Discord ist nicht verbunden",
    "Discord cannot be reached: {detail}":
        "Discord ist nicht erreichbar: {detail}",
    "Discord did not answer in time":
        "Discord hat nicht rechtzeitig geantwortet",
    "Discord answered {status}":
        "Discord antwortete {status}",
    "Discord asks for patience":
        "Discord bittet um Geduld",
    "Discord turns this address away for a while":
        "Discord weist diese Adresse eine Zeit lang ab",
    "Discord does not accept the bot's token":
        "Discord nimmt das Token des Bots nicht an",
    "the connection to Discord is not ready: {detail}":
        "die Verbindung zu Discord ist nicht bereit: {detail}",
    "the connection to Discord broke: {detail}":
        "die Verbindung zu Discord ist abgebrochen: {detail}",
    # Slack
    "the bot is not in this channel; invite the bot to the channel: type /invite @Dateline there":
        "der Bot ist nicht in diesem Kanal; bitte dort mit /invite @Dateline einladen",
    "this channel is gone, or private and the bot is not in it; invite the bot to the channel: type /invite @Dateline there, "
    "or choose another channel with /digest schedule":
        "diesen Kanal gibt es nicht mehr, oder er ist privat und der Bot ist nicht darin; bitte dort mit /invite @Dateline "
        "einladen oder mit /digest schedule einen anderen Kanal wählen",
    "this channel is archived; unarchive it, or choose another channel with /digest schedule":
        "dieser Kanal ist archiviert; bitte das rückgängig machen oder mit /digest schedule einen anderen Kanal wählen",
    "the bot was removed from this workspace; install the app in this workspace again":
        "der Bot wurde aus diesem Workspace entfernt; bitte die App dort neu installieren",
    "the bot's access has run out; install the app in this workspace again":
        "der Zugang des Bots ist abgelaufen; bitte die App in diesem Workspace neu installieren",
    "Slack does not accept the bot's token; install the app in this workspace again":
        "Slack nimmt das Token des Bots nicht an; bitte die App in diesem Workspace neu installieren",
    "the bot may not do that here; install the app in this workspace again, so that it gets the scopes of its manifest":
        "der Bot darf das hier nicht; bitte die App in diesem Workspace neu installieren, damit sie die Rechte ihres Manifests "
        "bekommt",
    "the bot has no access to this workspace; install the app in this workspace again":
        "der Bot hat keinen Zugang zu diesem Workspace; bitte die App dort neu installieren",
    "the bot has no access here; install the app in this workspace again":
        "der Bot hat hier keinen Zugang; bitte die App in diesem Workspace neu installieren",
    "this channel's settings do not let the bot post; allow it to, or choose another channel with /digest schedule":
        "nach den Einstellungen dieses Kanals darf der Bot nicht schreiben; bitte erlauben oder mit /digest schedule einen "
        "anderen Kanal wählen",
    "this channel is read-only for the bot; allow it to post, or choose another channel with /digest schedule":
        "dieser Kanal ist für den Bot nur lesbar; bitte das Schreiben erlauben oder mit /digest schedule einen anderen Kanal "
        "wählen",
    "this channel takes replies only; choose another channel with /digest schedule":
        "dieser Kanal nimmt nur Antworten an; bitte mit /digest schedule einen anderen Kanal wählen",
    "this channel has no threads; choose another channel with /digest schedule":
        "dieser Kanal hat keine Threads; bitte mit /digest schedule einen anderen Kanal wählen",
    "this thread takes no replies; choose another channel with /digest schedule":
        "dieser Thread nimmt keine Antworten an; bitte mit /digest schedule einen anderen Kanal wählen",
    "this thread is gone; choose another channel with /digest schedule":
        "diesen Thread gibt es nicht mehr; bitte mit /digest schedule einen anderen Kanal wählen",
    "an admin of this workspace has suspended posting; ask them to allow it":
        "ein Admin dieses Workspaces hat das Schreiben ausgesetzt; bitte dort um Erlaubnis fragen",
    "the encryption key is not the one that this workspace's token was stored with":
        "der Schlüssel ist nicht der, mit dem das Token dieses Workspaces gespeichert wurde",
    "Slack refused the message ({code})":
        "Slack hat die Nachricht abgelehnt ({code})",
    "Slack failed ({code})":
        "Slack ist gestört ({code})",
    "Slack cannot be reached":
        "Slack ist nicht erreichbar",
    "Slack did not answer in time":
        "Slack hat nicht rechtzeitig geantwortet",
    "Slack asks for patience":
        "Slack bittet um Geduld",
    "the connection to Slack broke off: {detail}":
        "die Verbindung zu Slack ist abgebrochen: {detail}",
}  # fmt: skip
