"""Stand-in until the written text is here."""

VERSION = {
    "number": 1,
    "approved_by_ar": "وزارة الاقتصاد الرقمي والريادة",
    "approved_by_en": "Ministry of Digital Economy and Entrepreneurship",
}
CLAUSES = [
    {
        "number": 1,
        "title_ar": "تهديد للأمن أو للخصوصية",
        "title_en": "Threat to security or privacy",
        "text_ar": "لا يُنشر ما يمثل تهديداً للأمن أو لسلامة أشخاص أو لخصوصيتهم.",
        "text_en": "",
    },
    {
        "number": 2,
        "title_ar": "لغة غير لائقة أو مسيئة",
        "title_en": "Improper or abusive language",
        "text_ar": "لا يُنشر ما فيه شتم أو إهانة لأشخاص أو فئات. ولا يُعدّ نقد القرارات والأداء إساءة.",
        "text_en": "",
    },
    {
        "number": 3,
        "title_ar": "انتهاك خصوصية الآخرين",
        "title_en": "Violation of others' privacy",
        "text_ar": "لا يُنشر ما يكشف بيانات شخصية لغير من كتب التعليق، كالأسماء وأرقام الهواتف والعناوين.",
        "text_en": "",
    },
    {
        "number": 4,
        "title_ar": "مخالفة القوانين النافذة",
        "title_en": "Breach of laws in force",
        "text_ar": "لا يُنشر ما تحظره القوانين النافذة في المملكة، مع ذكر النص القانوني.",
        "text_en": "",
    },
    {
        "number": 5,
        "title_ar": "تحريض أو محتوى مبتذل",
        "title_en": "Incitement or vulgar content",
        "text_ar": "لا يُنشر ما يحرّض على العنف أو الأذى، ولا المحتوى الفاحش.",
        "text_en": "",
    },
    {
        "number": 6,
        "title_ar": "رسائل غير مرغوب فيها أو ترويج تجاري",
        "title_en": "Spam or commercial promotion",
        "text_ar": "لا تُنشر الإعلانات ولا الرسائل الآلية المكررة.",
        "text_en": "",
    },
    {
        "number": 7,
        "title_ar": "عنصرية أو تحامل",
        "title_en": "Racism or prejudice",
        "text_ar": "لا يُنشر ما يحطّ من شأن الناس لعرقهم أو أصلهم أو دينهم أو إعاقتهم.",
        "text_en": "",
    },
    {
        "number": 8,
        "title_ar": "دعاية انتخابية",
        "title_en": "Electoral campaigning",
        "text_ar": "لا تُنشر الدعاية لمرشح أو قائمة أو حزب في انتخابات. ولا يشمل ذلك إبداء الرأي في السياسات والتشريعات، ولا ذكر الأحزاب، ولا نقد المسؤولين.",
        "text_en": "",
    },
    {
        "number": 9,
        "title_ar": "انتهاك حقوق الملكية الفكرية",
        "title_en": "Infringement of intellectual property",
        "text_ar": "لا يُنشر نص أو ملف منقول دون حق في نشره. والاقتباس مع ذكر المصدر جائز.",
        "text_en": "",
    },
    {
        "number": 10,
        "title_ar": "خطاب كراهية أو تمييز على أساس الجنس",
        "title_en": "Hate speech or discrimination by gender",
        "text_ar": "لا يُنشر ما يدعو إلى كراهية الناس أو يميّز ضدهم بسبب جنسهم.",
        "text_en": "",
    },
    {
        "number": 11,
        "title_ar": "خارج موضوع الاستشارة",
        "title_en": "Off topic",
        "text_ar": "لا يُنشر ما لا صلة له بموضوع الاستشارة، ويُدَلّ كاتبه إلى المكان المناسب إن وُجد.",
        "text_en": "",
    },
]
TERMS = [
    {
        "number": 1,
        "code": "USE-01",
        "title_ar": "الغاية",
        "title_en": "Purpose",
        "text_ar": "نص",
        "text_en": "Text",
    }
]
