"""العربية، لما يتعثر خارج البوت: المصادر والقنوات وقاعدة البيانات."""

from bot.compose.wordings.kind import Problems

OUTSIDE: Problems = {
    # web addresses and servers
    "This is no valid web address.":
        "ليس هذا عنوان ويب صالحًا.",
    "Only http and https addresses can be fetched.":
        "لا تُجلب إلا عناوين http وhttps.",
    "Addresses with a user name or a password are not fetched.":
        "لا تُجلب عناوين فيها اسم مستخدم أو كلمة مرور.",
    "Port {port} of {host} is not one for web pages.":
        "المنفذ {port} في {host} ليس لصفحات الويب.",
    "There is no host named {host}.":
        "لا يوجد خادم باسم {host}.",
    "{host} could not be looked up; the name servers don't answer.":
        "تعذّر البحث عن عنوان {host}؛ خوادم الأسماء لا تجيب.",
    "{host} is not on the public internet; the operator can allow it by name.":
        "{host} ليس على الإنترنت العام؛ ويمكن لمشغل هذا البوت أن يسمح به بالاسم.",
    "{host} cannot be connected to: {detail}.":
        "تعذر الاتصال بـ {host}: {detail}.",
    "{host} did not answer in time.":
        "لم يجب {host} في الوقت المناسب.",
    "{host} did not answer in full within {seconds} seconds.":
        "لم يُكمل {host} جوابه خلال {seconds} ث.",
    "{host} broke off its answer: {detail}.":
        "قطع {host} جوابه: {detail}.",
    "{host} asked to be left alone for a while.":
        "طلب {host} أن يُترك وشأنه بعض الوقت.",
    "{host} redirects too often.":
        "{host} يعيد التوجيه مرات كثيرة.",
    "{host} says that this is gone for good (410).":
        "يقول {host} إن هذا لم يعد موجودًا (410).",
    "{host} answered {status}.":
        "أجاب {host} بـ {status}.",
    "The answer is packed as {encoding}, which was not asked for.":
        "الجواب مضغوط بصيغة {encoding} التي لم تُطلب.",
    "The answer is broken: it cannot be unpacked.":
        "الجواب تالف: لا يمكن فك ضغطه.",
    "The answer was cut short.":
        "انقطع الجواب قبل نهايته.",
    "The answer is larger than {most} MB.":
        "الجواب أكبر من {most} ميغابايت.",
    # feeds
    "The feed is larger than {most} MB.":
        "التغذية أكبر من {most} ميغابايت.",
    "The feed is empty: there is nothing in it.":
        "التغذية فارغة: لا شيء فيها.",
    "The feed declares XML entities of its own, which are refused.":
        "تعرّف التغذية كيانات XML خاصة بها، وهذا مرفوض.",
    "The feed is too damaged to be read, or holds nothing.":
        "التغذية تالفة فلا تُقرأ، أو لا شيء فيها.",
    "This looks like JSON, but is broken.":
        "يبدو هذا JSON لكنه تالف.",
    "This is JSON, but not a JSON Feed.":
        "هذا JSON لكنه ليس JSON Feed.",
    "This page checks whether a person asks (a challenge); it is not a feed.":
        "هذه الصفحة تتحقق من أن السائل إنسان (تحدٍّ)؛ وليست خلاصة.",
    "{host} checks whether a person asks (a challenge), and lets no program in.":
        "{host} يتحقق من أن السائل إنسان (تحدٍّ)، ولا يسمح لأي برنامج.",
    "This is an HTML page, not a feed.":
        "هذه صفحة HTML، لا تغذية.",
    "This is XML or HTML (<{tag}>), not a feed.":
        "هذا XML أو HTML (<{tag}>)، لا تغذية.",
    "This is plain text, not a feed.":
        "هذا نص عادي، لا تغذية.",
    "This is gzip-compressed data, not a feed.":
        "هذه بيانات مضغوطة بـ gzip، لا تغذية.",
    "This is a zip archive, not a feed.":
        "هذا أرشيف zip، لا تغذية.",
    "This is a PDF file, not a feed.":
        "هذا ملف PDF، لا تغذية.",
    "This is an image, not a feed.":
        "هذه صورة، لا تغذية.",
    "This is binary data, not a feed.":
        "هذه بيانات ثنائية، لا تغذية.",
    # files and folders of whoever runs the bot
    "There is no file {name}.":
        "لا يوجد ملف {name}.",
    "The file {name} cannot be read.":
        "تعذرت قراءة الملف {name}.",
    "The file {name} is larger than {most} MB.":
        "الملف {name} أكبر من {most} ميغابايت.",
    "the folder {name} cannot be read: {detail}":
        "تعذرت قراءة المجلد {name}: {detail}",
    "takes more than {seconds} s to read; it was put aside":
        "تستغرق القراءة أكثر من {seconds} ث؛ وُضع جانبًا",
    "could not be read: it takes too much memory":
        "تحتاج القراءة إلى ذاكرة كثيرة",
    "could not be read: {detail}, a mistake in this bot; please report it":
        "{detail}، خطأ في هذا البوت؛ يُرجى الإبلاغ عنه",
    "the processes that read articles cannot be started; is there enough memory?":
        "تعذر تشغيل العمليات التي تقرأ المقالات؛ هل تكفي الذاكرة؟",
    # places and messages that are lost
    "the bot was removed from the server":
        "أُزيل البوت من الخادم",
    "the channel is gone; choose another one with /digest schedule":
        "لم تعد القناة موجودة؛ اختر غيرها بـ /digest schedule",
    "the role that it calls is gone; choose another one with /digest options, or resume it to call nobody":
        "لم يعد الدور الذي يناديه موجودًا؛ اختر غيره بـ /digest options، أو استأنفه بلا نداء",
    "the message is gone":
        "لم تعد الرسالة موجودة",
    "the message cannot be changed":
        "لا يمكن تغيير الرسالة",
    "the message can no longer be changed":
        "لم يعد ممكنًا تغيير الرسالة",
    # Discord
    "the channel is gone":
        "لم تعد القناة موجودة",
    "the server is gone":
        "لم يعد الخادم موجودًا",
    "the bot cannot see the channel":
        "لا يرى البوت القناة",
    "the bot is missing a permission in the channel":
        "ينقص البوت إذن في القناة",
    "the bot is missing {names} in #{channel}":
        "ينقص البوت في #{channel}: {names}",
    "messages cannot be sent in this kind of channel":
        "لا يمكن إرسال رسائل في هذا النوع من القنوات",
    "messages cannot be sent to a {kind}":
        "لا يمكن إرسال رسائل إلى قناة من نوع {kind}",
    "the thread is locked":
        "سلسلة الرسائل مقفلة",
    "the forum wants a tag on every post":
        "يطلب المنتدى وسمًا لكل منشور",
    "the channel belongs to another server":
        "القناة تابعة لخادم آخر",
    "Discord refused the message: {detail}":
        "رفض Discord الرسالة: {detail}",
    "Discord is not connected":
        "Discord غير متصل",
    "Discord cannot be reached: {detail}":
        "تعذر الوصول إلى Discord: {detail}",
    "Discord did not answer in time":
        "لم يجب Discord في الوقت المناسب",
    "Discord answered {status}":
        "أجاب Discord بـ {status}",
    "Discord asks for patience":
        "يطلب Discord الانتظار قليلًا",
    "Discord turns this address away for a while":
        "يرفض Discord هذا العنوان لبعض الوقت",
    "Discord does not accept the bot's token":
        "لا يقبل Discord رمز البوت",
    "the connection to Discord is not ready: {detail}":
        "الاتصال بـ Discord غير جاهز: {detail}",
    "the connection to Discord broke: {detail}":
        "انقطع الاتصال بـ Discord: {detail}",
    # Slack
    "the bot is not in this channel; invite the bot to the channel: type /invite @Dateline there":
        "البوت ليس في هذه القناة؛ ادعه إليها: اكتب فيها /invite @Dateline",
    "this channel is gone, or private and the bot is not in it; invite the bot to the channel: type /invite @Dateline there, "
    "or choose another channel with /digest schedule":
        "لم تعد هذه القناة موجودة، أو هي خاصة وليس البوت فيها؛ ادعه بكتابة /invite @Dateline فيها، أو اختر قناة أخرى بـ "
        "/digest schedule",
    "this channel is archived; unarchive it, or choose another channel with /digest schedule":
        "هذه القناة مؤرشفة؛ أخرجها من الأرشيف، أو اختر قناة أخرى بـ /digest schedule",
    "the bot was removed from this workspace; install the app in this workspace again":
        "أُزيل البوت من مساحة العمل هذه؛ ثبّت التطبيق فيها من جديد",
    "the bot's access has run out; install the app in this workspace again":
        "انتهت صلاحية دخول البوت؛ ثبّت التطبيق في مساحة العمل هذه من جديد",
    "Slack does not accept the bot's token; install the app in this workspace again":
        "لا يقبل Slack رمز البوت؛ ثبّت التطبيق في مساحة العمل هذه من جديد",
    "the bot may not do that here; install the app in this workspace again, so that it gets the scopes of its manifest":
        "لا يحق للبوت ذلك هنا؛ ثبّت التطبيق في مساحة العمل هذه من جديد لينال الصلاحيات الواردة في بيانه",
    "the bot has no access to this workspace; install the app in this workspace again":
        "ليس للبوت دخول إلى مساحة العمل هذه؛ ثبّت التطبيق فيها من جديد",
    "the bot has no access here; install the app in this workspace again":
        "ليس للبوت دخول إلى هنا؛ ثبّت التطبيق في مساحة العمل هذه من جديد",
    "this channel's settings do not let the bot post; allow it to, or choose another channel with /digest schedule":
        "لا تتيح إعدادات هذه القناة للبوت النشر؛ اسمح له، أو اختر قناة أخرى بـ /digest schedule",
    "this channel is read-only for the bot; allow it to post, or choose another channel with /digest schedule":
        "هذه القناة للقراءة فقط بالنسبة إلى البوت؛ اسمح له بالنشر، أو اختر قناة أخرى بـ /digest schedule",
    "this channel takes replies only; choose another channel with /digest schedule":
        "لا تقبل هذه القناة إلا الردود؛ اختر قناة أخرى بـ /digest schedule",
    "this channel has no threads; choose another channel with /digest schedule":
        "ليس في هذه القناة سلاسل رسائل؛ اختر قناة أخرى بـ /digest schedule",
    "this thread takes no replies; choose another channel with /digest schedule":
        "لا تقبل سلسلة الرسائل هذه ردودًا؛ اختر قناة أخرى بـ /digest schedule",
    "this thread is gone; choose another channel with /digest schedule":
        "لم تعد سلسلة الرسائل هذه موجودة؛ اختر قناة أخرى بـ /digest schedule",
    "an admin of this workspace has suspended posting; ask them to allow it":
        "أوقف أحد مديري مساحة العمل هذه النشر؛ اطلب منه السماح به",
    "the encryption key is not the one that this workspace's token was stored with":
        "مفتاح التشفير ليس الذي حُفظ به رمز مساحة العمل هذه",
    "Slack refused the message ({code})":
        "رفض Slack الرسالة ({code})",
    "Slack failed ({code})":
        "تعثر Slack ({code})",
    "Slack cannot be reached":
        "تعذر الوصول إلى Slack",
    "Slack did not answer in time":
        "لم يجب Slack في الوقت المناسب",
    "Slack asks for patience":
        "يطلب Slack الانتظار قليلًا",
    "the connection to Slack broke off: {detail}":
        "انقطع الاتصال بـ Slack: {detail}",
}  # fmt: skip
