"""The usage policy's first version: what is asked of people, and what a decision may cite.

Data for the migration that publishes version 1. Later versions are written on the portal, so
nothing here changes once it has been loaded.
"""

# Numbers are what a decision cites: «3/1» is clause 3 of version 1.
CLAUSES = (
    {
        "number": 1,
        "short_ar": "تهديد للأمن أو للخصوصية",
        "text_ar": "لا يُنشر ما يمثل تهديداً للأمن أو لسلامة أشخاص أو لخصوصيتهم.",
        "short_en": "Threat to security or privacy",
        "text_en": (
            "Nothing is published that threatens security, or the safety or privacy of persons."
        ),
        "covered_ar": "توعّد شخص بالأذى، أو نشر موعد وجوده في مكان معيّن.",
        "covered_en": (
            "Threatening somebody, or publishing when a person will be at a given place."
        ),
        "not_covered_ar": "التنبيه إلى خطر في طريق أو مبنى أو خدمة.",
        "not_covered_en": "Warning of a danger on a road, in a building or in a service.",
    },
    {
        "number": 2,
        "short_ar": "لغة غير لائقة أو مسيئة",
        "text_ar": (
            "لا يُنشر ما فيه شتم أو إهانة لأشخاص أو فئات. ولا يُعدّ نقد القرارات والأداء إساءة."
        ),
        "short_en": "Improper or abusive language",
        "text_en": (
            "Nothing is published that insults or demeans persons or groups. Criticism of "
            "decisions and of performance is not abuse."
        ),
        "covered_ar": "ألفاظ الشتم والسخرية من شخص أو فئة.",
        "covered_en": "Insults, or mockery of a person or group.",
        "not_covered_ar": "القول إن القرار خاطئ أو إن الخدمة بطيئة، ولو بعبارة شديدة.",
        "not_covered_en": "Saying that a decision is wrong or a service slow, however strongly.",
    },
    {
        "number": 3,
        "short_ar": "انتهاك خصوصية الآخرين",
        "text_ar": (
            "لا يُنشر ما يكشف بيانات شخصية لغير من كتب التعليق، كالأسماء وأرقام الهواتف والعناوين."
        ),
        "short_en": "Violation of others' privacy",
        "text_en": (
            "Nothing is published that discloses the personal data of anybody but its author, "
            "such as names, telephone numbers and addresses."
        ),
        "covered_ar": "رقم هاتف جار أو موظف، أو حالته الصحية.",
        "covered_en": "A neighbour's or an employee's telephone number or state of health.",
        "not_covered_ar": "ذكر الوظيفة أو الدائرة دون الاسم، وأسماء الشوارع والمدارس.",
        "not_covered_en": (
            "Naming a post or department without the person, or streets and schools."
        ),
    },
    {
        "number": 4,
        "short_ar": "مخالفة القوانين النافذة",
        "text_ar": "لا يُنشر ما تحظره القوانين النافذة في المملكة، مع ذكر النص القانوني.",
        "short_en": "Breach of laws in force",
        "text_en": (
            "Nothing is published that the laws in force in the Kingdom forbid; the legal text "
            "is cited."
        ),
        "covered_ar": "محتوى يحظره نص قانوني، يُذكر رقمه في القرار.",
        "covered_en": "Content forbidden by a legal text, whose number the decision cites.",
        "not_covered_ar": "المطالبة بتعديل قانون أو إلغائه.",
        "not_covered_en": "Asking that a law be amended or repealed.",
    },
    {
        "number": 5,
        "short_ar": "تحريض أو محتوى مبتذل",
        "text_ar": "لا يُنشر ما يحرّض على العنف أو الأذى، ولا المحتوى الفاحش.",
        "short_en": "Incitement or vulgar content",
        "text_en": "Nothing is published that incites violence or harm, and nothing obscene.",
        "covered_ar": "الدعوة إلى الاعتداء أو إتلاف الممتلكات.",
        "covered_en": "Calling for assault or damage to property.",
        "not_covered_ar": "الدعوة إلى اعتراض سلمي أو إلى رفض المشروع.",
        "not_covered_en": "Calling for peaceful objection or for the draft to be rejected.",
    },
    {
        "number": 6,
        "short_ar": "رسائل غير مرغوب فيها أو ترويج تجاري",
        "text_ar": "لا تُنشر الإعلانات ولا الرسائل الآلية المكررة.",
        "short_en": "Spam or commercial promotion",
        "text_en": "Advertisements and repeated automatic messages are not published.",
        "covered_ar": "عرض سلعة أو خدمة للبيع.",
        "covered_en": "Offering goods or services for sale.",
        "not_covered_ar": (
            "ذكر خبرة في مهنة أو مثال من السوق، ونص واحد يرسله كثيرون، فهو يُجمع ولا يُرفض."
        ),
        "not_covered_en": (
            "Mentioning one's trade or an example from the market; one text sent by many, which "
            "is grouped, not refused."
        ),
    },
    {
        "number": 7,
        "short_ar": "عنصرية أو تحامل",
        "text_ar": "لا يُنشر ما يحطّ من شأن الناس لعرقهم أو أصلهم أو دينهم أو إعاقتهم.",
        "short_en": "Racism or prejudice",
        "text_en": (
            "Nothing is published that demeans people for their race, origin, religion or "
            "disability."
        ),
        "covered_ar": "التعميم المهين على أهل منطقة أو أصل.",
        "covered_en": "Demeaning generalisations about the people of a place or origin.",
        "not_covered_ar": "بيان أن أثر المشروع على فئة يختلف عن أثره على غيرها.",
        "not_covered_en": "Showing that a draft affects one group differently from another.",
    },
    {
        "number": 8,
        "short_ar": "دعاية انتخابية",
        "text_ar": (
            "لا تُنشر الدعاية لمرشح أو قائمة أو حزب في انتخابات. ولا يشمل ذلك إبداء الرأي في "
            "السياسات والتشريعات، ولا ذكر الأحزاب، ولا نقد المسؤولين."
        ),
        "short_en": "Electoral campaigning",
        "text_en": (
            "Campaigning for a candidate, list or party in an election is not published. This "
            "does not extend to opinions on policies and legislation, to mention of parties, or "
            "to criticism of officials."
        ),
        "covered_ar": "الدعوة إلى انتخاب مرشح بعينه.",
        "covered_en": "Asking people to vote for a particular candidate.",
        "not_covered_ar": "تأييد سياسة أو معارضتها، وذكر موقف حزب منها.",
        "not_covered_en": (
            "Supporting or opposing a policy, or mentioning a party's position on it."
        ),
    },
    {
        "number": 9,
        "short_ar": "انتهاك حقوق الملكية الفكرية",
        "text_ar": "لا يُنشر نص أو ملف منقول دون حق في نشره. والاقتباس مع ذكر المصدر جائز.",
        "short_en": "Infringement of intellectual property",
        "text_en": (
            "No text or file copied without the right to publish it is published. Quotation with "
            "its source is allowed."
        ),
        "covered_ar": "مقال منقول بكامله، أو صورة دون إذن صاحبها.",
        "covered_en": "A whole article, or a picture without its owner's permission.",
        "not_covered_ar": "فقرة مقتبسة مع مصدرها، ونصوص التشريعات.",
        "not_covered_en": "A quoted passage with its source, and the texts of legislation.",
    },
    {
        "number": 10,
        "short_ar": "خطاب كراهية أو تمييز على أساس الجنس",
        "text_ar": "لا يُنشر ما يدعو إلى كراهية الناس أو يميّز ضدهم بسبب جنسهم.",
        "short_en": "Hate speech or discrimination by gender",
        "text_en": (
            "Nothing is published that calls for hatred of people or discriminates against them "
            "because of their sex."
        ),
        "covered_ar": "القول إن رأي النساء لا يُعتدّ به في موضوع ما.",
        "covered_en": "Saying that women's opinion on a subject does not count.",
        "not_covered_ar": "طلب مراعاة احتياجات النساء أو الرجال في خدمة.",
        "not_covered_en": "Asking that a service meet the needs of women or of men.",
    },
    {
        "number": 11,
        "short_ar": "خارج موضوع الاستشارة",
        "text_ar": ("لا يُنشر ما لا صلة له بموضوع الاستشارة، ويُدَلّ كاتبه إلى المكان المناسب إن وُجد."),
        "short_en": "Off topic",
        "text_en": (
            "What has nothing to do with the subject of the consultation is not published; its "
            "author is shown the right place if there is one."
        ),
        "covered_ar": "شكوى عن فاتورة في استشارة عن المدارس.",
        "covered_en": "A complaint about a bill in a consultation on schools.",
        "not_covered_ar": "أثر جانبي للمشروع لم تذكره الأسئلة.",
        "not_covered_en": "A side effect of the draft that the questions did not mention.",
    },
)

