"""The usage policy's first version: what is asked of people, and what a decision may cite.

Data for the migration that publishes version 1, column by column. Later versions are written on
the portal, so nothing here changes once it has been loaded. A line is one example or one value.
"""

VERSION = {
    "number": 1,
    "approved_by_ar": "وزارة الاقتصاد الرقمي والريادة",
    "approved_by_en": "Ministry of Digital Economy and Entrepreneurship",
    "summary_ar": "الإصدار الأول من سياسة الاستخدام.",
    "summary_en": "The first version of the usage policy.",
    "introduction_ar": (
        "تبيّن هذه السياسة ما يُنشر على البوابة وما لا يُنشر، وما ترجوه البوابة من المشاركين وما "
        "تلتزم به تجاههم. كل مشاركة تُراجَع قبل نشرها، ولا تُرفض إلا بموجب أحد البنود الأحد عشر "
        "أدناه، ويُبلَّغ صاحبها بالبند والسبب. لا يُحذف شيء: ما لا يُنشر يبقى محفوظاً."
    ),
    "introduction_en": (
        "This policy says what is published on the portal and what is not, what the portal asks "
        "of those who take part and what it owes them. Every contribution is read before "
        "publication and is declined only under one of the eleven clauses below; its author is "
        "told the clause and the reason. Nothing is deleted: what is not published is kept."
    ),
    "values_ar": (
        "احترام الآخرين وخصوصيتهم: نناقش الرأي لا صاحبه، ولا نكشف ما يخص غيرنا.\n"
        "مصداقية ما يُنشر: نكتب ما نعرفه، ونذكر المصدر إن وُجد.\n"
        "الحد من المحتوى المخالف للقيم: نُبلغ عن المخالفة بدل الردّ عليها بمثلها."
    ),
    "values_en": (
        "Respect for others and their privacy: We discuss the opinion, not the person, and "
        "disclose nothing that concerns others.\n"
        "Credibility of what is published: We write what we know and give the source if there is "
        "one.\n"
        "Less content against shared values: We report a violation instead of answering in kind."
    ),
}

