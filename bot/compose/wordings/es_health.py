"""Spanish: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "no se puede leer desde {when}: {problem}",
    "source_moved": "se mudó a {address}",
    "source_fails": "Alguien debería mirar una fuente de {server}. {problem}",
    "next_visit": "próxima visita {when}",
    "next_visit_because": "próxima visita {when} ({why})",
    "visit.failed": "cuanto más falla, más descansa",
    "visit.asked": "su servidor lo pidió",
    "visit.host_asked": "su anfitrión lo pidió",
    "visit.costly": "leerla exige mucho cálculo",
    "visit.gone": "una vez por semana, por si fue un error",
    "visit.rhythm": "rara vez trae novedades",
    "visit.publisher": "quien la publica lo pide",
    "remedy.gone": "Quítala, o añade el nuevo feed del sitio.",
    "remedy.challenge": "Quien la gestiona puede dejar pasar a los lectores de feeds; si no, sigue otro feed de ese sitio.",
    "remedy.refused": "Quien la gestiona puede dejar entrar al bot, que se llama «Dateline»; "
    "si no, sigue otro feed de ese sitio.",
    "remedy.missing": "Puede haberse mudado: añade de nuevo la dirección del sitio y se buscarán sus feeds.",
    "remedy.busy": "Se le pregunta demasiado desde aquí; se puede leer con menos frecuencia.",
    "remedy.certificate": "Solo quien la gestiona puede renovar el certificado.",
    "remedy.name": "Comprueba la ortografía; un sitio que ya no existe tampoco tiene nombre.",
    "remedy.no_feed": "Añade de nuevo la dirección del sitio y se buscarán sus feeds.",
    "remedy.broken": "Solo quien la gestiona puede arreglarlo.",
    "remedy.large": "Quien opera el bot puede permitir más: max_bytes en [fetch].",
    "remedy.waits": "No hay que hacer nada, salvo que dure.",
}