TERMS = (
    {
        "code": "USE-01",
        "title_ar": "الالتزام بالموضوع",
        "text_ar": "يُرجى أن تتناول المشاركة موضوع الاستشارة المطروح.",
        "title_en": "Keep to the subject",
        "text_en": "Please write about the subject of the consultation.",
    },
    {
        "code": "USE-02",
        "title_ar": "احترام حرية التعبير",
        "text_ar": "للآخرين حق في التعبير عن رأيهم كما لكم.",
        "title_en": "Respect freedom of expression",
        "text_en": "Others have the same right to express their opinion as you have.",
    },
    {
        "code": "USE-03",
        "title_ar": "وجهات النظر المختلفة",
        "text_ar": "الرأي المخالف فرصة للنظر إلى الموضوع من زاوية جديدة.",
        "title_en": "Different points of view",
        "text_en": "A different opinion is an opportunity to see the subject from a new side.",
    },
    {
        "code": "USE-04",
        "title_ar": "القوانين النافذة",
        "text_ar": (
            "تُراعى في المشاركة القوانين والأنظمة والتعليمات النافذة في المملكة الأردنية الهاشمية."
        ),
        "title_en": "The laws in force",
        "text_en": (
            "Contributions respect the laws, bylaws and instructions in force in the Hashemite "
            "Kingdom of Jordan."
        ),
    },
    {
        "code": "USE-05",
        "title_ar": "لغة واضحة",
        "text_ar": "تُكتب المشاركة بلغة واضحة، بالعربية أو الإنجليزية.",
        "title_en": "Clear language",
        "text_en": "Contributions are written in clear Arabic or English.",
    },
    {
        "code": "USE-06",
        "title_ar": "عبارات لائقة",
        "text_ar": (
            "لا تتضمن المشاركة عبارات مسيئة أو خادشة للحياء في حق أشخاص أو جهات. ونقد القرارات "
            "والأداء حق مكفول على البوابة."
        ),
        "title_en": "Decent expression",
        "text_en": (
            "Contributions contain no abusive or indecent expressions about persons or bodies. "
            "Criticism of decisions and performance is welcome."
        ),
    },
    {
        "code": "USE-07",
        "title_ar": "الجدية والوضوح والاختصار",
        "text_ar": "الحد الأعلى للتعليق 4,000 حرف، ويمكن إرسال أكثر من تعليق.",
        "title_en": "Serious, clear and brief",
        "text_en": "A comment may have up to 4,000 characters; you may send more than one.",
    },
    {
        "code": "USE-08",
        "title_ar": "البيانات الشخصية",
        "text_ar": (
            "يُرجى عدم ذكر أسماء أو أرقام هواتف أو عناوين في نص المشاركة. وتنبّهكم البوابة قبل "
            "الإرسال، وقد تُنشر المشاركة بعد حجب ما ورد فيها من بيانات شخصية."
        ),
        "title_en": "Personal data",
        "text_en": (
            "Please leave names, telephone numbers and addresses out of the text. The portal "
            "warns you before sending, and a contribution may be published with personal data "
            "removed."
        ),
    },
    {
        "code": "USE-09",
        "title_ar": "حقوق الآخرين",
        "text_ar": "لا تمسّ المشاركة حقوق الآخرين القانونية أو حقوق ملكيتهم الفكرية.",
        "title_en": "Rights of others",
        "text_en": (
            "Contributions infringe neither the legal rights nor the intellectual property of "
            "others."
        ),
    },
    {
        "code": "USE-10",
        "title_ar": "القيود على استخدام البوابة",
        "text_ar": (
            "لا يجوز استخدام البوابة بما يعطّلها أو يبطئها، ولا جمع بيانات المشاركين منها، ولا "
            "المشاركة باسم شخص آخر، ولا إنشاء حسابات متعددة للتأثير في النتائج."
        ),
        "title_en": "Restrictions on use",
        "text_en": (
            "The portal may not be used so as to disrupt or slow it, to collect participants' "
            "data, to take part in another's name, or through several accounts to sway results."
        ),
    },
    {
        "code": "USE-11",
        "title_ar": "حقوق الملكية",
        "text_ar": (
            "يبقى لكم حق التأليف في ما تكتبونه، وتأذنون للبوابة بنشره واقتباسه في تقارير النتائج "
            "وترجمته. أما شعار البوابة وتصميمها فمحفوظان."
        ),
        "title_en": "Property rights",
        "text_en": (
            "You keep the copyright in what you write and permit the portal to publish it, to "
            "quote it in outcome reports and to translate it. The portal's name mark and design "
            "are reserved."
        ),
    },
    {
        "code": "USE-12",
        "title_ar": "المرجعية القضائية",
        "text_ar": (
            "تخضع هذه السياسة للقوانين الأردنية، وتختص المحاكم الأردنية بالنظر في أي نزاع ينشأ "
            "عنها. ولا يمسّ ذلك حق التظلّم لدى البوابة."
        ),
        "title_en": "Jurisdiction",
        "text_en": (
            "This policy is governed by Jordanian law and Jordanian courts have jurisdiction "
            "over disputes arising from it. This does not affect the right of appeal on the "
            "portal."
        ),
    },
    {
        "code": "USE-13",
        "title_ar": "إيقاف الحساب",
        "text_ar": (
            "يجوز إيقاف الحساب مؤقتاً عند تكرار المخالفة بعد تنبيه مكتوب، أو عند إساءة استخدام "
            "تضرّ بالبوابة أو بالآخرين. ويُبلَّغ صاحب الحساب بالسبب والمدة وطريقة التظلّم. ولا "
            "تُحذف مشاركاته السابقة."
        ),
        "title_en": "Suspension of an account",
        "text_en": (
            "An account may be suspended for a time after repeated violations and a written "
            "warning, or for misuse that harms the portal or others. Its holder is told the "
            "reason, the length and how to appeal. Earlier contributions are not deleted."
        ),
    },
    {
        "code": "USE-14",
        "title_ar": "التشريعات ذات الصلة",
        "text_ar": "تُقرأ هذه السياسة مع التشريعات المدرجة أدناه وما يطرأ عليها من تعديل.",
        "title_en": "Related legislation",
        "text_en": "This policy is read with the legislation listed below, as amended.",
    },
)

