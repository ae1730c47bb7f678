"""العربية: الصفحات التي تشير إليها الخلاصات."""

from bot.compose.wordings.kind import Words

PAGES: Words = {
    "name.pages": "صفحات",
    "about.sources.pages": "هل تُقرأ صفحات خلاصة لا تحمل إلا مقتطفات",
    "option.pages": "تلقائي أو أبدًا أو معتاد: كما يفعل هذا البوت مع كل الخلاصات",
    "pages_auto": "تلقائي",
    "pages_never": "أبدًا",
    "pages_default": "معتاد",
    "pages_set.auto": "تُقرأ صفحات «{name}» حيث لا تحمل الخلاصة إلا مقتطفات.",
    "pages_set.never": "لم تعد صفحات «{name}» تُقرأ؛ وما قُرئ يبقى.",
    "pages_set.default": "تُقرأ صفحات «{name}» أو لا تُقرأ كما في كل خلاصات هذا البوت.",
    "pages_unread": "لا تُقرأ صفحاتها",
    "walls": "صفحات {host} لا تعرض إلا حواجز ({why})؛ تُعرض كلمات الخلاصة، والمحاولة القادمة {when}",
    "wall.consent": "موافقة",
    "wall.login": "تسجيل دخول",
    "wall.challenge": "تحقق من الروبوتات",
    "wall.region": "ليس من هنا",
    "wall.no_text": "بلا نص",
    "paid": "الجزء المجاني فقط من مقال مدفوع",
}