# Numbers are what a decision cites: «1/3» is clause 3 of version 1.
CLAUSES = (
    {
        "number": 1,
        "title_ar": "تهديد للأمن أو للخصوصية",
        "title_en": "Threat to security or privacy",
        "text_ar": "لا يُنشر ما يمثل تهديداً للأمن أو لسلامة أشخاص أو لخصوصيتهم.",
        "text_en": (
            "Nothing is published that threatens security, or the safety or privacy of persons."
        ),
        "examples_ar": "توعّد شخص بالأذى، أو نشر موعد وجوده في مكان معيّن.",
        "examples_en": (
            "Threatening somebody, or publishing when a person will be at a given place."
        ),
        "allowed_ar": "التنبيه إلى خطر في طريق أو مبنى أو خدمة.",
        "allowed_en": "Warning of a danger on a road, in a building or in a service.",
    },
    {
        "number": 2,
        "title_ar": "لغة غير لائقة أو مسيئة",
        "title_en": "Improper or abusive language",
        "text_ar": (
            "لا يُنشر ما فيه شتم أو إهانة لأشخاص أو فئات. ولا يُعدّ نقد القرارات والأداء إساءة."
        ),
        "text_en": (
            "Nothing is published that insults or demeans persons or groups. Criticism of "
            "decisions and of performance is not abuse."
        ),
        "examples_ar": "ألفاظ الشتم والسخرية من شخص أو فئة.",
        "examples_en": "Insults, or mockery of a person or group.",
        "allowed_ar": "القول إن القرار خاطئ أو إن الخدمة بطيئة، ولو بعبارة شديدة.",
        "allowed_en": "Saying that a decision is wrong or a service slow, however strongly.",
    },
    {
        "number": 3,
        "title_ar": "انتهاك خصوصية الآخرين",
        "title_en": "Violation of others' privacy",
        "text_ar": (
            "لا يُنشر ما يكشف بيانات شخصية لغير من كتب التعليق، كالأسماء وأرقام الهواتف والعناوين."
        ),
        "text_en": (
            "Nothing is published that discloses the personal data of anybody but its author, "
            "such as names, telephone numbers and addresses."
        ),
        "examples_ar": "رقم هاتف جار أو موظف، أو حالته الصحية.",
        "examples_en": "A neighbour's or an employee's telephone number or state of health.",
        "allowed_ar": "ذكر الوظيفة أو الدائرة دون الاسم، وأسماء الشوارع والمدارس.",
        "allowed_en": "Naming a post or department without the person, or streets and schools.",
    },
    {
        "number": 4,
        "title_ar": "مخالفة القوانين النافذة",
        "title_en": "Breach of laws in force",
        "text_ar": "لا يُنشر ما تحظره القوانين النافذة في المملكة، مع ذكر النص القانوني.",
        "text_en": (
            "Nothing is published that the laws in force in the Kingdom forbid; the legal text "
            "is cited."
        ),
        "examples_ar": "محتوى يحظره نص قانوني، يُذكر رقمه في القرار.",
        "examples_en": "Content forbidden by a legal text, whose number the decision cites.",
        "allowed_ar": "المطالبة بتعديل قانون أو إلغائه.",
        "allowed_en": "Asking that a law be amended or repealed.",
    },
    {
        "number": 5,
        "title_ar": "تحريض أو محتوى مبتذل",
        "title_en": "Incitement or vulgar content",
        "text_ar": "لا يُنشر ما يحرّض على العنف أو الأذى، ولا المحتوى الفاحش.",
        "text_en": "Nothing is published that incites violence or harm, and nothing obscene.",
        "examples_ar": "الدعوة إلى الاعتداء أو إتلاف الممتلكات.",
        "examples_en": "Calling for assault or damage to property.",
        "allowed_ar": "الدعوة إلى اعتراض سلمي أو إلى رفض المشروع.",
        "allowed_en": "Calling for peaceful objection or for the draft to be rejected.",
    },
    {
        "number": 6,
        "title_ar": "رسائل غير مرغوب فيها أو ترويج تجاري",
        "title_en": "Spam or commercial promotion",
        "text_ar": "لا تُنشر الإعلانات ولا الرسائل الآلية المكررة.",
        "text_en": "Advertisements and repeated automatic messages are not published.",
        "examples_ar": "عرض سلعة أو خدمة للبيع.",
        "examples_en": "Offering goods or services for sale.",
        "allowed_ar": (
            "ذكر خبرة في مهنة أو مثال من السوق، ونص واحد يرسله كثيرون، فهو يُجمع ولا يُرفض."
        ),
        "allowed_en": (
            "Mentioning one's trade or an example from the market; one text sent by many, which "
            "is grouped, not refused."
        ),
    },
    {
        "number": 7,
        "title_ar": "عنصرية أو تحامل",
        "title_en": "Racism or prejudice",
        "text_ar": "لا يُنشر ما يحطّ من شأن الناس لعرقهم أو أصلهم أو دينهم أو إعاقتهم.",
        "text_en": (
            "Nothing is published that demeans people for their race, origin, religion or "
            "disability."
        ),
        "examples_ar": "التعميم المهين على أهل منطقة أو أصل.",
        "examples_en": "Demeaning generalisations about the people of a place or origin.",
        "allowed_ar": "بيان أن أثر المشروع على فئة يختلف عن أثره على غيرها.",
        "allowed_en": "Showing that a draft affects one group differently from another.",
    },
    {
        "number": 8,
        "title_ar": "دعاية انتخابية",
        "title_en": "Electoral campaigning",
        "text_ar": (
            "لا تُنشر الدعاية لمرشح أو قائمة أو حزب في انتخابات. ولا يشمل ذلك إبداء الرأي في "
            "السياسات والتشريعات، ولا ذكر الأحزاب، ولا نقد المسؤولين."
        ),
        "text_en": (
            "Campaigning for a candidate, list or party in an election is not published. This "
            "does not extend to opinions on policies and legislation, to mention of parties, or "
            "to criticism of officials."
        ),
        "examples_ar": "الدعوة إلى انتخاب مرشح بعينه.",
        "examples_en": "Asking people to vote for a particular candidate.",
        "allowed_ar": "تأييد سياسة أو معارضتها، وذكر موقف حزب منها.",
        "allowed_en": "Supporting or opposing a policy, or mentioning a party's position on it.",
    },
    {
        "number": 9,
        "title_ar": "انتهاك حقوق الملكية الفكرية",
        "title_en": "Infringement of intellectual property",
        "text_ar": "لا يُنشر نص أو ملف منقول دون حق في نشره. والاقتباس مع ذكر المصدر جائز.",
        "text_en": (
            "No text or file copied without the right to publish it is published. Quotation with "
            "its source is allowed."
        ),
        "examples_ar": "مقال منقول بكامله، أو صورة دون إذن صاحبها.",
        "examples_en": "A whole article, or a picture without its owner's permission.",
        "allowed_ar": "فقرة مقتبسة مع مصدرها، ونصوص التشريعات.",
        "allowed_en": "A quoted passage with its source, and the texts of legislation.",
    },
    {
        "number": 10,
        "title_ar": "خطاب كراهية أو تمييز على أساس الجنس",
        "title_en": "Hate speech or discrimination by gender",
        "text_ar": "لا يُنشر ما يدعو إلى كراهية الناس أو يميّز ضدهم بسبب جنسهم.",
        "text_en": (
            "Nothing is published that calls for hatred of people or discriminates against them "
            "because of their sex."
        ),
        "examples_ar": "القول إن رأي النساء لا يُعتدّ به في موضوع ما.",
        "examples_en": "Saying that women's opinion on a subject does not count.",
        "allowed_ar": "طلب مراعاة احتياجات النساء أو الرجال في خدمة.",
        "allowed_en": "Asking that a service meet the needs of women or of men.",
    },
    {
        "number": 11,
        "title_ar": "خارج موضوع الاستشارة",
        "title_en": "Off topic",
        "text_ar": ("لا يُنشر ما لا صلة له بموضوع الاستشارة، ويُدَلّ كاتبه إلى المكان المناسب إن وُجد."),
        "text_en": (
            "What has nothing to do with the subject of the consultation is not published; its "
            "author is shown the right place if there is one."
        ),
        "examples_ar": "شكوى عن فاتورة في استشارة عن المدارس.",
        "examples_en": "A complaint about a bill in a consultation on schools.",
        "allowed_ar": "أثر جانبي للمشروع لم تذكره الأسئلة.",
        "allowed_en": "A side effect of the draft that the questions did not mention.",
    },
)