RELATED_LEGISLATION = (
    {
        "title_ar": "قانون حماية البيانات الشخصية رقم 24 لسنة 2023",
        "title_en": "Personal Data Protection Law No. 24 of 2023",
    },
    {
        "title_ar": "قانون الجرائم الإلكترونية رقم 17 لسنة 2023",
        "title_en": "Cybercrime Law No. 17 of 2023",
    },
    {
        "title_ar": "قانون المعاملات الإلكترونية رقم 15 لسنة 2015",
        "title_en": "Electronic Transactions Law No. 15 of 2015",
    },
    {
        "title_ar": "قانون الأمن السيبراني رقم 16 لسنة 2019",
        "title_en": "Cybersecurity Law No. 16 of 2019",
    },
    {
        "title_ar": "قانون ضمان حق الحصول على المعلومات رقم 47 لسنة 2007",
        "title_en": "Law No. 47 of 2007 guaranteeing the right of access to information",
    },
    {
        "title_ar": "قانون حقوق الأشخاص ذوي الإعاقة رقم 20 لسنة 2017",
        "title_en": "Rights of Persons with Disabilities Law No. 20 of 2017",
    },
    {
        "title_ar": "نظام التنظيم الجيد وتقييم الأثر للتشريعات والسياسات رقم 16 لسنة 2025",
        "title_en": (
            "Bylaw No. 16 of 2025 on good regulation and impact assessment of legislation and "
            "policies"
        ),
    },
)

# Shown beside the comment form.
VALUES = (
    {
        "title_ar": "احترام الآخرين وخصوصيتهم",
        "text_ar": "نناقش الرأي لا صاحبه، ولا نكشف ما يخص غيرنا.",
        "title_en": "Respect for others and their privacy",
        "text_en": (
            "We discuss the opinion, not the person, and disclose nothing that concerns others."
        ),
    },
    {
        "title_ar": "مصداقية ما يُنشر",
        "text_ar": "نكتب ما نعرفه، ونذكر المصدر إن وُجد.",
        "title_en": "Credibility of what is published",
        "text_en": "We write what we know and give the source if there is one.",
    },
    {
        "title_ar": "الحد من المحتوى المخالف للقيم",
        "text_ar": "نُبلغ عن المخالفة بدل الردّ عليها بمثلها.",
        "title_en": "Less content against shared values",
        "text_en": "We report a violation instead of answering in kind.",
    },
)
