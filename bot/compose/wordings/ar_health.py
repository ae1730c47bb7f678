"""Arabic: how sources are doing, and what can be done."""

from bot.compose.wordings.kind import Words

HEALTH: Words = {
    "source_failing": "تعذرت القراءة منذ {when}: {problem}",
    "source_moved": "انتقل إلى {address}",
    "source_fails": "أحد مصادر {server} يحتاج إلى من ينظر فيه. {problem}",
    "next_visit": "الزيارة القادمة {when}",
    "next_visit_because": "الزيارة القادمة {when} ({why})",
    "visit.failed": "كلما تكرر التعذر طالت الراحة",
    "visit.asked": "خادمه طلب ذلك",
    "visit.host_asked": "مضيفه طلب ذلك",
    "visit.costly": "قراءته تستهلك الكثير من المعالجة",
    "visit.gone": "مرة في الأسبوع، لعله خطأ",
    "visit.rhythm": "قلما يأتي بجديد",
    "visit.publisher": "ناشره يطلب ذلك",
    "remedy.gone": "أزله، أو أضف خلاصة الموقع الجديدة.",
    "remedy.challenge": "يمكن لصاحبه أن يسمح لقارئات الخلاصات؛ وإلا فتابع خلاصة أخرى من الموقع.",
    "remedy.refused": "يمكن لصاحبه أن يسمح للبوت، واسمه هناك «Dateline»؛ وإلا فتابع خلاصة أخرى من الموقع.",
    "remedy.missing": "ربما انتقل: أضف عنوان الموقع من جديد، فيُبحث عن خلاصاته.",
    "remedy.busy": "يُسأل من هنا أكثر مما ينبغي؛ ويمكن أن يُقرأ مرات أقل.",
    "remedy.certificate": "لا يجدد الشهادة إلا صاحبه.",
    "remedy.name": "تحقق من الإملاء؛ فالموقع الذي زال لا اسم له.",
    "remedy.no_feed": "أضف عنوان الموقع من جديد، فيُبحث عن خلاصاته.",
    "remedy.broken": "لا يصلح ذلك إلا صاحبه.",
    "remedy.large": "يمكن لمشغل البوت أن يسمح بأكثر: max_bytes ضمن [fetch].",
    "remedy.waits": "لا حاجة إلى شيء ما لم يطل الأمر.",
}
