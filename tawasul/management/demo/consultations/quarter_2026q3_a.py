"""Deadlines of the third quarter of 2026: in order."""

CONSULTATIONS = (
    {
        "key": "ltrc-timetable",
        "entity": "ltrc",
        "partners": ("mot",),
        "kind": "instructions",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-06-21T09:00:00+03:00",
            "opens": "2026-06-22T09:00:00+03:00",
            "closes": "2026-07-16T15:30:00+03:00",
            "analysis": "2026-07-26T15:30:00+03:00",
            "results": "2026-08-06T15:30:00+03:00",
            "outcome": "2026-08-04T11:00:00+03:00",
        },
        "title_ar": "تعليمات مواعيد الحافلات بين المحافظات",
        "title_en": "Instructions on timetables of buses between governorates",
        "summary_ar": (
            "تعليمات مقترحة لتشغيل حافلات بمواعيد معلنة بين المحافظات بدلاً من الانطلاق عند "
            "الامتلاء، تبدأ بأربعة خطوط."
        ),
        "summary_en": (
            "Proposed instructions for buses that leave at published times rather than when "
            "full, beginning with four lines."
        ),
        "change_ar": (
            ("الانطلاق", "عند امتلاء الحافلة", "في موعد معلن"),
            ("المعلومات", "من السائق", "لوحة ورقم واحد للاستعلام"),
        ),
        "change_en": (
            ("Departure", "When the bus is full", "At a published time"),
            ("Information", "From the driver", "A board and one number for enquiries"),
        ),
        "questions_ar": ("أي الخطوط أولى بالبدء؟", "ما آخر موعد تحتاجون إليه مساءً؟"),
        "questions_en": (
            "Which lines should come first?",
            "What is the latest departure you need?",
        ),
        "background_ar": (
            "ينتظر الركاب وقتاً غير معلوم حتى تمتلئ الحافلة، ولا سيما الطلبة والموظفون في "
            "المحافظات.\n\n"
            "تقترح الهيئة تجربة على أربعة خطوط مع تعويض المشغّل عن المقاعد الفارغة في الشهور "
            "الأولى."
        ),
        "background_en": (
            "Passengers wait an unknown time for a bus to fill. A trial on four lines would "
            "compensate operators for empty seats in the first months."
        ),
        "objectives_ar": "موعد معروف ورحلة مضمونة.",
        "objectives_en": "A known time and a sure journey.",
        "sectors": ("transport",),
        "goals": (11,),
        "groups": ("students", "workers", "women"),
        "governorates": (),
        "estimate": 250000,
    },
    {
        "key": "mopic-youth",
        "entity": "mopic",
        "partners": ("modee",),
        "kind": "plan",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-07-05T10:00:00+03:00",
            "opens": "2026-07-06T09:00:00+03:00",
            "closes": "2026-07-30T15:30:00+03:00",
            "analysis": "2026-08-09T15:30:00+03:00",
            "results": "2026-08-20T15:30:00+03:00",
            "outcome": "2026-08-18T12:00:00+03:00",
        },
        "title_ar": "مشاركة الشباب في متابعة الخطط التنموية",
        "title_en": "Young people following up development plans",
        "summary_ar": (
            "خطة لإشراك الشباب في متابعة تنفيذ المشاريع في محافظاتهم: زيارات ميدانية، ولوحات "
            "بيانات، وجلسة سنوية مفتوحة."
        ),
        "summary_en": (
            "A plan for young people to follow projects in their governorates: field visits, "
            "dashboards and a yearly open session."
        ),
        "change_ar": (
            ("المتابعة", "تقارير دورية", "تقارير وزيارات يشارك فيها شباب من المحافظة"),
            ("البيانات", "ملفات منشورة", "لوحة لكل محافظة"),
        ),
        "change_en": (
            (
                "Follow-up",
                "Periodic reports",
                "Reports, and visits that young people of the governorate join",
            ),
            ("Data", "Published files", "A dashboard for each governorate"),
        ),
        "questions_ar": ("أي المشاريع تودون متابعتها؟", "كيف يُختار الشباب المشاركون بعدالة؟"),
        "questions_en": (
            "Which projects would you follow?",
            "How should participants be fairly chosen?",
        ),
        "background_ar": (
            "تنفَّذ في المحافظات مشاريع لا يعرف أهلها مراحلها.\n\n"
            "تقترح الخطة فرقاً شبابية تطوعية تُختار بإعلان عام."
        ),
        "background_en": (
            "People often do not know how far projects in their area have come. The plan "
            "proposes volunteer teams chosen by public call."
        ),
        "objectives_ar": "متابعة يشارك فيها المستفيدون.",
        "objectives_en": "Follow-up in which those concerned take part.",
        "sectors": ("government", "culture"),
        "goals": (16, 17),
        "groups": ("youth", "academia"),
        "governorates": (),
        "estimate": 400000,
    },
    {
        "key": "mof-budget",
        "entity": "mof",
        "partners": (),
        "kind": "guide",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-07-19T09:00:00+03:00",
            "opens": "2026-07-20T09:00:00+03:00",
            "closes": "2026-08-13T15:30:00+03:00",
            "analysis": "2026-08-24T15:30:00+03:00",
            "results": "2026-09-03T15:30:00+03:00",
            "outcome": "2026-09-02T10:00:00+03:00",
        },
        "title_ar": "دليل المواطن إلى الموازنة العامة 2027",
        "title_en": "Citizens' guide to the general budget 2027",
        "summary_ar": (
            "ما الأسئلة التي ينبغي أن يجيب عنها دليل الموازنة؟ نموذج من ثماني صفحات بالرسوم "
            "والأمثلة للاطلاع وإبداء الرأي."
        ),
        "summary_en": (
            "Which questions should the budget guide answer? An eight-page model with charts and "
            "examples is open to comment."
        ),
        "change_ar": (
            ("الحجم", "وثيقة مطوّلة", "ثماني صفحات"),
            ("العرض", "جداول", "رسوم وأمثلة لكل محافظة"),
        ),
        "change_en": (
            ("Length", "A long document", "Eight pages"),
            ("Presentation", "Tables", "Charts, and examples for each governorate"),
        ),
        "questions_ar": ("ما السؤال الأول الذي تودون جوابه؟", "هل الرسوم مفهومة؟"),
        "questions_en": (
            "What is the first question you want answered?",
            "Are the charts clear?",
        ),
        "background_ar": (
            "يساعد الدليل المواطن على معرفة مصادر الإيرادات وأوجه الإنفاق دون مصطلحات "
            "محاسبية.\n\n"
            "تُنشر النسخة النهائية مع مشروع الموازنة."
        ),
        "background_en": (
            "The guide shows where money comes from and goes, without accounting terms. The "
            "final version comes out with the draft budget."
        ),
        "objectives_ar": "موازنة يفهمها غير المختص.",
        "objectives_en": "A budget a layperson can understand.",
        "sectors": ("finance",),
        "goals": (16,),
        "groups": ("all", "academia", "students"),
        "governorates": (),
        "estimate": 600000,
    },
    {
        "key": "moenv-air",
        "entity": "moenv",
        "partners": ("moh",),
        "kind": "plan",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-08-02T10:00:00+03:00",
            "opens": "2026-08-03T09:00:00+03:00",
            "closes": "2026-08-27T15:30:00+03:00",
            "analysis": "2026-09-08T15:30:00+03:00",
            "results": "2026-09-20T15:30:00+03:00",
            "outcome": "2026-09-17T13:00:00+03:00",
        },
        "title_ar": "خطة رصد نوعية الهواء",
        "title_en": "Air quality monitoring plan",
        "summary_ar": (
            "خطة لزيادة محطات رصد الهواء ونشر قراءاتها كل ساعة، مع نصائح صحية مبسّطة عند ارتفاع "
            "التلوث."
        ),
        "summary_en": (
            "A plan for more monitoring stations, hourly readings, and simple health advice when "
            "pollution rises."
        ),
        "change_ar": (
            ("القراءات", "تقارير دورية", "كل ساعة على الإنترنت"),
            ("النصائح", "عامة", "بحسب الفئة: أطفال ومرضى الربو وكبار السن"),
        ),
        "change_en": (
            ("Readings", "Periodic reports", "Online every hour"),
            ("Advice", "General", "For each group: children, people with asthma, older persons"),
        ),
        "questions_ar": ("أين تقترحون محطة جديدة؟", "كيف تصلكم التنبيهات؟"),
        "questions_en": ("Where would you place a new station?", "How should alerts reach you?"),
        "background_ar": (
            "تهم نوعية الهواء سكان المناطق الصناعية ومرضى الصدر خاصة.\n\n"
            "تُعرض المواقع المقترحة قبل شراء المحطات."
        ),
        "background_en": (
            "Air quality matters most near industry and to people with lung disease. Sites are "
            "shown before stations are bought."
        ),
        "objectives_ar": "هواء مرصود ومعلومة في وقتها.",
        "objectives_en": "Air that is watched, and timely information.",
        "sectors": ("environment", "health"),
        "goals": (3, 11, 13),
        "groups": ("all", "older"),
        "governorates": ("zarqa", "amman", "irbid"),
        "estimate": 1000000,
    },
)
