"""Deadlines of the third quarter of 2026: one in order, three of entities that do not exist."""

CONSULTATIONS = (
    {
        "key": "moh-schools",
        "entity": "moh",
        "partners": ("moe",),
        "kind": "policy",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-08-16T10:00:00+03:00",
            "opens": "2026-08-17T09:00:00+03:00",
            "closes": "2026-09-10T15:30:00+03:00",
            "analysis": "2026-09-21T15:30:00+03:00",
            "results": "2026-10-01T15:30:00+03:00",
            "outcome": "2026-09-30T12:00:00+03:00",
        },
        "title_ar": "سياسة المقاصف المدرسية الصحية",
        "title_en": "Policy on healthy school canteens",
        "summary_ar": (
            "سياسة مقترحة تحدد ما يُباع في المقاصف المدرسية وما لا يُباع، وتشجع الوجبات المحلية "
            "بأسعار مناسبة."
        ),
        "summary_en": (
            "A proposed policy on what school canteens may sell, encouraging local food at fair "
            "prices."
        ),
        "change_ar": (
            ("المشروبات", "أنواع متعددة", "ماء ولبن وعصير طبيعي"),
            ("الوجبات", "مغلّفة", "شطائر محلية طازجة"),
        ),
        "change_en": (
            ("Drinks", "Several kinds", "Water, yoghurt drink and natural juice"),
            ("Food", "Packaged", "Fresh local sandwiches"),
        ),
        "questions_ar": ("ما الوجبة التي يشتريها أبناؤكم؟", "كيف تبقى الأسعار مناسبة؟"),
        "questions_en": ("What do your children buy?", "How can prices stay fair?"),
        "background_ar": (
            "يأكل الطالب في المقصف مرة كل يوم دراسي تقريباً.\n\n"
            "تطبَّق السياسة تدريجياً بعد توفر البدائل."
        ),
        "background_en": (
            "Pupils eat from the canteen almost every school day. The policy applies gradually "
            "once alternatives exist."
        ),
        "objectives_ar": "غذاء صحي بسعر مناسب.",
        "objectives_en": "Healthy food at a fair price.",
        "sectors": ("health", "education"),
        "goals": (2, 3, 4),
        "groups": ("students", "women"),
        "governorates": (),
        "estimate": 1900000,
    },
    {
        "key": "parks-fees",
        "entity": "demo-parks",
        "partners": (),
        "kind": "bylaw",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-07-12T10:00:00+03:00",
            "opens": "2026-07-12T12:00:00+03:00",
            "closes": "2026-07-19T15:30:00+03:00",
            "analysis": "2026-07-29T15:30:00+03:00",
            "results": "2026-08-09T15:30:00+03:00",
            "outcome": "2026-08-09T11:00:00+03:00",
        },
        "short_reason_ar": (
            "ينتهي العمل بالرسوم الحالية قبل بدء موسم الزيارة. تُجرى دراسة أثر لاحقة."
        ),
        "short_reason_en": (
            "The present fees lapse before the season begins. A later impact study follows."
        ),
        "illustrates_below_standard": True,
        "title_ar": "مشروع نظام رسوم دخول المتنزهات",
        "title_en": "Draft bylaw on park entrance fees",
        "summary_ar": "مشروع نظام توضيحي لرسوم دخول المتنزهات وإعفاءاتها.",
        "summary_en": "An illustrative draft bylaw on park entrance fees and exemptions.",
        "change_ar": (
            ("الرسم", "دينار واحد", "نصف دينار للفرد ودينار للأسرة"),
            ("الإعفاء", "لا يوجد", "كبار السن والأشخاص ذوو الإعاقة والطلبة"),
        ),
        "change_en": (
            ("Fee", "One dinar", "Half a dinar a person, one a family"),
            ("Exemption", "None", "Older persons, persons with disabilities and pupils"),
        ),
        "questions_ar": ("هل الرسم مناسب؟", "من ينبغي إعفاؤه؟"),
        "questions_en": ("Is the fee right?", "Who should be exempt?"),
        "background_ar": (
            "هذه جهة توضيحية لا وجود لها. تُظهر الاستشارة مدة دون العشرة أيام بسبب معلن، كما ترد "
            "في تقرير الامتثال.\n\n"
            "دامت مدة التعليق سبعة أيام."
        ),
        "background_en": (
            "This entity does not exist. The consultation was open for seven days, for a "
            "published reason, as the compliance report shows."
        ),
        "objectives_ar": "رسم عادل وصيانة مستدامة.",
        "objectives_en": "A fair fee and lasting maintenance.",
        "sectors": ("environment",),
        "goals": (11,),
        "groups": ("all", "visitors"),
        "governorates": ("ajloun", "jerash"),
        "estimate": 50000,
    },
    {
        "key": "lib-hours",
        "entity": "demo-libraries",
        "partners": (),
        "kind": "service",
        "phase": "under_analysis",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-07-26T10:00:00+03:00",
            "opens": "2026-07-27T09:00:00+03:00",
            "closes": "2026-08-20T15:30:00+03:00",
            "analysis": "2026-08-31T15:30:00+03:00",
            "results": "2026-09-13T15:30:00+03:00",
        },
        "illustrates_overdue": True,
        "title_ar": "ساعات عمل المكتبات المتنقلة",
        "title_en": "Opening hours of the mobile libraries",
        "summary_ar": "خدمة توضيحية: ساعات عمل الحافلات المكتبية في العطلة الصيفية.",
        "summary_en": (
            "An illustrative service: hours of the library buses in the summer holiday."
        ),
        "change_ar": (
            ("الساعات", "صباحية", "صباحية ومسائية"),
            ("يوم العطلة", "الجمعة والسبت", "الجمعة فقط"),
        ),
        "change_en": (
            ("Hours", "Mornings", "Mornings and evenings"),
            ("Closed", "Fridays and Saturdays", "Fridays only"),
        ),
        "questions_ar": ("أي الساعات أنسب؟", "هل يُفتح يوم السبت؟"),
        "questions_en": ("Which hours are best?", "Should it open on Saturdays?"),
        "background_ar": (
            "هذه مؤسسة توضيحية لا وجود لها. لم تصدر نتائج هذه الاستشارة بعد موعدها.\n\n"
            "تظهر في تقرير الامتثال متأخرة."
        ),
        "background_en": (
            "This institution does not exist. Results have not appeared, and the compliance "
            "report shows it as overdue."
        ),
        "objectives_ar": "قراءة متاحة في العطلة.",
        "objectives_en": "Reading through the holiday.",
        "sectors": ("culture",),
        "goals": (4,),
        "groups": ("youth",),
        "governorates": ("maan",),
        "estimate": 8000,
    },
    {
        "key": "wadi-waste",
        "entity": "demo-wadi",
        "partners": (),
        "kind": "plan",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {
            "publish": "2026-08-09T10:00:00+03:00",
            "opens": "2026-08-10T09:00:00+03:00",
            "closes": "2026-09-03T15:30:00+03:00",
            "analysis": "2026-09-14T15:30:00+03:00",
            "results": "2026-09-24T15:30:00+03:00",
            "outcome": "2026-10-18T12:00:00+03:00",
        },
        "illustrates_late": True,
        "title_ar": "خطة جمع النفايات وفرزها في الأحياء",
        "title_en": "Plan for collecting and sorting waste in neighbourhoods",
        "summary_ar": "خطة توضيحية لحاويات الفرز ومواعيد الجمع.",
        "summary_en": "An illustrative plan of sorting bins and collection times.",
        "change_ar": (
            ("الحاويات", "حاوية واحدة", "حاويتان: عضوي وجاف"),
            ("الجمع", "دون موعد", "أربع مرات في الأسبوع"),
        ),
        "change_en": (
            ("Bins", "One bin", "Two bins: organic and dry"),
            ("Collection", "At no set time", "Four times a week"),
        ),
        "questions_ar": ("أين توضع الحاويات؟", "أي الأيام أنسب للجمع؟"),
        "questions_en": ("Where should the bins stand?", "Which days suit collection?"),
        "background_ar": (
            "هذه بلدية توضيحية لا وجود لها. صدرت نتائجها بعد الموعد المعلن.\n\n"
            "يظهر التأخير في تقرير الامتثال."
        ),
        "background_en": (
            "This municipality does not exist. Its results came late, and the compliance report "
            "shows it."
        ),
        "objectives_ar": "شارع نظيف وفرز من المصدر.",
        "objectives_en": "Clean streets and sorting at source.",
        "sectors": ("local", "environment"),
        "goals": (11, 12),
        "groups": ("residents",),
        "governorates": ("balqa",),
        "estimate": 9000,
    },
)
