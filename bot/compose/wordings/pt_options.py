"""Português: o que se escolhe além das horas de um resumo."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "alertas", "name.options": "opções", "name.mute": "silenciar", "name.settings": "definições",
    "name.on": "ligar", "name.off": "desligar", "name.time": "tempo", "name.ping": "chamar", "name.quiet": "sossego",
    "name.followups": "seguimento", "name.empty": "sem-novidades", "name.outlets": "meios", "name.minutes": "minutos",
    "name.most": "máximo", "name.language": "idioma", "name.style": "aspeto",
    # what they are for
    "about.alerts": "O que um canal fica a saber logo",
    "about.alerts.on": "Contar logo o que muitos meios noticiam em pouco tempo",
    "about.alerts.off": "Contar um tema só no resumo",
    "about.alerts.list": "Ver o que é contado logo",
    "about.digest.options": "Escolher quem um resumo chama, as horas de sossego e para onde vai o seguimento",
    "about.digest.mute": "Deixar um resumo em silêncio por um tempo; depois continua sozinho",
    "about.news.settings": "Escolher o idioma, o fuso horário e o aspeto das notícias aqui",
    # their options
    "option.ping": "O cargo que um resumo com notícias chama; nenhum quer dizer ninguém",
    "option.quiet": "Quando nada é enviado, por exemplo 22:00-07:00; off quer dizer nunca",
    "option.followups": "Para onde vão os artigos seguintes sobre uma notícia já contada",
    "option.empty": "O que acontece quando não há nada de novo",
    "option.outlets": "Quantos meios têm de noticiar; senão, 3",
    "option.minutes": "Em quantos minutos; senão, 90",
    "option.most": "Quantos alertas por dia, no máximo; senão, 3",
    "option.time": "Por quanto tempo: 3h, 2d",
    "option.language": "O idioma dos resumos e do que todos veem",
    "option.style": "Cartões, ou texto simples para leitores de ecrã",
    # choices
    "in_channel": "no canal", "in_threads": "no tópico da notícia", "say_so": "dizê-lo numa linha",
    "stay_silent": "não dizer nada", "cards": "cartões", "plain": "texto simples para leitores de ecrã",
    "english": "English", "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português",
    "arabic": "العربية", "ukrainian": "Українська",
    # forms
    "form.digest.options": "Opções do resumo",
    "form.news.settings": "Definições",
    "label.ping": "Cargo a chamar",
    "label.quiet": "Horas de sossego",
    "label.followups": "O seguimento vai",
    "label.empty": "Quando não há nada de novo",
    "label.language": "Idioma",
    "label.style": "Aspeto",
    # answers
    "digest_muted": "{name}: em silêncio até {when}; depois continua sozinho.",
    "calls_role": "chama o cargo escolhido quando há notícias",
    "calls_nobody": "não chama ninguém",
    "quiet_hours": "horas de sossego: {hours}",
    "no_quiet_hours": "sem horas de sossego",
    "follow_ups_are": "seguimento: {choice}",
    "empty_are": "quando não há nada de novo: {choice}",
    "settings_set": "Definições deste lugar",
    "no_choice": "Não há a opção “{name}”.",
    "no_role": "“{name}” não é um cargo nem um grupo que se possa chamar.",
    "no_number": "“{name}” não é um número inteiro.",
    "alerts_title": "Contado logo",
    "no_alerts": "Nada é contado logo. Para ligar: /alerts on",
    "alert_on": "A partir de agora: {rule}.",
    "alert_off": "{name}: a partir de agora só no resumo.",
    "alert_rule": "{topic}, quando {outlets} noticiam o mesmo em {minutes} minutos, no máximo {most} por dia",
    "role_not_callable": "O bot não pode chamar @{role}. Permita nas definições do cargo que qualquer pessoa o "
    "mencione, ou escolha outro.",
    "this_channel": "este canal",
    "in_their_threads": {"one": "{n} seguimento no seu tópico", "other": "{n} seguimentos nos seus tópicos"},
    "corrected": "corrigido {when}{figures}",
}  # fmt: skip
