"""Decided, dates relative to the day of loading; the last one late."""

CONSULTATIONS = (
    {
        "key": "aseza-beach",
        "entity": "aseza",
        "partners": ("moenv",),
        "kind": "plan",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {
            "publish": -60,
            "opens": -59,
            "closes": -31,
            "analysis": -21,
            "results": -9,
            "outcome": -10,
        },
        "title_ar": "خطة الشواطئ العامة في العقبة",
        "title_en": "Plan for the public beaches of Aqaba",
        "summary_ar": (
            "خطة تحدد الشواطئ المفتوحة للجميع وخدماتها، ومواقع الغوص المحمية، وأوقات القوارب."
        ),
        "summary_en": (
            "A plan of the beaches open to all and their services, protected dive sites, and the "
            "hours of boats."
        ),
        "change_ar": (
            ("المرافق", "متفاوتة", "حدّ أدنى: ماء وظل ودورات مياه وممر للكراسي المتحركة"),
            ("القوارب", "طوال اليوم", "خارج مناطق السباحة"),
            ("المرجان", "لوحات إرشادية", "عوامات ربط ومسار للغواصين"),
        ),
        "change_en": (
            (
                "Facilities",
                "They differ",
                "A minimum: water, shade, toilets and a wheelchair path",
            ),
            ("Boats", "All day", "Outside swimming areas"),
            ("Coral", "Information boards", "Mooring buoys and a divers' trail"),
        ),
        "questions_ar": ("ما الذي ينقص الشاطئ العام؟", "كيف يُحمى المرجان مع بقاء السباحة؟"),
        "questions_en": (
            "What does the public beach lack?",
            "How can coral be protected while people swim?",
        ),
        "background_ar": (
            "الشاطئ العام متنفس أهل العقبة وزوارها من المحافظات، ويضيق في العطل.\n\n"
            "أُعدّت الخطة مع الغواصين وأصحاب القوارب."
        ),
        "background_en": (
            "The public beach is where the town and visitors from all governorates come. The "
            "plan was made with divers and boat owners."
        ),
        "objectives_ar": "شاطئ مفتوح ونظيف، ومرجان محميّ.",
        "objectives_en": "An open, clean beach and protected coral.",
        "sectors": ("local", "tourism", "environment"),
        "goals": (11, 14),
        "groups": ("residents", "visitors", "sme"),
        "governorates": ("aqaba",),
        "estimate": 180000,
    },
    {
        "key": "istd-invoice",
        "entity": "istd",
        "partners": ("mof",),
        "kind": "guide",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {
            "publish": -50,
            "opens": -49,
            "closes": -26,
            "analysis": -17,
            "results": -8,
            "outcome": -8.5,
        },
        "title_ar": "دليل الفوترة الإلكترونية للأنشطة الصغيرة",
        "title_en": "Guide to electronic invoicing for small businesses",
        "summary_ar": (
            "دليل مبسّط يشرح لأصحاب المشاريع المنزلية والمحال الصغيرة متى تلزم الفاتورة، وكيف "
            "تصدر من الهاتف، وأين تُطلب المساعدة."
        ),
        "summary_en": (
            "A simple guide for home businesses and small shops: when an invoice is needed, how "
            "to issue it from a phone, and where to find help."
        ),
        "change_ar": (
            ("الشرح", "دليل تقني", "خطوات مصورة وأمثلة من السوق"),
            ("المساعدة", "عبر الموقع", "خط هاتف وجلسات في الغرف التجارية"),
            ("إصدار الفاتورة", "من الحاسوب", "من الهاتف أيضاً"),
        ),
        "change_en": (
            ("Explanation", "A technical manual", "Pictured steps and examples from the market"),
            ("Help", "On the web site", "A telephone line and sessions in chambers"),
            ("Issuing an invoice", "From a computer", "From a phone too"),
        ),
        "questions_ar": ("أي خطوة غير واضحة؟", "ما الأمثلة التي تنقص الدليل؟"),
        "questions_en": ("Which step is unclear?", "Which examples are missing?"),
        "background_ar": (
            "يستصعب أصحاب الأنشطة الصغيرة المصطلحات التقنية في الأدلة المتاحة.\n\n"
            "كُتبت المسودة بلغة مبسّطة، واختُبرت مع عشرين صاحب نشاط."
        ),
        "background_en": (
            "Small owners find technical terms hard. The draft was written plainly and tried "
            "with twenty of them."
        ),
        "objectives_ar": "التزام أسهل وأخطاء أقل.",
        "objectives_en": "Easier compliance and fewer mistakes.",
        "sectors": ("finance", "trade"),
        "goals": (8,),
        "groups": ("sme", "women"),
        "governorates": (),
        "estimate": 120000,
    },
    {
        "key": "wadi-shelters",
        "entity": "demo-wadi",
        "partners": (),
        "kind": "service",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {
            "publish": -75,
            "opens": -74,
            "closes": -55,
            "analysis": -45,
            "results": -30,
            "outcome": -12,
        },
        "illustrates_late": True,
        "title_ar": "مظلات مواقف الحافلات",
        "title_en": "Bus stop shelters",
        "summary_ar": "خدمة توضيحية: مواقع عشرين مظلة لمواقف الحافلات وتصميمها.",
        "summary_en": "An illustrative service: the places and design of twenty bus shelters.",
        "change_ar": (
            ("المواقف", "دون مظلات", "عشرون مظلة بمقاعد"),
            ("المعلومات", "لا تتوفر", "جدول مواعيد عند كل موقف"),
        ),
        "change_en": (
            ("Stops", "Without shelters", "Twenty shelters with seats"),
            ("Information", "None", "A timetable at every stop"),
        ),
        "questions_ar": ("أين نبدأ؟", "ما الذي يحتاج إليه كبار السن في الموقف؟"),
        "questions_en": ("Where should we begin?", "What do older people need at a stop?"),
        "background_ar": (
            "هذه بلدية توضيحية لا وجود لها. صدرت النتائج بعد موعدها المعلن، وتُظهر البوابة "
            "التأخير.\n\n"
            "تُقاس المواعيد على ما أُعلن أول مرة."
        ),
        "background_en": (
            "This municipality does not exist. The results came after the announced date, and "
            "the portal shows it."
        ),
        "objectives_ar": "انتظار مريح وآمن.",
        "objectives_en": "Comfortable and safe waiting.",
        "sectors": ("local", "transport"),
        "goals": (11,),
        "groups": ("older", "students"),
        "governorates": ("balqa",),
        "estimate": 9000,
    },
)
