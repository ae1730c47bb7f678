"""German: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "seit {when} nicht lesbar: {problem}",
    "source_moved": "umgezogen nach {address}",
    "source_fails": "Nach einer Quelle von {server} sollte jemand sehen. {problem}",
    "next_visit": "nächster Besuch {when}",
    "next_visit_because": "nächster Besuch {when} ({why})",
    "visit.failed": "je öfter es misslingt, desto länger ruht sie",
    "visit.asked": "ihr Server bat darum",
    "visit.host_asked": "ihr Host bat darum",
    "visit.costly": "sie zu lesen kostet viel Rechenzeit",
    "visit.gone": "einmal die Woche, falls das ein Versehen war",
    "visit.rhythm": "sie hat selten Neues",
    "visit.publisher": "wer sie veröffentlicht, bittet darum",
    "remedy.gone": "Entferne sie, oder füge den neuen Feed der Website hinzu.",
    "remedy.challenge": "Wer sie betreibt, kann Feed-Leser durchlassen; sonst folge einem anderen Feed dieser Website.",
    "remedy.refused": "Wer sie betreibt, kann den Bot einlassen, der sich „Dateline“ nennt; "
    "sonst folge einem anderen Feed dieser Website.",
    "remedy.missing": "Sie ist vielleicht umgezogen: Füge die Adresse der Website neu hinzu, dann werden ihre Feeds gesucht.",
    "remedy.busy": "Sie wird von hier zu oft gefragt; sie kann seltener gelesen werden.",
    "remedy.certificate": "Nur wer sie betreibt, kann das Zertifikat erneuern.",
    "remedy.name": "Prüfe die Schreibweise; eine Website, die es nicht mehr gibt, hat auch keinen Namen mehr.",
    "remedy.no_feed": "Füge die Adresse der Website neu hinzu, dann werden ihre Feeds gesucht.",
    "remedy.broken": "Nur wer sie betreibt, kann das richten.",
    "remedy.large": "Wer den Bot betreibt, kann mehr erlauben: max_bytes unter [fetch].",
    "remedy.waits": "Zu tun ist nichts, außer es dauert an.",
}
