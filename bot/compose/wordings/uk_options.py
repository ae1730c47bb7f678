"""Українська: що обирають, крім часу дайджесту."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "сповіщення", "name.options": "параметри", "name.mute": "тиша", "name.settings": "налаштування",
    "name.on": "увімкнути", "name.off": "вимкнути", "name.time": "час", "name.ping": "згадувати", "name.quiet": "тихі-години",
    "name.followups": "продовження", "name.empty": "без-новин", "name.outlets": "видання", "name.minutes": "хвилини",
    "name.most": "найбільше", "name.language": "мова", "name.style": "вигляд",
    # what they are for
    "about.alerts": "Про що канал дізнається одразу",
    "about.alerts.on": "Одразу сповіщати про те, що багато видань повідомляють за короткий час",
    "about.alerts.off": "Розповідати про тему лише в дайджесті",
    "about.alerts.list": "Показати, про що сповіщають одразу",
    "about.digest.options": "Обрати, кого згадує дайджест, його тихі години та куди йдуть продовження",
    "about.digest.mute": "Дати дайджесту помовчати; потім він відновиться сам",
    "about.news.settings": "Обрати мову, часовий пояс і вигляд новин тут",
    # their options
    "option.ping": "Роль, яку згадує дайджест із новинами; якщо не вказано, нікого",
    "option.quiet": "Коли нічого не надсилати, наприклад 22:00-07:00; off означає ніколи",
    "option.followups": "Куди йдуть наступні статті про вже розказану новину",
    "option.empty": "Що робити, коли немає нічого нового",
    "option.outlets": "Скільки видань мають повідомити; якщо не вказано, 3",
    "option.minutes": "За скільки хвилин; якщо не вказано, 90",
    "option.most": "Скільки сповіщень на день щонайбільше; якщо не вказано, 3",
    "option.time": "На скільки: 3h, 2d",
    "option.language": "Мова дайджестів і того, що бачать усі",
    "option.style": "Картки або простий текст для програм зчитування з екрана",
    # choices
    "in_channel": "у канал", "in_threads": "у гілку новини", "say_so": "сказати про це одним рядком",
    "stay_silent": "нічого не казати", "cards": "картки", "plain": "простий текст для програм зчитування з екрана",
    "english": "English", "espanol": "Español", "deutsch": "Deutsch", "francais": "Français", "portugues": "Português",
    "arabic": "العربية", "ukrainian": "Українська",
    # forms
    "form.digest.options": "Параметри дайджесту",
    "form.news.settings": "Налаштування",
    "label.ping": "Яку роль згадувати",
    "label.quiet": "Тихі години",
    "label.followups": "Продовження йдуть",
    "label.empty": "Коли немає нічого нового",
    "label.language": "Мова",
    "label.style": "Вигляд",
    # answers
    "digest_muted": "{name}: мовчить до {when}, потім відновиться сам.",
    "calls_role": "згадує обрану роль, коли є новини",
    "calls_nobody": "не згадує нікого",
    "quiet_hours": "тихі години: {hours}",
    "no_quiet_hours": "без тихих годин",
    "follow_ups_are": "продовження: {choice}",
    "empty_are": "коли немає нічого нового: {choice}",
    "settings_set": "Тутешні налаштування",
    "no_choice": "Варіанта «{name}» немає.",
    "no_role": "«{name}» не є роллю чи групою, яку можна згадати.",
    "no_number": "«{name}» не є цілим числом.",
    "alerts_title": "Про що сповіщають одразу",
    "no_alerts": "Ні про що не сповіщають одразу. Увімкнути: /alerts on",
    "alert_on": "Відтепер: {rule}.",
    "alert_off": "{name}: відтепер лише в дайджесті.",
    "alert_rule": "{topic}, коли про одну новину за {minutes} хв повідомлять {outlets}, щонайбільше {most} на день",
    "role_not_callable": "Бот не може згадати @{role}. Дозвольте всім згадувати цю роль у її налаштуваннях або оберіть іншу.",
    "this_channel": "цього каналу",
    "in_their_threads": {
        "one": "{n} продовження у своїй гілці",
        "few": "{n} продовження у своїх гілках",
        "many": "{n} продовжень у своїх гілках",
        "other": "{n} продовження у своїх гілках",
    },
    "corrected": "виправлено {when}{figures}",
    "lacking_threads": "Бот не може відкривати тут гілки. Надайте його ролі «Create Public Threads» у "
    "налаштуваннях сервера й спробуйте ще раз.",
}  # fmt: skip
