"""Portuguese: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "não pode ser lida desde {when}: {problem}",
    "source_moved": "mudou para {address}",
    "source_fails": "Uma fonte de {server} precisa que alguém a veja. {problem}",
    "next_visit": "próxima visita {when}",
    "next_visit_because": "próxima visita {when} ({why})",
    "visit.failed": "quanto mais falha, mais descansa",
    "visit.asked": "o servidor dela pediu isso",
    "visit.host_asked": "o host dela pediu isso",
    "visit.costly": "lê-la exige muito processamento",
    "visit.gone": "uma vez por semana, caso tenha sido engano",
    "visit.rhythm": "raramente traz novidades",
    "visit.publisher": "quem a publica pede isso",
    "remedy.gone": "Remova-a, ou adicione o novo feed do site.",
    "remedy.challenge": "Quem a mantém pode deixar passar leitores de feeds; senão, siga outro feed desse site.",
    "remedy.refused": "Quem a mantém pode deixar entrar o bot, que se chama “Dateline”; senão, siga outro feed desse site.",
    "remedy.missing": "Pode ter mudado de lugar: adicione de novo o endereço do site e os feeds dele serão procurados.",
    "remedy.busy": "É consultada demais a partir daqui; pode ser lida com menos frequência.",
    "remedy.certificate": "Só quem a mantém pode renovar o certificado.",
    "remedy.name": "Confira a grafia; um site que não existe mais também não tem nome.",
    "remedy.no_feed": "Adicione de novo o endereço do site e os feeds dele serão procurados.",
    "remedy.broken": "Só quem a mantém pode consertar isso.",
    "remedy.large": "Quem opera o bot pode permitir mais: max_bytes em [fetch].",
    "remedy.waits": "Não é preciso fazer nada, a não ser que dure.",
}
