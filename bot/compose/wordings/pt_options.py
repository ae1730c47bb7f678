"""Português: o que se escolhe além das horas de um resumo."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "alertas", "name.options": "opções", "name.mute": "silenciar", "name.settings": "ajustes",
    "name.on": "ligar", "name.off": "desligar", "name.time": "tempo", "name.ping": "mencionar", "name.quiet": "silêncio",
    "name.followups": "continuações", "name.empty": "sem-novidades", "name.outlets": "veículos", "name.minutes": "minutos",
    "name.most": "máximo", "name.language": "idioma", "name.style": "aparência",
    # what they are for
    "about.alerts": "O que um canal fica sabendo na hora",
    "about.alerts.on": "Avisar na hora sobre o que muitos veículos noticiam em pouco tempo",
    "about.alerts.off": "Deixar um tema só para o resumo",
    "about.alerts.list": "Ver o que é avisado na hora",
    "about.digest.options": "Escolher quem um resumo menciona, as horas de silêncio e para onde vão as continuações",
    "about.digest.mute": "Deixar um resumo em silêncio por um tempo; depois volta sozinho",
    "about.news.settings": "Escolher o idioma, o fuso horário e a aparência das notícias aqui",
    # their options
    "option.ping": "O cargo que um resumo com notícias menciona; nenhum quer dizer ninguém",
    "option.quiet": "Quando nada é enviado, por exemplo 22:00-07:00; off quer dizer nunca",
    "option.followups": "Para onde vão as próximas reportagens sobre uma notícia já dada",
    "option.empty": "O que acontece quando não há nada de novo",
    "option.outlets": "Quantos veículos precisam noticiar; o padrão é 3",
    "option.minutes": "Em quantos minutos; o padrão é 90",
    "option.most": "Quantos alertas por dia, no máximo; o padrão é 3",
    "option.time": "Por quanto tempo: 3h, 2d",
    "option.language": "O idioma dos resumos e do que todos veem",
    "option.style": "Cartões, ou texto simples para leitores de tela",
    # choices
    "in_channel": "no canal", "in_threads": "no tópico da notícia", "say_so": "dizer isso em uma linha",
    "stay_silent": "não dizer nada", "cards": "cartões", "plain": "texto simples para leitores de tela",
    "english": "English", "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português",
    "arabic": "العربية", "ukrainian": "Українська",
    # forms
    "form.digest.options": "Opções do resumo",
    "form.news.settings": "Ajustes",
    "label.ping": "Cargo a mencionar",
    "label.quiet": "Horas de silêncio",
    "label.followups": "As continuações vão",
    "label.empty": "Quando não há nada de novo",
    "label.language": "Idioma",
    "label.style": "Aparência",
    # answers
    "digest_muted": "{name}: em silêncio até {when}; depois volta sozinho.",
    "calls_role": "menciona o cargo escolhido quando há notícias",
    "calls_nobody": "não menciona ninguém",
    "quiet_hours": "horas de silêncio: {hours}",
    "no_quiet_hours": "sem horas de silêncio",
    "follow_ups_are": "continuações: {choice}",
    "empty_are": "quando não há nada de novo: {choice}",
    "settings_set": "Ajustes deste lugar",
    "no_choice": "Não existe a opção “{name}”.",
    "no_role": "“{name}” não é um cargo nem um grupo que se possa mencionar.",
    "no_number": "“{name}” não é um número inteiro.",
    "alerts_title": "Avisado na hora",
    "no_alerts": "Nada é avisado na hora. Para ligar: /alerts on",
    "alert_on": "A partir de agora: {rule}.",
    "alert_off": "{name}: a partir de agora só no resumo.",
    "alert_rule": "{topic}, quando {outlets} publicam a mesma notícia em {minutes} minutos, no máximo {most} por dia",
    "role_not_callable": "O bot não pode mencionar @{role}. Permita nos ajustes do cargo que qualquer pessoa o "
    "mencione, ou escolha outro.",
    "this_channel": "este canal",
    "in_their_threads": {"one": "{n} continuação no seu tópico", "other": "{n} continuações nos seus tópicos"},
    "corrected": "corrigido {when}{figures}",
    "lacking_threads": "O bot não pode abrir tópicos aqui. Dê “Create Public Threads” ao cargo dele nos "
    "ajustes do servidor e tente de novo.",
}  # fmt: skip
