"""Español, para lo que falla fuera del bot: fuentes, canales, la base de datos."""

from bot.compose.wordings.kind import Problems

OUTSIDE: Problems = {
    # web addresses and servers
    "This is no valid web address.":
        "No es una dirección web válida.",
    "Only http and https addresses can be fetched.":
        "Solo se pueden leer direcciones http y https.",
    "Addresses with a user name or a password are not fetched.":
        "No se leen direcciones con nombre de usuario o contraseña.",
    "Port {port} of {host} is not one for web pages.":
        "El puerto {port} de {host} no es de páginas web.",
    "There is no host named {host}.":
        "No hay ningún servidor llamado {host}.",
    "{host} could not be looked up; the name servers don't answer.":
        "No se pudo buscar la dirección de {host}; los servidores de nombres no responden.",
    "{host} is not on the public internet; the operator can allow it by name.":
        "{host} no está en la internet pública; quien opera este bot puede permitirlo por su nombre.",
    "{host} cannot be connected to: {detail}.":
        "No se puede conectar con {host}: {detail}.",
    "{host} did not answer in time.":
        "{host} no respondió a tiempo.",
    "{host} did not answer in full within {seconds} seconds.":
        "{host} no respondió del todo en {seconds} s.",
    "{host} broke off its answer: {detail}.":
        "{host} cortó su respuesta: {detail}.",
    "{host} asked to be left alone for a while.":
        "{host} pidió que se le deje tranquilo un rato.",
    "{host} redirects too often.":
        "{host} redirige demasiadas veces.",
    "{host} says that this is gone for good (410).":
        "{host} dice que esto ya no existe (410).",
    "{host} answered {status}.":
        "{host} respondió {status}.",
    "The answer is packed as {encoding}, which was not asked for.":
        "La respuesta viene comprimida como {encoding}, y no se pidió así.",
    "The answer is broken: it cannot be unpacked.":
        "La respuesta está dañada: no se puede descomprimir.",
    "The answer was cut short.":
        "La respuesta llegó cortada.",
    "The answer is larger than {most} MB.":
        "La respuesta pasa de {most} MB.",
    # feeds
    "The feed is larger than {most} MB.":
        "El canal RSS pasa de {most} MB.",
    "The feed is empty: there is nothing in it.":
        "El canal RSS está vacío: no tiene nada.",
    "The feed declares XML entities of its own, which are refused.":
        "El canal RSS declara entidades XML propias, y eso se rechaza.",
    "The feed is too damaged to be read, or holds nothing.":
        "El canal RSS está demasiado dañado para leerlo, o no tiene nada.",
    "This looks like JSON, but is broken.":
        "Parece JSON, pero está dañado.",
    "This is JSON, but not a JSON Feed.":
        "Es JSON, pero no un JSON Feed.",
    "This page checks whether a person asks (a challenge); it is not a feed.":
        "Esta página comprueba si pregunta una persona (un desafío); no es un feed.",
    "{host} checks whether a person asks (a challenge), and lets no program in.":
        "{host} comprueba si pregunta una persona (un desafío) y no deja pasar a ningún programa.",
    "This is an HTML page, not a feed.":
        "Es una página HTML, no un canal RSS.",
    "This is XML or HTML (<{tag}>), not a feed.":
        "Es XML o HTML (<{tag}>), no un canal RSS.",
    "This is plain text, not a feed.":
        "Es texto sin formato, no un canal RSS.",
    "This is gzip-compressed data, not a feed.":
        "Son datos comprimidos con gzip, no un canal RSS.",
    "This is a zip archive, not a feed.":
        "Es un archivo zip, no un canal RSS.",
    "This is a PDF file, not a feed.":
        "Es un archivo PDF, no un canal RSS.",
    "This is an image, not a feed.":
        "Es una imagen, no un canal RSS.",
    "This is binary data, not a feed.":
        "Son datos binarios, no un canal RSS.",
    # files and folders of whoever runs the bot
    "There is no file {name}.":
        "No hay ningún archivo {name}.",
    "The file {name} cannot be read.":
        "No se puede leer el archivo {name}.",
    "The file {name} is larger than {most} MB.":
        "El archivo {name} pasa de {most} MB.",
    "the folder {name} cannot be read: {detail}":
        "no se puede leer la carpeta {name}: {detail}",
    "takes more than {seconds} s to read; it was put aside":
        "se tarda más de {seconds} s en leerlo; se ha dejado aparte",
    "could not be read: it takes too much memory":
        "leerlo ocupa demasiada memoria",
    "could not be read: {detail}, a mistake in this bot; please report it":
        "{detail}, un error de este bot; por favor, comunícalo",
    "the processes that read articles cannot be started; is there enough memory?":
        "no se pueden iniciar los procesos que leen los artículos; ¿hay memoria suficiente?",
    # places and messages that are lost
    "the bot was removed from the server":
        "se quitó el bot del servidor",
    "the channel is gone; choose another one with /digest schedule":
        "el canal ya no existe; elige otro con /digest schedule",
    "the role that it calls is gone; choose another one with /digest options, or resume it to call nobody":
        "el rol al que avisa ya no existe; elige otro con /digest options, o reanúdalo para no avisar a nadie",
    "the message is gone":
        "el mensaje ya no existe",
    "the message cannot be changed":
        "el mensaje no se puede cambiar",
    "the message can no longer be changed":
        "el mensaje ya no se puede cambiar",
    # Discord
    "the channel is gone":
        "el canal ya no existe",
    "the server is gone":
        "el servidor ya no existe",
    "the bot cannot see the channel":
        "el bot no puede ver el canal",
    "the bot is missing a permission in the channel":
        "al bot le falta un permiso en el canal",
    "the bot is missing {names} in #{channel}":
        "al bot le falta en #{channel}: {names}",
    "messages cannot be sent in this kind of channel":
        "en este tipo de canal no se pueden enviar mensajes",
    "messages cannot be sent to a {kind}":
        "no se pueden enviar mensajes a un canal de tipo {kind}",
    "the thread is locked":
        "el hilo está bloqueado",
    "the forum wants a tag on every post":
        "el foro exige una etiqueta en cada publicación",
    "the channel belongs to another server":
        "el canal es de otro servidor",
    "Discord refused the message: {detail}":
        "Discord rechazó el mensaje: {detail}",
    "Discord is not connected":
        "Discord no está conectado",
    "Discord cannot be reached: {detail}":
        "no se puede conectar con Discord: {detail}",
    "Discord did not answer in time":
        "Discord no respondió a tiempo",
    "Discord answered {status}":
        "Discord respondió {status}",
    "Discord asks for patience":
        "Discord pide paciencia",
    "Discord turns this address away for a while":
        "Discord rechaza esta dirección por un tiempo",
    "Discord does not accept the bot's token":
        "Discord no acepta el token del bot",
    "the connection to Discord is not ready: {detail}":
        "la conexión con Discord no está lista: {detail}",
    "the connection to Discord broke: {detail}":
        "se cortó la conexión con Discord: {detail}",
    # Slack
    "the bot is not in this channel; invite the bot to the channel: type /invite @Dateline there":
        "el bot no está en este canal; invítalo: escribe allí /invite @Dateline",
    "this channel is gone, or private and the bot is not in it; invite the bot to the channel: type /invite @Dateline there, "
    "or choose another channel with /digest schedule":
        "este canal ya no existe, o es privado y el bot no está en él; invítalo escribiendo allí /invite @Dateline, o elige "
        "otro canal con /digest schedule",
    "this channel is archived; unarchive it, or choose another channel with /digest schedule":
        "este canal está archivado; desarchívalo o elige otro canal con /digest schedule",
    "the bot was removed from this workspace; install the app in this workspace again":
        "se quitó el bot de este espacio de trabajo; vuelve a instalar en él la aplicación",
    "the bot's access has run out; install the app in this workspace again":
        "el acceso del bot ha caducado; vuelve a instalar la aplicación en este espacio de trabajo",
    "Slack does not accept the bot's token; install the app in this workspace again":
        "Slack no acepta el token del bot; vuelve a instalar la aplicación en este espacio de trabajo",
    "the bot may not do that here; install the app in this workspace again, so that it gets the scopes of its manifest":
        "el bot no puede hacer eso aquí; vuelve a instalar la aplicación en este espacio de trabajo, para que reciba los "
        "permisos de su manifiesto",
    "the bot has no access to this workspace; install the app in this workspace again":
        "el bot no tiene acceso a este espacio de trabajo; vuelve a instalar en él la aplicación",
    "the bot has no access here; install the app in this workspace again":
        "el bot no tiene acceso aquí; vuelve a instalar la aplicación en este espacio de trabajo",
    "this channel's settings do not let the bot post; allow it to, or choose another channel with /digest schedule":
        "los ajustes de este canal no dejan publicar al bot; permíteselo o elige otro canal con /digest schedule",
    "this channel is read-only for the bot; allow it to post, or choose another channel with /digest schedule":
        "este canal es de solo lectura para el bot; déjale publicar o elige otro canal con /digest schedule",
    "this channel takes replies only; choose another channel with /digest schedule":
        "este canal solo admite respuestas; elige otro canal con /digest schedule",
    "this channel has no threads; choose another channel with /digest schedule":
        "este canal no tiene hilos; elige otro canal con /digest schedule",
    "this thread takes no replies; choose another channel with /digest schedule":
        "este hilo no admite respuestas; elige otro canal con /digest schedule",
    "this thread is gone; choose another channel with /digest schedule":
        "este hilo ya no existe; elige otro canal con /digest schedule",
    "an admin of this workspace has suspended posting; ask them to allow it":
        "un administrador de este espacio de trabajo ha suspendido las publicaciones; pídele que las permita",
    "the encryption key is not the one that this workspace's token was stored with":
        "la clave de cifrado no es la que guardó el token de este espacio de trabajo",
    "Slack refused the message ({code})":
        "Slack rechazó el mensaje ({code})",
    "Slack failed ({code})":
        "Slack ha fallado ({code})",
    "Slack cannot be reached":
        "no se puede conectar con Slack",
    "Slack did not answer in time":
        "Slack no respondió a tiempo",
    "Slack asks for patience":
        "Slack pide paciencia",
    "the connection to Slack broke off: {detail}":
        "se cortó la conexión con Slack: {detail}",
}  # fmt: skip
