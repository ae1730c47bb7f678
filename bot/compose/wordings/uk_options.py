"""Українська: що обирають, крім часу дайджесту."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "сповіщення", "name.options": "параметри", "name.mute": "тиша", "name.settings": "налаштування",
    "name.on": "увімкнути", "name.off": "вимкнути", "name.time": "час", "name.ping": "кликати", "name.quiet": "тихі-години",
    "name.followups": "продовження", "name.empty": "без-новин", "name.outlets": "видання", "name.minutes": "хвилини",
    "name.most": "найбільше", "name.language": "мова", "name.style": "вигляд",
    # what they are for
    "about.alerts": "Про що канал дізнається одразу",
    "about.alerts.on": "Одразу розповідати про те, що багато видань повідомляють за короткий час",
    "about.alerts.off": "Розповідати про тему лише в дайджесті",
    "about.alerts.list": "Показати, про що розповідають одразу",
    "about.digest.options": "Обрати, кого кличе дайджест, його тихі години та куди йдуть продовження",
    "about.digest.mute": "Дати дайджесту помовчати; потім він продовжить сам",
    "about.news.settings": "Обрати мову, часовий пояс і вигляд новин тут",
    # their options
    "option.ping": "Роль, яку кличе дайджест із новинами; жодної означає нікого",
    "option.quiet": "Коли нічого не надсилати, наприклад 22:00-07:00; off означає ніколи",
    "option.followups": "Куди йдуть наступні статті про вже розказану новину",
    "option.empty": "Що робити, коли немає нічого нового",
    "option.outlets": "Скільки видань мають повідомити; якщо не вказано, 3",
    "option.minutes": "За скільки хвилин; якщо не вказано, 90",
    "option.most": "Скільки сповіщень на день щонайбільше; якщо не вказано, 3",
    "option.time": "На скільки: 3h, 2d",
    "option.language": "Мова дайджестів і того, що бачать усі",
    "option.style": "Картки або простий текст для екранних читачів",
    # choices
    "in_channel": "у канал", "in_threads": "у гілку новини", "say_so": "сказати про це одним рядком",
    "stay_silent": "нічого не казати", "cards": "картки", "plain": "простий текст для екранних читачів",
    "english": "English", "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português",
    "arabic": "العربية", "ukrainian": "Українська",
    # forms
    "form.digest.options": "Параметри дайджесту",
    "form.news.settings": "Налаштування",
    "label.ping": "Яку роль кликати",
    "label.quiet": "Тихі години",
    "label.followups": "Продовження йдуть",
    "label.empty": "Коли немає нічого нового",
    "label.language": "Мова",
    "label.style": "Вигляд",
    # answers
    "digest_muted": "{name}: мовчить до {when}, потім продовжить сам.",
    "calls_role": "кличе обрану роль, коли є новини",
    "calls_nobody": "не кличе нікого",
    "quiet_hours": "тихі години: {hours}",
    "no_quiet_hours": "без тихих годин",
    "follow_ups_are": "продовження: {choice}",
    "empty_are": "коли немає нічого нового: {choice}",
    "settings_set": "Налаштування тут",
    "no_choice": "Вибору «{name}» немає.",
    "no_role": "«{name}» не є роллю чи групою, яку можна покликати.",
    "no_number": "«{name}» не є цілим числом.",
    "alerts_title": "Розповідають одразу",
    "no_alerts": "Ні про що не розповідають одразу. Увімкнути: /alerts on",
    "alert_on": "Відтепер: {rule}.",
    "alert_off": "{name}: відтепер лише в дайджесті.",
    "alert_rule": "{topic}, коли про одну новину за {minutes} хв повідомлять {outlets}, щонайбільше {most} на день",
    "role_not_callable": "Бот не може покликати @{role}. Дозвольте всім згадувати цю роль у її налаштуваннях або оберіть іншу.",
    "this_channel": "цей канал",
    "in_their_threads": {
        "one": "{n} продовження у своїй гілці",
        "few": "{n} продовження у своїх гілках",
        "many": "{n} продовжень у своїх гілках",
        "other": "{n} продовження у своїх гілках",
    },
    "corrected": "виправлено {when}{figures}",
    "lacking_threads": "Бот не може відкривати тут гілки. Надайте його ролі «Create Public Threads» у "
    "налаштуваннях сервера й спробуйте ще раз.",
    "admins_only_discord": "Потрібен дозвіл «Керувати сервером».",
    "admins_only_slack": "Це можуть адміністратори простору і ті, кого вони назвуть на вкладці «Головна» Dateline.",
    "may_not_post": "Вам не можна писати в цьому каналі, тож тут для вас нічого не публікується; без «публічно» огляд "
    "бачите лише ви.",
}  # fmt: skip
