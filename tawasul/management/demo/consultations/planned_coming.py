"""Announced and not open, and one withdrawn after publication."""

CONSULTATIONS = (
    {
        "key": "trc-speed",
        "entity": "trc",
        "partners": (),
        "kind": "instructions",
        "phase": "upcoming",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -1, "opens": 3, "closes": 24, "analysis": 33, "results": 42},
        "title_ar": "تعليمات نشر مؤشرات جودة الإنترنت",
        "title_en": "Instructions on publishing internet quality figures",
        "summary_ar": (
            "تعليمات تُلزم مزوّدي الخدمة بنشر السرعة الفعلية والانقطاعات في كل لواء، بأرقام يمكن "
            "لأي مشترك مقارنتها."
        ),
        "summary_en": (
            "Instructions asking providers to publish real speeds and outages for every "
            "district, in figures any subscriber can compare."
        ),
        "change_ar": (
            ("ما يُنشر", "السرعة المعلنة للباقة", "السرعة الفعلية في ساعات الذروة لكل لواء"),
            ("الانقطاع", "يُعالج عند الشكوى", "سجل معلن بمدته وسببه"),
        ),
        "change_en": (
            (
                "What is published",
                "The advertised speed",
                "The real speed at busy hours in each district",
            ),
            ("Outages", "Handled on complaint", "A public log with length and cause"),
        ),
        "questions_ar": (
            "ما المعلومة التي تحتاجون إليها قبل اختيار الباقة؟",
            "كل كم من الوقت ينبغي تحديث الأرقام؟",
        ),
        "questions_en": (
            "What do you need to know before choosing a package?",
            "How often should the figures be updated?",
        ),
        "background_ar": (
            "تختلف جودة الإنترنت بين الألوية، ولا يجد المشترك رقماً موثوقاً يقارن به قبل "
            "التعاقد.\n\n"
            "تقيس الهيئة الجودة دورياً، وتقترح أن يُنشر ما يُقاس بصيغة مفتوحة."
        ),
        "background_en": (
            "Quality differs between districts and subscribers lack a figure they can trust. "
            "What is measured should be published in an open format."
        ),
        "objectives_ar": "تمكين المشترك من المقارنة، وتحفيز التحسين حيث الجودة أدنى.",
        "objectives_en": (
            "Let subscribers compare, and encourage improvement where quality is lowest."
        ),
        "sectors": ("digital",),
        "goals": (9,),
        "groups": ("all", "students", "private"),
        "governorates": (),
        "estimate": 500000,
    },
    {
        "key": "irbid-streets",
        "entity": "irbid-m",
        "partners": ("mola",),
        "kind": "project",
        "phase": "upcoming",
        "decision_mode": "public",
        "level": "decision",
        "timing": {"publish": -2, "opens": 5, "closes": 26, "analysis": 33, "results": 40},
        "title_ar": "أي شارع نبدأ به؟ تأهيل ثلاثة شوارع في إربد",
        "title_en": "Which street first? Renewing three streets in Irbid",
        "summary_ar": (
            "تعرض البلدية ثلاثة شوارع للتأهيل، ويُنفَّذ أولاً ما يحظى بأوسع تأييد من الأهالي ضمن "
            "الموازنة المتاحة."
        ),
        "summary_en": (
            "The municipality proposes three streets for renewal; the one with the widest "
            "support is done first within the budget."
        ),
        "change_ar": (
            ("ترتيب التنفيذ", "تحدده البلدية", "يحدده رأي الأهالي المعلن"),
            ("الأرصفة", "متفاوتة العرض", "عرض موحّد يسمح بمرور الكرسي المتحرك"),
        ),
        "change_en": (
            ("Order of work", "Set by the municipality", "Set by residents' published opinion"),
            ("Pavements", "Of different widths", "One width that a wheelchair can pass"),
        ),
        "questions_ar": (
            "أي الشوارع الثلاثة أولى؟ ولماذا؟",
            "ما الأهم لكم: الإنارة أم الأرصفة أم الأشجار؟",
        ),
        "questions_en": (
            "Which of the three comes first, and why?",
            "What matters most: lighting, pavements or trees?",
        ),
        "background_ar": (
            "رُصدت في موازنة العام المقبل كلفة تأهيل شارع واحد كاملاً، ويبقى الشارعان الآخران "
            "لمرحلتين لاحقتين.\n\n"
            "القرار في هذه الاستشارة للجمهور، وتلتزم البلدية بما يسفر عنه ضمن حدود الموازنة."
        ),
        "background_en": (
            "Next year's budget covers one street in full. In this consultation the public "
            "decides and the municipality will follow."
        ),
        "objectives_ar": "اختيار الشارع الأول بمشاركة الأهالي.",
        "objectives_en": "Choose the first street together with residents.",
        "sectors": ("local",),
        "goals": (11,),
        "groups": ("all", "disability", "older"),
        "governorates": ("irbid",),
        "estimate": 90000,
    },
    {
        "key": "mola-signs",
        "entity": "mola",
        "partners": (),
        "kind": "instructions",
        "phase": "withdrawn",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -16, "opens": -15, "closes": 6, "analysis": 14, "results": 22},
        "withdrawal_reason_ar": (
            "سُحبت الاستشارة لدمج موضوعها في مشروع أوسع عن تنظيم الشوارع التجارية، يُطرح كاملاً "
            "في استشارة جديدة. وتُضمّ الملاحظات الواردة هنا إليه."
        ),
        "withdrawal_reason_en": (
            "Withdrawn because the subject is being joined to a wider draft on commercial "
            "streets, which will be put to consultation as a whole. The remarks received here "
            "will be carried over."
        ),
        "withdrawn_at": -5,
        "title_ar": "تعليمات ترخيص اللوحات التجارية",
        "title_en": "Instructions on licensing shop signs",
        "summary_ar": (
            "تعليمات مقترحة توحّد مقاسات اللوحات التجارية ورسومها بين البلديات، وتحمي الأرصفة "
            "والواجهات القديمة."
        ),
        "summary_en": (
            "Proposed instructions giving shop signs the same sizes and fees in all "
            "municipalities and protecting pavements and old façades."
        ),
        "change_ar": (
            ("الرسوم", "تختلف بين البلديات", "جدول واحد بحسب المساحة"),
            ("الواجهات القديمة", "لا حكم خاص", "مواد وألوان تناسب الحجر"),
        ),
        "change_en": (
            ("Fees", "Differ between municipalities", "One table by area"),
            ("Old façades", "No special rule", "Materials and colours that suit stone"),
        ),
        "questions_ar": (
            "هل المقاسات المقترحة مناسبة للمحال الصغيرة؟",
            "كم تكفي من مدة لتوفيق الأوضاع؟",
        ),
        "questions_en": (
            "Do the proposed sizes suit small shops?",
            "How long should owners have to adapt?",
        ),
        "background_ar": (
            "تتفاوت شروط اللوحات بين بلدية وأخرى، ويتحمّل أصحاب الفروع المتعددة كلفة هذا "
            "التفاوت.\n\n"
            "هدفت المسودة إلى توحيد الشروط مع مهلة كافية لتوفيق الأوضاع."
        ),
        "background_en": (
            "Conditions differ between municipalities. The draft sought to make them alike, with "
            "enough time to adapt."
        ),
        "objectives_ar": "توحيد الشروط والرسوم.",
        "objectives_en": "Make conditions and fees alike.",
        "sectors": ("local", "trade"),
        "goals": (11,),
        "groups": ("sme", "municipalities"),
        "governorates": (),
        "estimate": 80000,
    },
)
