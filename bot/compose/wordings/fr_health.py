"""French: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "illisible depuis {when} : {problem}",
    "source_moved": "déménagée à {address}",
    "source_fails": "Une source de {server} demande qu’on s’en occupe. {problem}",
    "next_visit": "prochaine visite {when}",
    "next_visit_because": "prochaine visite {when} ({why})",
    "visit.failed": "plus elle échoue, plus elle se repose",
    "visit.asked": "son serveur l’a demandé",
    "visit.host_asked": "son hébergeur l’a demandé",
    "visit.costly": "la lire demande beaucoup de calcul",
    "visit.gone": "une fois par semaine, au cas où ce serait une erreur",
    "visit.rhythm": "elle a rarement du nouveau",
    "visit.publisher": "qui la publie le demande",
    "remedy.gone": "Retirez-la, ou ajoutez le nouveau flux du site.",
    "remedy.challenge": "Qui la gère peut laisser passer les lecteurs de flux ; sinon, suivez un autre flux de ce site.",
    "remedy.refused": "Qui la gère peut laisser entrer le bot, qui s’appelle « Dateline » ; "
    "sinon, suivez un autre flux de ce site.",
    "remedy.missing": "Elle a peut-être déménagé : ajoutez à nouveau l’adresse du site, et ses flux seront cherchés.",
    "remedy.busy": "Elle est trop souvent demandée d’ici ; elle peut être lue moins souvent.",
    "remedy.certificate": "Seul qui la gère peut renouveler le certificat.",
    "remedy.name": "Vérifiez l’orthographe ; un site disparu n’a plus de nom.",
    "remedy.no_feed": "Ajoutez à nouveau l’adresse du site, et ses flux seront cherchés.",
    "remedy.broken": "Seul qui la gère peut y remédier.",
    "remedy.large": "Qui exploite le bot peut permettre plus : max_bytes sous [fetch].",
    "remedy.waits": "Il n’y a rien à faire, sauf si cela dure.",
}
