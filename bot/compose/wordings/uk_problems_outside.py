"""Українська, для того, що не вдається поза ботом: джерела, канали, база даних."""

from bot.compose.wordings.kind import Problems

OUTSIDE: Problems = {
    # web addresses and servers
    "This is no valid web address.":
        "Це неправильна вебадреса.",
    "Only http and https addresses can be fetched.":
        "Читати можна лише адреси http і https.",
    "Addresses with a user name or a password are not fetched.":
        "Адреси з імʼям користувача або паролем не читаються.",
    "Port {port} of {host} is not one for web pages.":
        "Порт {port} на {host} не для вебсторінок.",
    "There is no host named {host}.":
        "Немає сервера з назвою {host}.",
    "{host} could not be looked up; the name servers don't answer.":
        "Не вдалося знайти адресу {host}; сервери імен не відповідають.",
    "{host} is not on the public internet; the operator can allow it by name.":
        "{host} не в публічному інтернеті; власник цього бота може дозволити його за назвою.",
    "{host} cannot be connected to: {detail}.":
        "Не вдалося зʼєднатися з {host}: {detail}.",
    "{host} did not answer in time.":
        "{host} не відповів вчасно.",
    "{host} did not answer in full within {seconds} seconds.":
        "{host} не відповів повністю за {seconds} с.",
    "{host} broke off its answer: {detail}.":
        "{host} обірвав відповідь: {detail}.",
    "{host} asked to be left alone for a while.":
        "{host} просить на якийсь час дати йому спокій.",
    "{host} redirects too often.":
        "{host} переспрямовує надто багато разів.",
    "{host} says that this is gone for good (410).":
        "{host} каже, що цього більше немає (410).",
    "{host} answered {status}.":
        "{host} відповів {status}.",
    "The answer is packed as {encoding}, which was not asked for.":
        "Відповідь стиснуто як {encoding}, а про це не просили.",
    "The answer is broken: it cannot be unpacked.":
        "Відповідь пошкоджено: її не розпакувати.",
    "The answer was cut short.":
        "Відповідь обірвалася.",
    "The answer is larger than {most} MB.":
        "Відповідь більша за {most} МБ.",
    # feeds
    "The feed is larger than {most} MB.":
        "Стрічка більша за {most} МБ.",
    "The feed is empty: there is nothing in it.":
        "Стрічка порожня: у ній нічого немає.",
    "The feed declares XML entities of its own, which are refused.":
        "Стрічка оголошує власні сутності XML; таке відхиляється.",
    "The feed is too damaged to be read, or holds nothing.":
        "Стрічка надто пошкоджена, щоб її прочитати, або порожня.",
    "This looks like JSON, but is broken.":
        "Схоже на JSON, але пошкоджене.",
    "This is JSON, but not a JSON Feed.":
        "Це JSON, але не JSON Feed.",
    "This page checks whether a person asks (a challenge); it is not a feed.":
        "Ця сторінка перевіряє, чи питає людина (перевірка браузера); це не стрічка.",
    "{host} checks whether a person asks (a challenge), and lets no program in.":
        "{host} перевіряє, чи питає людина (перевірка браузера), і не впускає програм.",
    "This is an HTML page, not a feed.":
        "Це сторінка HTML, а не стрічка.",
    "This is XML or HTML (<{tag}>), not a feed.":
        "Це XML або HTML (<{tag}>), а не стрічка.",
    "This is plain text, not a feed.":
        "Це звичайний текст, а не стрічка.",
    "This is gzip-compressed data, not a feed.":
        "Це дані, стиснуті gzip, а не стрічка.",
    "This is a zip archive, not a feed.":
        "Це архів zip, а не стрічка.",
    "This is a PDF file, not a feed.":
        "Це файл PDF, а не стрічка.",
    "This is an image, not a feed.":
        "Це зображення, а не стрічка.",
    "This is binary data, not a feed.":
        "Це двійкові дані, а не стрічка.",
    # files and folders of whoever runs the bot
    "There is no file {name}.":
        "Файлу {name} немає.",
    "The file {name} cannot be read.":
        "Файл {name} не читається.",
    "The file {name} is larger than {most} MB.":
        "Файл {name} більший за {most} МБ.",
    "the folder {name} cannot be read: {detail}":
        "тека {name} не читається: {detail}",
    "takes more than {seconds} s to read; it was put aside":
        "читання триває понад {seconds} с; це відкладено",
    "could not be read: it takes too much memory":
        "читання потребує забагато памʼяті",
    "could not be read: {detail}, a mistake in this bot; please report it":
        "{detail}, помилка цього бота; будь ласка, повідомте про неї",
    "the processes that read articles cannot be started; is there enough memory?":
        "процеси, що читають статті, не запускаються; чи досить памʼяті?",
    # places and messages that are lost
    "the bot was removed from the server":
        "бот вилучено із сервера",
    "the channel is gone; choose another one with /digest schedule":
        "каналу вже немає; виберіть інший через /digest schedule",
    "the role that it calls is gone; choose another one with /digest options, or resume it to call nobody":
        "ролі, яку він згадує, вже немає; виберіть іншу через /digest options або відновіть його, щоб не згадувати нікого",
    "the message is gone":
        "повідомлення вже немає",
    "the message cannot be changed":
        "повідомлення не можна змінити",
    "the message can no longer be changed":
        "повідомлення вже не можна змінити",
    # Discord
    "the channel is gone":
        "каналу вже немає",
    "the server is gone":
        "сервера вже немає",
    "the bot cannot see the channel":
        "бот не бачить каналу",
    "the bot is missing a permission in the channel":
        "ботові бракує дозволу в каналі",
    "the bot is missing {names} in #{channel}":
        "ботові бракує в #{channel}: {names}",
    "messages cannot be sent in this kind of channel":
        "у канали такого типу не можна надсилати повідомлень",
    "messages cannot be sent to a {kind}":
        "у канал типу {kind} не можна надсилати повідомлень",
    "the thread is locked":
        "гілку заблоковано",
    "the forum wants a tag on every post":
        "форум вимагає тег для кожного допису",
    "the channel belongs to another server":
        "канал належить іншому серверу",
    "Discord refused the message: {detail}":
        "Discord відхилив повідомлення: {detail}",
    "Discord is not connected":
        "Discord не підʼєднано",
    "Discord cannot be reached: {detail}":
        "Discord недоступний: {detail}",
    "Discord did not answer in time":
        "Discord не відповів вчасно",
    "Discord answered {status}":
        "Discord відповів {status}",
    "Discord asks for patience":
        "Discord просить зачекати",
    "Discord turns this address away for a while":
        "Discord тимчасово не приймає цієї адреси",
    "Discord does not accept the bot's token":
        "Discord не приймає токен бота",
    "the connection to Discord is not ready: {detail}":
        "зʼєднання з Discord не готове: {detail}",
    "the connection to Discord broke: {detail}":
        "зʼєднання з Discord обірвалося: {detail}",
    # Slack
    "the bot is not in this channel; invite the bot to the channel: type /invite @Dateline there":
        "бота немає в цьому каналі; запросіть його: введіть там /invite @Dateline",
    "this channel is gone, or private and the bot is not in it; invite the bot to the channel: type /invite @Dateline there, "
    "or choose another channel with /digest schedule":
        "цього каналу вже немає, або він приватний і бота в ньому немає; запросіть його, ввівши там /invite @Dateline, або "
        "виберіть інший канал через /digest schedule",
    "this channel is archived; unarchive it, or choose another channel with /digest schedule":
        "цей канал в архіві; поверніть його звідти або виберіть інший канал через /digest schedule",
    "the bot was removed from this workspace; install the app in this workspace again":
        "бота вилучено з цього робочого простору; встановіть у ньому застосунок знову",
    "the bot's access has run out; install the app in this workspace again":
        "термін доступу бота минув; встановіть застосунок у цьому робочому просторі знову",
    "Slack does not accept the bot's token; install the app in this workspace again":
        "Slack не приймає токен бота; встановіть застосунок у цьому робочому просторі знову",
    "the bot may not do that here; install the app in this workspace again, so that it gets the scopes of its manifest":
        "боту це тут не дозволено; встановіть застосунок у цьому робочому просторі знову, щоб він отримав права зі свого "
        "маніфесту",
    "the bot has no access to this workspace; install the app in this workspace again":
        "бот не має доступу до цього робочого простору; встановіть у ньому застосунок знову",
    "the bot has no access here; install the app in this workspace again":
        "бот не має тут доступу; встановіть застосунок у цьому робочому просторі знову",
    "this channel's settings do not let the bot post; allow it to, or choose another channel with /digest schedule":
        "налаштування цього каналу не дають боту писати; дозвольте йому або виберіть інший канал через /digest schedule",
    "this channel is read-only for the bot; allow it to post, or choose another channel with /digest schedule":
        "цей канал для бота лише для читання; дозвольте йому писати або виберіть інший канал через /digest schedule",
    "this channel takes replies only; choose another channel with /digest schedule":
        "цей канал приймає лише відповіді; виберіть інший канал через /digest schedule",
    "this channel has no threads; choose another channel with /digest schedule":
        "у цьому каналі немає гілок; виберіть інший канал через /digest schedule",
    "this thread takes no replies; choose another channel with /digest schedule":
        "ця гілка не приймає відповідей; виберіть інший канал через /digest schedule",
    "this thread is gone; choose another channel with /digest schedule":
        "цієї гілки вже немає; виберіть інший канал через /digest schedule",
    "an admin of this workspace has suspended posting; ask them to allow it":
        "адміністратор цього робочого простору зупинив публікації; попросіть його дозволити їх",
    "the encryption key is not the one that this workspace's token was stored with":
        "ключ шифрування не той, яким збережено токен цього робочого простору",
    "Slack refused the message ({code})":
        "Slack відхилив повідомлення ({code})",
    "Slack failed ({code})":
        "у Slack збій ({code})",
    "Slack cannot be reached":
        "Slack недоступний",
    "Slack did not answer in time":
        "Slack не відповів вчасно",
    "Slack asks for patience":
        "Slack просить зачекати",
    "the connection to Slack broke off: {detail}":
        "зʼєднання зі Slack обірвалося: {detail}",
}  # fmt: skip
