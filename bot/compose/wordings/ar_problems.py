"""العربية، لما لا يمكن تلبيته من الطلبات."""

from bot.compose.wordings.ar_adding import PROBLEMS as ADDING
from bot.compose.wordings.ar_problems_outside import OUTSIDE
from bot.compose.wordings.kind import Problems

PROBLEMS: Problems = {
    **ADDING,
    **OUTSIDE,
    # schedules
    "{problem}; write “daily 07:00”, “weekdays 7:30 and 17:00” or “every 6h”":
        "{problem}؛ اكتب «daily 07:00» أو «weekdays 7:30 and 17:00» أو «every 6h»",
    "that is too long for a schedule":
        "هذا أطول مما يحتمله جدول المواعيد",
    "“{text}” was not understood":
        "لم يُفهم «{text}»",
    "“{text}” is no time of day":
        "«{text}» ليس وقتًا من اليوم",
    "“{text}” is no time of day, and a step begins with “every”":
        "«{text}» ليس وقتًا من اليوم، والفاصل الزمني يبدأ بـ «every»",
    "“{text}” needs minutes or hours, as in “every 30m” or “every 6h”":
        "يحتاج «{text}» إلى دقائق أو ساعات، كما في «every 30m» أو «every 6h»",
    "“{text}”: one step is enough, of five minutes at least and a day at most":
        "«{text}»: يكفي فاصل زمني واحد، من خمس دقائق إلى يوم",
    "“{text}” has no end that fits its beginning":
        "ليست لـ «{text}» نهاية تناسب بدايته",
    "“{text}” runs backwards":
        "«{text}» يسير إلى الوراء",
    "“or” belongs between days of the week and days of the month, as in “mon or monthly 1 09:00”":
        "مكان «or» بين أيام الأسبوع وأيام الشهر، كما في «mon or monthly 1 09:00»",
    "“daily” already says all days":
        "«daily» تشمل كل الأيام",
    "a number beside a month could be a day or an hour (“monthly 1 in may 09:00” is clear)":
        "الرقم بجانب الشهر قد يكون يومًا أو ساعة («monthly 1 in may 09:00» واضح)",
    "a span needs a beginning and an end, as in “mon-fri” or “hourly 8-20”":
        "المدى يحتاج إلى بداية ونهاية، كما في «mon-fri» أو «hourly 8-20»",
    "“weekly” does not say on which day":
        "«weekly» لا تحدد اليوم",
    "“monthly” does not say on which day":
        "«monthly» لا تحدد اليوم",
    "all days of one schedule share the same times (make two schedules for two sets)":
        "أيام الجدول الواحد كلها لها الأوقات نفسها (لأوقات أخرى أنشئ جدولًا ثانيًا)",
    "a span of time needs a step, as in “hourly 8-20”":
        "مدى الساعات يحتاج إلى فاصل زمني، كما في «hourly 8-20»",
    "“from” needs an end, as in “hourly 8-20”, or a step alone, as in “every 6h from 07:00”":
        "تحتاج «from» إلى نهاية، كما في «hourly 8-20»، أو إلى فاصل زمني وحده، كما في «every 6h from 07:00»",
    "a step and a time together could mean two things (“every 6h from 07:00” is clear)":
        "الفاصل الزمني مع الساعة يحتمل معنيين («every 6h from 07:00» واضح)",
    "no time of day was given":
        "لم تُذكر ساعة",
    "a span over midnight is on two days: name them with spans of their own":
        "المدى الذي يتجاوز منتصف الليل يقع في يومين: اذكر لكل يوم مداه",
    "it would come more often than every five minutes":
        "سيصل أكثر من مرة كل خمس دقائق",
    "“from” needs a step that divides the day evenly":
        "تحتاج «from» إلى فاصل زمني يقسم اليوم بالتساوي",
    "no year has such a day, so it would never come":
        "لا يوجد هذا اليوم في أي سنة، فلن يصل أبدًا",
    # lines of cron
    "a cron line has five fields (minute, hour, day, month, weekday), “{text}” has {count}":
        "في سطر cron خمسة حقول (الدقيقة والساعة واليوم والشهر ويوم الأسبوع)، وعددها في «{text}» {count}",
    "crons do not agree on “{day}” together with “{weekday}”: leave one of them “*”":
        "تختلف برامج cron في «{day}» مع «{weekday}»: اترك أحدهما «*»",
    "“{text}” is no minute":
        "«{text}» ليس دقيقة",
    "“{text}” is no hour":
        "«{text}» ليس ساعة",
    "“{text}” is no day of the month":
        "«{text}» ليس يومًا من الشهر",
    "“{text}” is no month":
        "«{text}» ليس شهرًا",
    "“{text}” is no weekday":
        "«{text}» ليس يومًا من الأسبوع",
    # lengths of time, quiet hours, time zones
    "“{text}” is not a length of time; write 30m, 24h, 7d or 2 weeks":
        "«{text}» ليس مدة زمنية؛ اكتب 30m أو 24h أو 7d أو 2 weeks",
    "“{text}” is no time to look back to; write 24h, 7d, today, yesterday or a date such as 2026-11-20":
        "«{text}» لا يحدد منذ متى؛ اكتب 24h أو 7d أو today أو yesterday أو تاريخًا مثل 2026-11-20",
    "that time is past; name a length of time such as 3h or 2d":
        "هذا الوقت مضى؛ اذكر مدة مثل 3h أو 2d",
    "{problem}; write “22:00-07:00” or “off”":
        "{problem}؛ اكتب «22:00-07:00» أو «off»",
    "that is too long for quiet hours":
        "هذا أطول مما تحتمله ساعات الهدوء",
    "“{text}” is not two times of day":
        "«{text}» ليس وقتين من اليوم",
    "quiet hours that begin and end at the same time would never end":
        "ساعات هدوء تبدأ وتنتهي في الوقت نفسه لن تنتهي أبدًا",
    "“{text}” can be read in more than one way; write {zone}":
        "لـ «{text}» أكثر من معنى؛ اكتب {zone}",
    "“{text}” can be read in more than one way; write {zone} or {second}":
        "لـ «{text}» أكثر من معنى؛ اكتب {zone} أو {second}",
    "“{text}” can be read in more than one way; write {zone} or {second} or {third}":
        "لـ «{text}» أكثر من معنى؛ اكتب {zone} أو {second} أو {third}",
    "there is no time zone “{text}”; did you mean {zone}?":
        "لا توجد منطقة زمنية «{text}»؛ هل تقصد {zone}؟",
    "there is no time zone “{text}”; did you mean {zone} or {second}?":
        "لا توجد منطقة زمنية «{text}»؛ هل تقصد {zone} أو {second}؟",
    "there is no time zone “{text}”; did you mean {zone} or {second} or {third}?":
        "لا توجد منطقة زمنية «{text}»؛ هل تقصد {zone} أو {second} أو {third}؟",
    "there is no time zone “{text}”; name a large city of that zone, such as Europe/Berlin":
        "لا توجد منطقة زمنية «{text}»؛ اذكر مدينة كبيرة فيها، مثل Asia/Riyadh",
    # topics
    "a topic needs a name of at most {most} characters":
        "يحتاج الموضوع إلى اسم (أقصى عدد للأحرف: {most})",
    'say which words to look for, such as: syria, assad, "chemical weapons", +russia, -football':
        'اذكر الكلمات المطلوبة، مثل: سوريا، الأسد، "أسلحة كيميائية"، +روسيا، -كرة',
    "“{text}” cannot be both required (+) and excluded (-)":
        "لا يمكن أن يكون «{text}» مطلوبًا (+) ومستبعدًا (-) معًا",
    "AND and OR do not go together here, nor do brackets; write what must occur with +: syria, iraq, +truce":
        "لا يجتمع AND و OR هنا ولا تُستعمل الأقواس؛ ضع + قبل ما يجب أن يرد: سوريا، العراق، +هدنة",
    "“{text}” is not understood; a * stands at one end of one word of three letters or more: klima*":
        "«{text}» غير مفهوم؛ توضع * عند أحد طرفي كلمة واحدة من ثلاثة أحرف على الأقل: klima*",
    "every word that is looked for is also excluded (-)":
        "كل كلمة مطلوبة مستبعدة (-) أيضًا",
    "that is too long to look for; {most} characters are enough":
        "هذا أطول من أن يُبحث عنه (أقصى عدد للأحرف: {most})",
    "that is too much for one topic; it holds at most {most} words and phrases":
        "هذا كثير على موضوع واحد (أقصى عدد للكلمات والعبارات: {most})",
    "a topic holds at most {most} words and phrases; these are {count}":
        "كلمات الموضوع وعباراته: {most} على الأكثر، وهي هنا {count}",
    "a word or phrase has at most {most} characters; “{text}…” has {count}":
        "أحرف الكلمة أو العبارة: {most} على الأكثر؛ وفي «{text}…» {count}",
    "no topic “{name}”; did you mean {names}?":
        "لا يوجد موضوع «{name}»؛ هل تقصد {names}؟",
    "no topic “{name}”; there are: {names}":
        "لا يوجد موضوع «{name}»؛ الموجود: {names}",
    "no topic “{name}”; there are none yet":
        "لا يوجد موضوع «{name}»؛ لا مواضيع بعد",
    "There is a topic “{name}” already; change that one, or choose another name":
        "يوجد موضوع «{name}» من قبل؛ غيّره أو اختر اسمًا آخر",
    "“{name}” comes from the configuration file; change it there":
        "«{name}» من ملف الإعدادات؛ غيّره هناك",
    "“{name}” comes from the configuration file; remove it there":
        "«{name}» من ملف الإعدادات؛ أزله هناك",
    # alerts
    "{count} outlets: from 2 to {most} make sense; one alone is what a digest is for":
        "عدد الوسائل {count}: اختر من 2 إلى {most}؛ أما الواحدة فلها الموجز",
    "{count} alerts a day: from 1 to {most} make sense":
        "التنبيهات في اليوم {count}: اختر من 1 إلى {most}",
    "alerts look back from 5 minutes to a day":
        "تنظر التنبيهات إلى الوراء من 5 دقائق إلى يوم",
    "there is no alert on “{name}”":
        "لا تنبيه على «{name}»",
    # addresses and files
    "this is no address of a web page or feed; it begins with https:// or http://":
        "ليس هذا عنوان صفحة ويب أو تغذية؛ فهو يبدأ بـ https:// أو http://",
    "{address} is not Slack":
        "{address} ليس من Slack",
    "the file is larger than {most} MB":
        "الملف أكبر من {most} ميغابايت",
    "the file declares XML entities or a document type, which are refused":
        "يعرّف الملف كيانات XML أو نوع مستند، وهذا مرفوض",
    "this is no OPML file that can be read":
        "ليس هذا ملف OPML يمكن قراءته",
    "this is no OPML file: its root is not <opml>":
        "ليس هذا ملف OPML: جذره ليس <opml>",
    "the file names no feed with an http(s) address":
        "لا يذكر الملف تغذية بعنوان http(s)",
    "“{text}” is no http(s) address":
        "«{text}» ليس عنوان http(s)",
    "“{key}” is not a text of at most {most} characters":
        "يجب أن يكون «{key}» نصًا (أقصى عدد للأحرف: {most})",
    "“{key}” is not a number from {least} to {most}":
        "يجب أن يكون «{key}» رقمًا من {least} إلى {most}",
    "“{key}” is not a list of at most {most} entries":
        "يجب أن يكون «{key}» قائمة (أقصى عدد للمدخلات: {most})",
    "“{key}” is not a list of at most {most} texts":
        "يجب أن يكون «{key}» قائمة نصوص (الأقصى: {most})",
    "There is no subscription {id} here":
        "لا يوجد هنا موجز {id}",
}  # fmt: skip
