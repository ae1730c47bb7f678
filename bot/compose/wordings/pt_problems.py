"""Português, para os pedidos que não se podem cumprir assim."""

from bot.compose.wordings.kind import Problems
from bot.compose.wordings.pt_adding import PROBLEMS as ADDING
from bot.compose.wordings.pt_problems_outside import OUTSIDE

PROBLEMS: Problems = {
    **ADDING,
    **OUTSIDE,
    # schedules
    "{problem}; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”":
        "{problem}; escreva “daily 07:00”, “weekdays 7:30 and 17:00” ou “every 6h”",
    "that is too long for a schedule":
        "isso é longo demais para um horário",
    "“{text}” was not understood":
        "“{text}” não foi entendido",
    "“{text}” is no time of day":
        "“{text}” não é uma hora do dia",
    "“{text}” is no time of day, and a step begins with “every”":
        "“{text}” não é uma hora do dia, e um intervalo começa com “every”",
    "“{text}” needs minutes or hours, as in “every 30m” or “every 6h”":
        "“{text}” precisa de minutos ou horas, como em “every 30m” ou “every 6h”",
    "“{text}”: one step is enough, of five minutes at least and a day at most":
        "“{text}”: basta um intervalo, de cinco minutos no mínimo e um dia no máximo",
    "“{text}” has no end that fits its beginning":
        "“{text}” não tem um fim que combine com o começo",
    "“{text}” runs backwards":
        "“{text}” anda para trás",
    "“or” belongs between days of the week and days of the month, as in “mon or monthly 1 09:00”":
        "“or” fica entre dias da semana e dias do mês, como em “mon or monthly 1 09:00”",
    "“daily” already says all days":
        "“daily” já diz todos os dias",
    "a number beside a month could be a day or an hour (“monthly 1 in may 09:00” is clear)":
        "um número ao lado de um mês pode ser um dia ou uma hora (“monthly 1 in may 09:00” é claro)",
    "a span needs a beginning and an end, as in “mon-fri” or “hourly 8-20”":
        "uma faixa precisa de começo e fim, como em “mon-fri” ou “hourly 8-20”",
    "“weekly” does not say on which day":
        "“weekly” não diz em que dia",
    "“monthly” does not say on which day":
        "“monthly” não diz em que dia",
    "all days of one schedule share the same times (make two schedules for two sets)":
        "todos os dias de um horário têm as mesmas horas (para outras horas, crie outro horário)",
    "a span of time needs a step, as in “hourly 8-20”":
        "uma faixa de horas precisa de um intervalo, como em “hourly 8-20”",
    "“from” needs an end, as in “hourly 8-20”, or a step alone, as in “every 6h from 07:00”":
        "“from” precisa de um fim, como em “hourly 8-20”, ou só de um intervalo, como em “every 6h from 07:00”",
    "a step and a time together could mean two things (“every 6h from 07:00” is clear)":
        "um intervalo junto com uma hora pode significar duas coisas (“every 6h from 07:00” é claro)",
    "no time of day was given":
        "falta a hora",
    "a span over midnight is on two days: name them with spans of their own":
        "uma faixa que passa da meia-noite cai em dois dias: indique cada um com a sua própria faixa",
    "it would come more often than every five minutes":
        "chegaria com mais frequência do que a cada cinco minutos",
    "“from” needs a step that divides the day evenly":
        "“from” precisa de um intervalo que divida o dia em partes iguais",
    "no year has such a day, so it would never come":
        "nenhum ano tem esse dia, por isso nunca chegaria",
    # lines of cron
    "a cron line has five fields (minute, hour, day, month, weekday), “{text}” has {count}":
        "uma linha de cron tem cinco campos (minuto, hora, dia, mês, dia da semana); em “{text}” há {count}",
    "crons do not agree on “{day}” together with “{weekday}”: leave one of them “*”":
        "nem todo cron lê do mesmo modo “{day}” junto com “{weekday}”: deixe um dos dois em “*”",
    "“{text}” is no minute":
        "“{text}” não é um minuto",
    "“{text}” is no hour":
        "“{text}” não é uma hora",
    "“{text}” is no day of the month":
        "“{text}” não é um dia do mês",
    "“{text}” is no month":
        "“{text}” não é um mês",
    "“{text}” is no weekday":
        "“{text}” não é um dia da semana",
    # lengths of time, quiet hours, time zones
    "“{text}” is not a length of time; write 30m, 24h, 7d or 2 weeks":
        "“{text}” não é uma duração; escreva 30m, 24h, 7d ou 2 weeks",
    "“{text}” is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20":
        "“{text}” não diz desde quando; escreva 24h, 7d, today, yesterday ou uma data como 2026-11-20",
    "that time is past; name a length of time such as 3h or 2d":
        "essa hora já passou; indique uma duração, como 3h ou 2d",
    "{problem}; write “22:00-07:00” or “off”":
        "{problem}; escreva “22:00-07:00” ou “off”",
    "that is too long for quiet hours":
        "isso é longo demais para horas de silêncio",
    "“{text}” is not two times of day":
        "“{text}” não são duas horas do dia",
    "quiet hours that begin and end at the same time would never end":
        "horas de silêncio que começam e acabam na mesma hora nunca acabariam",
    "“{text}” can be read in more than one way; write {zone}":
        "“{text}” pode ser lido de mais de uma maneira; escreva {zone}",
    "“{text}” can be read in more than one way; write {zone} or {second}":
        "“{text}” pode ser lido de mais de uma maneira; escreva {zone} ou {second}",
    "“{text}” can be read in more than one way; write {zone} or {second} or {third}":
        "“{text}” pode ser lido de mais de uma maneira; escreva {zone}, {second} ou {third}",
    "there is no time zone “{text}”; did you mean {zone}?":
        "não há fuso horário “{text}”; você quis dizer {zone}?",
    "there is no time zone “{text}”; did you mean {zone} or {second}?":
        "não há fuso horário “{text}”; você quis dizer {zone} ou {second}?",
    "there is no time zone “{text}”; did you mean {zone} or {second} or {third}?":
        "não há fuso horário “{text}”; você quis dizer {zone}, {second} ou {third}?",
    "there is no time zone “{text}”; name a large city of that zone, such as Europe/Berlin":
        "não há fuso horário “{text}”; indique uma cidade grande desse fuso, como America/Sao_Paulo",
    # topics
    "a topic needs a name of at most {most} characters":
        "um tema precisa de um nome (máximo de caracteres: {most})",
    'say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football':
        'diga quais palavras buscar, por exemplo: síria, assad, "armas químicas", +rússia, -futebol',
    "“{text}” cannot be both required (+) and excluded (-)":
        "“{text}” não pode ser ao mesmo tempo exigido (+) e excluído (-)",
    "AND and OR do not go together here, nor do brackets; write what must occur with +: syria, iraq, +truce":
        "AND e OR não se combinam aqui, nem há parênteses; o que deve ocorrer leva +: síria, iraque, +trégua",
    "“{text}” is not understood; a * stands at one end of one word of three letters or more: klima*":
        "“{text}” não foi entendido; um * fica em uma ponta de uma palavra de três letras ou mais: klima*",
    "every word that is looked for is also excluded (-)":
        "todas as palavras buscadas também estão excluídas (-)",
    "that is too long to look for; {most} characters are enough":
        "isso é longo demais para buscar (máximo de caracteres: {most})",
    "that is too much for one topic; it holds at most {most} words and phrases":
        "isso é demais para um tema (máximo de palavras e expressões: {most})",
    "a topic holds at most {most} words and phrases; these are {count}":
        "palavras e expressões de um tema: no máximo {most}, aqui {count}",
    "a word or phrase has at most {most} characters; “{text}…” has {count}":
        "caracteres de uma palavra ou expressão: no máximo {most}; “{text}…” tem {count}",
    "no topic “{name}”; did you mean {names}?":
        "não há tema “{name}”; você quis dizer {names}?",
    "no topic “{name}”; there are: {names}":
        "não há tema “{name}”; há: {names}",
    "no topic “{name}”; there are none yet":
        "não há tema “{name}”; ainda não há nenhum",
    "There is a topic “{name}” already; change that one, or choose another name":
        "Já existe um tema “{name}”; mude esse ou escolha outro nome",
    "“{name}” comes from the configuration file; change it there":
        "“{name}” vem do arquivo de configuração; mude lá",
    "“{name}” comes from the configuration file; remove it there":
        "“{name}” vem do arquivo de configuração; remova lá",
    # alerts
    "{count} outlets: from 2 to {most} make sense; one alone is what a digest is for":
        "número de veículos {count}: escolha de 2 a {most}; para um só já há o resumo",
    "{count} alerts a day: from 1 to {most} make sense":
        "alertas por dia {count}: escolha de 1 a {most}",
    "alerts look back from 5 minutes to a day":
        "os alertas olham para trás de 5 minutos a um dia",
    "there is no alert on “{name}”":
        "não há alertas sobre “{name}”",
    # addresses and files
    "this is no address of a web page or feed; it begins with https:// or http://":
        "isto não é o endereço de uma página web nem de um feed; ele começa com https:// ou http://",
    "{address} is not Slack":
        "{address} não é do Slack",
    "the file is larger than {most} MB":
        "o arquivo passa de {most} MB",
    "the file declares XML entities or a document type, which are refused":
        "o arquivo declara entidades XML ou um tipo de documento, o que é recusado",
    "this is no OPML file that can be read":
        "isto não é um arquivo OPML que se possa ler",
    "this is no OPML file: its root is not <opml>":
        "isto não é um arquivo OPML: a raiz não é <opml>",
    "the file names no feed with an http(s) address":
        "no arquivo não há nenhum feed com endereço http(s)",
    "“{text}” is no http(s) address":
        "“{text}” não é um endereço http(s)",
    "“{key}” is not a text of at most {most} characters":
        "“{key}” deve ser um texto (máximo de caracteres: {most})",
    "“{key}” is not a number from {least} to {most}":
        "“{key}” deve ser um número de {least} a {most}",
    "“{key}” is not a list of at most {most} entries":
        "“{key}” deve ser uma lista (máximo de entradas: {most})",
    "“{key}” is not a list of at most {most} texts":
        "“{key}” deve ser uma lista de textos (máximo: {most})",
    "There is no subscription {id} here":
        "Não há resumo {id} aqui",
}  # fmt: skip
