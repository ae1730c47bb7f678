"""العربية: ما يُختار إلى جانب مواعيد الموجز."""

from bot.compose.wordings.kind import Words

OPTIONS: Words = {
    # names, as typed
    "name.alerts": "تنبيهات", "name.options": "خيارات", "name.mute": "صمت", "name.settings": "إعدادات", "name.on": "تشغيل",
    "name.off": "إيقاف", "name.time": "مدة", "name.ping": "نداء", "name.quiet": "هدوء", "name.followups": "متابعات",
    "name.empty": "بلا-جديد", "name.outlets": "وسائل", "name.minutes": "دقائق", "name.most": "أقصى", "name.language": "لغة",
    "name.style": "مظهر",
    # what they are for
    "about.alerts": "ما تعلم به القناة فورًا",
    "about.alerts.on": "الإخبار فورًا بما تنشره وسائل كثيرة في وقت قصير",
    "about.alerts.off": "ذكر الموضوع في الموجز فقط",
    "about.alerts.list": "عرض ما يُخبر به فورًا",
    "about.digest.options": "اختر من يناديه الموجز وساعات هدوئه وأين تُنشر المتابعات",
    "about.digest.mute": "إسكات الموجز مدة؛ ثم يعود من تلقاء نفسه",
    "about.news.settings": "اختر لغة الأخبار هنا ومنطقتها الزمنية ومظهرها",
    # their options
    "option.ping": "الدور الذي يناديه موجز فيه جديد؛ بلا دور يعني لا أحد",
    "option.quiet": "متى لا يُرسل شيء، مثل 22:00-07:00؛ off تعني أبدًا",
    "option.followups": "أين تُنشر التقارير التالية عن خبر سبق ذكره",
    "option.empty": "ماذا يحدث حين لا يوجد جديد",
    "option.outlets": "كم وسيلة يجب أن تنشره؛ العدد المعتاد 3",
    "option.minutes": "خلال كم دقيقة؛ العدد المعتاد 90",
    "option.most": "أقصى عدد للتنبيهات في اليوم؛ العدد المعتاد 3",
    "option.time": "كم من الوقت: 3h أو 2d",
    "option.language": "لغة الموجزات وما يراه الجميع",
    "option.style": "بطاقات، أو نص بسيط لقارئات الشاشة",
    # choices
    "in_channel": "في القناة", "in_threads": "في سلسلة الخبر", "say_so": "قول ذلك في سطر", "stay_silent": "عدم قول شيء",
    "cards": "بطاقات", "plain": "نص بسيط لقارئات الشاشة", "english": "English", "espanol": "Español", "deutsch": "Deutsch",
    "francais": "Français", "portugues": "Português", "arabic": "العربية", "ukrainian": "Українська",
    # forms
    "form.digest.options": "خيارات الموجز",
    "form.news.settings": "الإعدادات",
    "label.ping": "الدور الذي يُنادى",
    "label.quiet": "ساعات الهدوء",
    "label.followups": "مكان المتابعات",
    "label.empty": "حين لا يوجد جديد",
    "label.language": "اللغة",
    "label.style": "المظهر",
    # answers
    "digest_muted": "{name}: صامت حتى {when}، ثم يعود من تلقاء نفسه.",
    "calls_role": "ينادي الدور المختار حين يوجد جديد",
    "calls_nobody": "لا ينادي أحدًا",
    "quiet_hours": "ساعات الهدوء: {hours}",
    "no_quiet_hours": "بلا ساعات هدوء",
    "follow_ups_are": "المتابعات: {choice}",
    "empty_are": "حين لا يوجد جديد: {choice}",
    "settings_set": "إعدادات هذا المكان",
    "no_choice": "لا يوجد خيار «{name}».",
    "no_role": "«{name}» ليس دورًا أو مجموعة يمكن نداؤها.",
    "no_number": "«{name}» ليس عددًا صحيحًا.",
    "alerts_title": "ما يُخبر به فورًا",
    "no_alerts": "لا يُخبر بشيء فورًا. للتشغيل: /alerts on",
    "alert_on": "من الآن: {rule}.",
    "alert_off": "{name}: من الآن في الموجز فقط.",
    "alert_rule": "{topic}، حين تنشر {outlets} الخبر نفسه خلال {minutes} دقيقة، بحد أقصى {most} في اليوم",
    "role_not_callable": "لا يستطيع البوت نداء ‎@{role}. اسمح للجميع بذكر هذا الدور في إعداداته، أو اختر غيره.",
    "this_channel": "هذه القناة",
    "in_their_threads": {
        "zero": "لا متابعات في السلاسل",
        "one": "متابعة واحدة في سلسلتها",
        "two": "متابعتان في سلسلتيهما",
        "few": "{n} متابعات في سلاسلها",
        "many": "{n} متابعة في سلاسلها",
        "other": "{n} متابعة في سلاسلها",
    },
    "corrected": "صُحح {when}{figures}",
    "lacking_threads": "لا يستطيع البوت فتح سلاسل هنا. امنح دوره إذن «Create Public Threads» في إعدادات "
    "الخادم ثم حاول مجددًا.",
}  # fmt: skip
