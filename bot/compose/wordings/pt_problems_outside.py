"""Português, para o que falha fora do bot: fontes, canais, o banco de dados."""

from bot.compose.wordings.kind import Problems

OUTSIDE: Problems = {
    # web addresses and servers
    "This is no valid web address.":
        "Isto não é um endereço web válido.",
    "Only http and https addresses can be fetched.":
        "Só endereços http e https podem ser lidos.",
    "Addresses with a user name or a password are not fetched.":
        "Endereços com nome de usuário ou senha não são lidos.",
    "Port {port} of {host} is not one for web pages.":
        "A porta {port} de {host} não é de páginas web.",
    "There is no host named {host}.":
        "Não há servidor chamado {host}.",
    "{host} could not be looked up; the name servers don't answer.":
        "Não foi possível procurar o endereço de {host}; os servidores de nomes não respondem.",
    "{host} is not on the public internet; the operator can allow it by name.":
        "{host} não está na internet pública; quem opera este bot pode liberar o nome.",
    "{host} cannot be connected to: {detail}.":
        "Não é possível conectar a {host}: {detail}.",
    "{host} did not answer in time.":
        "{host} não respondeu a tempo.",
    "{host} did not answer in full within {seconds} seconds.":
        "{host} não respondeu por completo em {seconds} s.",
    "{host} broke off its answer: {detail}.":
        "{host} interrompeu a resposta: {detail}.",
    "{host} asked to be left alone for a while.":
        "{host} pediu para ser deixado em paz por um tempo.",
    "{host} redirects too often.":
        "{host} redireciona vezes demais.",
    "{host} says that this is gone for good (410).":
        "{host} diz que isto não existe mais (410).",
    "{host} answered {status}.":
        "{host} respondeu {status}.",
    "The answer is packed as {encoding}, which was not asked for.":
        "A resposta vem compactada como {encoding}, o que não foi pedido.",
    "The answer is broken: it cannot be unpacked.":
        "A resposta está danificada: não é possível descompactar.",
    "The answer was cut short.":
        "A resposta chegou cortada.",
    "The answer is larger than {most} MB.":
        "A resposta passa de {most} MB.",
    # feeds
    "The feed is larger than {most} MB.":
        "O feed passa de {most} MB.",
    "The feed is empty: there is nothing in it.":
        "O feed está vazio: não tem nada.",
    "The feed declares XML entities of its own, which are refused.":
        "O feed declara entidades XML próprias, o que é recusado.",
    "The feed is too damaged to be read, or holds nothing.":
        "O feed está danificado demais para ser lido, ou não tem nada.",
    "This looks like JSON, but is broken.":
        "Parece JSON, mas está danificado.",
    "This is JSON, but not a JSON Feed.":
        "É JSON, mas não um JSON Feed.",
    "This page checks whether a person asks (a challenge); it is not a feed.":
        "Esta página verifica se é uma pessoa que pede (um desafio); não é um feed.",
    "{host} checks whether a person asks (a challenge), and lets no program in.":
        "{host} verifica se é uma pessoa que pede (um desafio) e não deixa passar nenhum programa.",
    "This is an HTML page, not a feed.":
        "É uma página HTML, não um feed.",
    "This is XML or HTML (<{tag}>), not a feed.":
        "É XML ou HTML (<{tag}>), não um feed.",
    "This is plain text, not a feed.":
        "É texto simples, não um feed.",
    "This is gzip-compressed data, not a feed.":
        "São dados compactados com gzip, não um feed.",
    "This is a zip archive, not a feed.":
        "É um arquivo zip, não um feed.",
    "This is a PDF file, not a feed.":
        "É um arquivo PDF, não um feed.",
    "This is an image, not a feed.":
        "É uma imagem, não um feed.",
    "This is binary data, not a feed.":
        "São dados binários, não um feed.",
    # files and folders of whoever runs the bot
    "There is no file {name}.":
        "Não há arquivo {name}.",
    "The file {name} cannot be read.":
        "O arquivo {name} não pode ser lido.",
    "The file {name} is larger than {most} MB.":
        "O arquivo {name} passa de {most} MB.",
    "the folder {name} cannot be read: {detail}":
        "a pasta {name} não pode ser lida: {detail}",
    "takes more than {seconds} s to read; it was put aside":
        "leva mais de {seconds} s para ler; foi deixado de lado",
    "could not be read: it takes too much memory":
        "a leitura ocupa memória demais",
    "could not be read: {detail}, a mistake in this bot; please report it":
        "{detail}, um erro deste bot; por favor, avise",
    "the processes that read articles cannot be started; is there enough memory?":
        "os processos que leem os artigos não podem ser iniciados; há memória suficiente?",
    # places and messages that are lost
    "the bot was removed from the server":
        "o bot foi removido do servidor",
    "the channel is gone; choose another one with /digest schedule":
        "o canal não existe mais; escolha outro com /digest schedule",
    "the role that it calls is gone; choose another one with /digest options, or resume it to call nobody":
        "o cargo que ele menciona não existe mais; escolha outro com /digest options, ou retome-o para não mencionar ninguém",
    "the message is gone":
        "a mensagem não existe mais",
    "the message cannot be changed":
        "a mensagem não pode ser mudada",
    "the message can no longer be changed":
        "a mensagem não pode mais ser mudada",
    # Discord
    "the channel is gone":
        "o canal não existe mais",
    "the server is gone":
        "o servidor não existe mais",
    "the bot cannot see the channel":
        "o bot não pode ver o canal",
    "the bot is missing a permission in the channel":
        "falta ao bot uma permissão no canal",
    "the bot is missing {names} in #{channel}":
        "falta ao bot em #{channel}: {names}",
    "messages cannot be sent in this kind of channel":
        "não é possível enviar mensagens neste tipo de canal",
    "messages cannot be sent to a {kind}":
        "não é possível enviar mensagens a um canal do tipo {kind}",
    "the thread is locked":
        "o tópico está bloqueado",
    "the forum wants a tag on every post":
        "o fórum exige uma tag em cada publicação",
    "the channel belongs to another server":
        "o canal é de outro servidor",
    "Discord refused the message: {detail}":
        "o Discord recusou a mensagem: {detail}",
    "Discord is not connected":
        "o Discord não está conectado",
    "Discord cannot be reached: {detail}":
        "o Discord está inacessível: {detail}",
    "Discord did not answer in time":
        "o Discord não respondeu a tempo",
    "Discord answered {status}":
        "o Discord respondeu {status}",
    "Discord asks for patience":
        "o Discord pede paciência",
    "Discord turns this address away for a while":
        "o Discord recusa este endereço por algum tempo",
    "Discord does not accept the bot's token":
        "o Discord não aceita o token do bot",
    "the connection to Discord is not ready: {detail}":
        "a conexão com o Discord não está pronta: {detail}",
    "the connection to Discord broke: {detail}":
        "a conexão com o Discord caiu: {detail}",
    # Slack
    "the bot is not in this channel; invite the bot to the channel: type /invite @Dateline there":
        "o bot não está neste canal; convide-o: escreva lá /invite @Dateline",
    "this channel is gone, or private and the bot is not in it; invite the bot to the channel: type /invite @Dateline there, "
    "or choose another channel with /digest schedule":
        "este canal não existe mais, ou é privado e o bot não está nele; convide-o escrevendo lá /invite @Dateline, ou escolha "
        "outro canal com /digest schedule",
    "this channel is archived; unarchive it, or choose another channel with /digest schedule":
        "este canal está arquivado; desarquive-o ou escolha outro canal com /digest schedule",
    "the bot was removed from this workspace; install the app in this workspace again":
        "o bot foi removido deste workspace; instale nele o aplicativo de novo",
    "the bot's access has run out; install the app in this workspace again":
        "o acesso do bot expirou; instale o aplicativo de novo neste workspace",
    "Slack does not accept the bot's token; install the app in this workspace again":
        "o Slack não aceita o token do bot; instale o aplicativo de novo neste workspace",
    "the bot may not do that here; install the app in this workspace again, so that it gets the scopes of its manifest":
        "o bot não pode fazer isso aqui; instale o aplicativo de novo neste workspace, para que receba os escopos do seu "
        "manifesto",
    "the bot has no access to this workspace; install the app in this workspace again":
        "o bot não tem acesso a este workspace; instale nele o aplicativo de novo",
    "the bot has no access here; install the app in this workspace again":
        "o bot não tem acesso aqui; instale o aplicativo de novo neste workspace",
    "this channel's settings do not let the bot post; allow it to, or choose another channel with /digest schedule":
        "os ajustes deste canal não deixam o bot publicar; permita isso ou escolha outro canal com /digest schedule",
    "this channel is read-only for the bot; allow it to post, or choose another channel with /digest schedule":
        "este canal é somente leitura para o bot; deixe-o publicar ou escolha outro canal com /digest schedule",
    "this channel takes replies only; choose another channel with /digest schedule":
        "este canal só aceita respostas; escolha outro canal com /digest schedule",
    "this channel has no threads; choose another channel with /digest schedule":
        "este canal não tem threads; escolha outro canal com /digest schedule",
    "this thread takes no replies; choose another channel with /digest schedule":
        "esta thread não aceita respostas; escolha outro canal com /digest schedule",
    "this thread is gone; choose another channel with /digest schedule":
        "esta thread não existe mais; escolha outro canal com /digest schedule",
    "an admin of this workspace has suspended posting; ask them to allow it":
        "um administrador deste workspace suspendeu as publicações; peça que as permita",
    "the encryption key is not the one that this workspace's token was stored with":
        "a chave de criptografia não é a que guardou o token deste workspace",
    "Slack refused the message ({code})":
        "o Slack recusou a mensagem ({code})",
    "Slack failed ({code})":
        "o Slack falhou ({code})",
    "Slack cannot be reached":
        "o Slack está inacessível",
    "Slack did not answer in time":
        "o Slack não respondeu a tempo",
    "Slack asks for patience":
        "o Slack pede paciência",
    "the connection to Slack broke off: {detail}":
        "a conexão com o Slack caiu: {detail}",
}  # fmt: skip
