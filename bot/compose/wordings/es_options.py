"""Español: lo que se elige además de las horas de un resumen."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "alertas", "name.options": "opciones", "name.mute": "silenciar", "name.settings": "ajustes",
    "name.on": "activar", "name.off": "desactivar", "name.time": "tiempo", "name.ping": "avisar", "name.quiet": "silencio",
    "name.followups": "continuaciones", "name.empty": "sin-noticias", "name.outlets": "medios", "name.minutes": "minutos",
    "name.most": "máximo", "name.language": "idioma", "name.style": "aspecto",
    # what they are for
    "about.alerts": "De qué se entera un canal al momento",
    "about.alerts.on": "Avisar al momento de lo que muchos medios publican en poco tiempo",
    "about.alerts.off": "Dejar un tema solo para el resumen",
    "about.alerts.list": "Ver de qué se avisa al momento",
    "about.digest.options": "Elegir a quién avisa un resumen, sus horas de silencio y adónde van las continuaciones",
    "about.digest.mute": "Dejar un resumen en silencio un tiempo; después vuelve por sí solo",
    "about.news.settings": "Elegir el idioma, la zona horaria y el aspecto de las noticias aquí",
    # their options
    "option.ping": "El rol al que avisa un resumen con noticias; sin rol, a nadie",
    "option.quiet": "Cuándo no se envía nada, por ejemplo 22:00-07:00; off significa nunca",
    "option.followups": "Adónde van los nuevos artículos sobre una noticia ya contada",
    "option.empty": "Qué pasa cuando no hay nada nuevo",
    "option.outlets": "Cuántos medios deben publicarlo; por defecto, 3",
    "option.minutes": "En cuántos minutos; por defecto, 90",
    "option.most": "Cuántas alertas al día como máximo; por defecto, 3",
    "option.time": "Cuánto tiempo: 3h, 2d",
    "option.language": "El idioma de los resúmenes y de lo que ven todos",
    "option.style": "Tarjetas, o texto sencillo para lectores de pantalla",
    # choices
    "in_channel": "al canal", "in_threads": "al hilo de la noticia", "say_so": "decirlo en una línea",
    "stay_silent": "no decir nada", "cards": "tarjetas", "plain": "texto sencillo para lectores de pantalla",
    "english": "English", "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português",
    "arabic": "العربية", "ukrainian": "Українська",
    # forms
    "form.digest.options": "Opciones del resumen",
    "form.news.settings": "Ajustes",
    "label.ping": "Rol al que avisar",
    "label.quiet": "Horas de silencio",
    "label.followups": "Las continuaciones van",
    "label.empty": "Cuando no hay nada nuevo",
    "label.language": "Idioma",
    "label.style": "Aspecto",
    # answers
    "digest_muted": "{name}: en silencio hasta {when}; después vuelve por sí solo.",
    "calls_role": "avisa al rol elegido cuando hay noticias",
    "calls_nobody": "no avisa a nadie",
    "quiet_hours": "horas de silencio: {hours}",
    "no_quiet_hours": "sin horas de silencio",
    "follow_ups_are": "continuaciones: {choice}",
    "empty_are": "cuando no hay nada nuevo: {choice}",
    "settings_set": "Ajustes de este sitio",
    "no_choice": "No existe la opción «{name}».",
    "no_role": "«{name}» no es un rol o grupo al que se pueda avisar.",
    "no_number": "«{name}» no es un número entero.",
    "alerts_title": "Avisos al momento",
    "no_alerts": "No se avisa de nada al momento. Para activarlo: /alerts on",
    "alert_on": "A partir de ahora: {rule}.",
    "alert_off": "{name}: a partir de ahora solo en el resumen.",
    "alert_rule": "{topic}, cuando {outlets} publican una misma noticia en {minutes} minutos, como máximo {most} al día",
    "role_not_callable": "El bot no puede avisar a @{role}. Permite en los ajustes del rol que cualquiera lo "
    "mencione, o elige otro.",
    "this_channel": "este canal",
    "in_their_threads": {"one": "{n} continuación en su hilo", "other": "{n} continuaciones en sus hilos"},
    "corrected": "corregido {when}{figures}",
    "lacking_threads": "El bot no puede abrir hilos aquí. Concede «Create Public Threads» a su rol en los "
    "ajustes del servidor e inténtalo de nuevo.",
}  # fmt: skip