TERMS = (
    {
        "number": 1,
        "code": "USE-01",
        "title_ar": "الالتزام بالموضوع",
        "title_en": "Keep to the subject",
        "text_ar": "يُرجى أن تتناول المشاركة موضوع الاستشارة المطروح.",
        "text_en": "Please write about the subject of the consultation.",
    },
    {
        "number": 2,
        "code": "USE-02",
        "title_ar": "احترام حرية التعبير",
        "title_en": "Respect freedom of expression",
        "text_ar": "للآخرين حق في التعبير عن رأيهم كما لكم.",
        "text_en": "Others have the same right to express their opinion as you have.",
    },
    {
        "number": 3,
        "code": "USE-03",
        "title_ar": "وجهات النظر المختلفة",
        "title_en": "Different points of view",
        "text_ar": "الرأي المخالف فرصة للنظر إلى الموضوع من زاوية جديدة.",
        "text_en": "A different opinion is an opportunity to see the subject from a new side.",
    },
    {
        "number": 4,
        "code": "USE-04",
        "title_ar": "القوانين النافذة",
        "title_en": "The laws in force",
        "text_ar": (
            "تُراعى في المشاركة القوانين والأنظمة والتعليمات النافذة في المملكة الأردنية الهاشمية."
        ),
        "text_en": (
            "Contributions respect the laws, bylaws and instructions in force in the Hashemite "
            "Kingdom of Jordan."
        ),
    },
    {
        "number": 5,
        "code": "USE-05",
        "title_ar": "لغة واضحة",
        "title_en": "Clear language",
        "text_ar": "تُكتب المشاركة بلغة واضحة، بالعربية أو الإنجليزية.",
        "text_en": "Contributions are written in clear Arabic or English.",
    },
    {
        "number": 6,
        "code": "USE-06",
        "title_ar": "عبارات لائقة",
        "title_en": "Decent expression",
        "text_ar": (
            "لا تتضمن المشاركة عبارات مسيئة أو خادشة للحياء في حق أشخاص أو جهات. ونقد القرارات "
            "والأداء حق مكفول على البوابة."
        ),
        "text_en": (
            "Contributions contain no abusive or indecent expressions about persons or bodies. "
            "Criticism of decisions and performance is welcome."
        ),
    },
    {
        "number": 7,
        "code": "USE-07",
        "title_ar": "الجدية والوضوح والاختصار",
        "title_en": "Serious, clear and brief",
        "text_ar": "الحد الأعلى للتعليق 4,000 حرف، ويمكن إرسال أكثر من تعليق.",
        "text_en": "A comment may have up to 4,000 characters; you may send more than one.",
    },
    {
        "number": 8,
        "code": "USE-08",
        "title_ar": "البيانات الشخصية",
        "title_en": "Personal data",
        "text_ar": (
            "يُرجى عدم ذكر أسماء أو أرقام هواتف أو عناوين في نص المشاركة. وتنبّهكم البوابة قبل "
            "الإرسال، وقد تُنشر المشاركة بعد حجب ما ورد فيها من بيانات شخصية."
        ),
        "text_en": (
            "Please leave names, telephone numbers and addresses out of the text. The portal "
            "warns you before sending, and a contribution may be published with personal data "
            "removed."
        ),
    },
    {
        "number": 9,
        "code": "USE-09",
        "title_ar": "حقوق الآخرين",
        "title_en": "Rights of others",
        "text_ar": "لا تمسّ المشاركة حقوق الآخرين القانونية أو حقوق ملكيتهم الفكرية.",
        "text_en": (
            "Contributions infringe neither the legal rights nor the intellectual property of "
            "others."
        ),
    },
    {
        "number": 10,
        "code": "USE-10",
        "title_ar": "القيود على استخدام البوابة",
        "title_en": "Restrictions on use",
        "text_ar": (
            "لا يجوز استخدام البوابة بما يعطّلها أو يبطئها، ولا جمع بيانات المشاركين منها، ولا "
            "المشاركة باسم شخص آخر، ولا إنشاء حسابات متعددة للتأثير في النتائج."
        ),
        "text_en": (
            "The portal may not be used so as to disrupt or slow it, to collect participants' "
            "data, to take part in another's name, or through several accounts to sway results."
        ),
    },
    {
        "number": 11,
        "code": "USE-11",
        "title_ar": "حقوق الملكية",
        "title_en": "Property rights",
        "text_ar": (
            "يبقى لكم حق التأليف في ما تكتبونه، وتأذنون للبوابة بنشره واقتباسه في تقارير النتائج "
            "وترجمته. أما شعار البوابة وتصميمها فمحفوظان."
        ),
        "text_en": (
            "You keep the copyright in what you write and permit the portal to publish it, to "
            "quote it in outcome reports and to translate it. The portal's name mark and design "
            "are reserved."
        ),
    },
    {
        "number": 12,
        "code": "USE-12",
        "title_ar": "المرجعية القضائية",
        "title_en": "Jurisdiction",
        "text_ar": (
            "تخضع هذه السياسة للقوانين الأردنية، وتختص المحاكم الأردنية بالنظر في أي نزاع ينشأ "
            "عنها. ولا يمسّ ذلك حق التظلّم لدى البوابة."
        ),
        "text_en": (
            "This policy is governed by Jordanian law and Jordanian courts have jurisdiction "
            "over disputes arising from it. This does not affect the right of appeal on the "
            "portal."
        ),
    },
    {
        "number": 13,
        "code": "USE-13",
        "title_ar": "إيقاف الحساب",
        "title_en": "Suspension of an account",
        "text_ar": (
            "يجوز إيقاف الحساب مؤقتاً عند تكرار المخالفة بعد تنبيه مكتوب، أو عند إساءة استخدام "
            "تضرّ بالبوابة أو بالآخرين. ويُبلَّغ صاحب الحساب بالسبب والمدة وطريقة التظلّم. ولا "
            "تُحذف مشاركاته السابقة."
        ),
        "text_en": (
            "An account may be suspended for a time after repeated violations and a written "
            "warning, or for misuse that harms the portal or others. Its holder is told the "
            "reason, the length and how to appeal. Earlier contributions are not deleted."
        ),
    },
    {
        "number": 14,
        "code": "USE-14",
        "title_ar": "التشريعات ذات الصلة",
        "title_en": "Related legislation",
        "text_ar": (
            "تُقرأ هذه السياسة مع التشريعات المدرجة أدناه وما يطرأ عليها من تعديل.\n"
            "قانون حماية البيانات الشخصية رقم 24 لسنة 2023\n"
            "قانون الجرائم الإلكترونية رقم 17 لسنة 2023\n"
            "قانون المعاملات الإلكترونية رقم 15 لسنة 2015\n"
            "قانون الأمن السيبراني رقم 16 لسنة 2019\n"
            "قانون ضمان حق الحصول على المعلومات رقم 47 لسنة 2007\n"
            "قانون حقوق الأشخاص ذوي الإعاقة رقم 20 لسنة 2017\n"
            "نظام التنظيم الجيد وتقييم الأثر للتشريعات والسياسات رقم 16 لسنة 2025"
        ),
        "text_en": (
            "This policy is read with the legislation listed below, as amended.\n"
            "Personal Data Protection Law No. 24 of 2023\n"
            "Cybercrime Law No. 17 of 2023\n"
            "Electronic Transactions Law No. 15 of 2015\n"
            "Cybersecurity Law No. 16 of 2019\n"
            "Law No. 47 of 2007 guaranteeing the right of access to information\n"
            "Rights of Persons with Disabilities Law No. 20 of 2017\n"
            "Bylaw No. 16 of 2025 on good regulation and impact assessment of legislation and "
            "policies"
        ),
    },
)
