"""Decided, dates relative to the day of loading."""

CONSULTATIONS = (
    {
        "key": "modee-services",
        "entity": "modee",
        "partners": ("spac",),
        "kind": "policy",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {
            "publish": -66,
            "opens": -65,
            "closes": -35,
            "analysis": -25,
            "results": -12,
            "outcome": -14,
        },
        "title_ar": "معايير الخدمات الحكومية الرقمية",
        "title_en": "Standards for digital government services",
        "summary_ar": (
            "اثنا عشر معياراً لكل خدمة رقمية: لغة واضحة، وخطوات قليلة، وعدم طلب وثيقة موجودة لدى "
            "الحكومة، وبديل لمن لا يستخدم الإنترنت."
        ),
        "summary_en": (
            "Twelve standards for every digital service: plain language, few steps, no document "
            "the government already holds, and an alternative for those not online."
        ),
        "change_ar": (
            ("الوثائق", "تُطلب من المراجع", "تُؤخذ من الجهة التي تحفظها"),
            ("اللغة", "مصطلحات إدارية", "لغة واضحة يفهمها الجميع"),
            ("البديل", "غير محدد", "هاتف أو مركز خدمة لكل خدمة رقمية"),
        ),
        "change_en": (
            ("Documents", "Asked of the person", "Fetched from the entity that holds them"),
            ("Language", "Administrative terms", "Plain words all understand"),
            (
                "Alternative",
                "Not specified",
                "A telephone or a counter for every digital service",
            ),
        ),
        "questions_ar": (
            "أي معيار هو الأهم لكم؟",
            "ما الذي يجعلكم تتركون خدمة رقمية قبل إتمامها؟",
        ),
        "questions_en": (
            "Which standard matters most?",
            "What makes you give up a digital service half way?",
        ),
        "background_ar": (
            "تختلف تجربة المستفيد من خدمة رقمية إلى أخرى باختلاف الجهة.\n\n"
            "تضع المعايير حداً أدنى مشتركاً، وتُنشر نتيجة قياس كل خدمة سنوياً."
        ),
        "background_en": (
            "The experience differs from one service to another. The standards set a common "
            "minimum, measured and published every year."
        ),
        "objectives_ar": "خدمات يفهمها الناس ويُتمّونها من المرة الأولى.",
        "objectives_en": "Services people understand and finish the first time.",
        "sectors": ("digital", "government"),
        "goals": (9, 16),
        "groups": ("all", "disability", "older"),
        "governorates": (),
        "estimate": 1500000,
    },
    {
        "key": "mosd-homecare",
        "entity": "mosd",
        "partners": ("moh",),
        "kind": "policy",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {
            "publish": -56,
            "opens": -55,
            "closes": -28,
            "analysis": -18,
            "results": -8,
            "outcome": -9,
        },
        "title_ar": "سياسة الرعاية المنزلية لكبار السن",
        "title_en": "Policy on home care for older persons",
        "summary_ar": (
            "سياسة تنظم الرعاية المنزلية لكبار السن: من يستحقها، ومن يقدمها، وكيف تُراقَب "
            "جودتها، وما الدعم المتاح للأسرة الراعية."
        ),
        "summary_en": (
            "A policy on home care for older persons: who is entitled, who provides it, how "
            "quality is watched, and what help family carers get."
        ),
        "change_ar": (
            ("مقدّم الرعاية", "دون اعتماد موحّد", "تدريب واعتماد وسجل"),
            ("الأسرة الراعية", "دون دعم محدد", "استراحة مدعومة أسبوعياً"),
            ("الشكوى", "للمديرية", "خط هاتف وزيارة خلال ثلاثة أيام"),
        ),
        "change_en": (
            ("Carers", "No common accreditation", "Training, accreditation and a register"),
            ("Family carers", "No set support", "Supported respite every week"),
            (
                "Complaints",
                "To the directorate",
                "A telephone line and a visit within three days",
            ),
        ),
        "questions_ar": ("ما أصعب ما تواجهه الأسرة الراعية؟", "كيف نطمئن إلى من يدخل البيت؟"),
        "questions_en": (
            "What is hardest for a family carer?",
            "How can we trust those who enter the home?",
        ),
        "background_ar": (
            "يفضّل معظم كبار السن البقاء في بيوتهم، وتتحمل الأسر، والنساء خصوصاً، عبء "
            "الرعاية.\n\n"
            "استُمع في الإعداد إلى أسر في أربع محافظات."
        ),
        "background_en": (
            "Most older people wish to stay at home, and families, women above all, carry the "
            "load. Families in four governorates were heard."
        ),
        "objectives_ar": "رعاية كريمة في البيت، ودعم الأسرة.",
        "objectives_en": "Care with dignity at home, and help for the family.",
        "sectors": ("social", "health"),
        "goals": (3, 5, 10),
        "groups": ("older", "women"),
        "governorates": (),
        "estimate": 350000,
    },
    {
        "key": "dos-survey",
        "entity": "dos",
        "partners": (),
        "kind": "project",
        "phase": "results",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {
            "publish": -74,
            "opens": -73,
            "closes": -45,
            "analysis": -33,
            "results": -20,
            "outcome": -22,
        },
        "title_ar": "استمارة مسح نفقات الأسرة ودخلها",
        "title_en": "Questionnaire of the household income and expenditure survey",
        "summary_ar": (
            "مراجعة أسئلة المسح ليقصر وقت تعبئته، ويظهر فيه الإنفاق على الإنترنت والتعليم والعمل "
            "من المنزل."
        ),
        "summary_en": (
            "A review of the survey's questions, to shorten it and to show spending on internet, "
            "education and work from home."
        ),
        "change_ar": (
            ("مدة المقابلة", "نحو 90 دقيقة", "نحو 55 دقيقة"),
            ("الإنفاق الرقمي", "ضمن بند الاتصالات", "بند مستقل"),
            ("التعبئة", "مقابلة", "مقابلة أو تعبئة ذاتية"),
        ),
        "change_en": (
            ("Interview", "About 90 minutes", "About 55 minutes"),
            ("Digital spending", "Part of communications", "An item of its own"),
            ("Completion", "By interview", "By interview or by the household itself"),
        ),
        "questions_ar": ("أي الأسئلة يصعب الجواب عنها؟", "ما الذي ينقص الاستمارة؟"),
        "questions_en": ("Which questions are hard to answer?", "What is missing?"),
        "background_ar": (
            "تُبنى على نتائج المسح مؤشرات الفقر والأسعار، ودقتها من دقة الإجابات.\n\n"
            "تُحفظ إجابات الأسر سرية بموجب قانون الإحصاءات."
        ),
        "background_en": (
            "Poverty and price indicators rest on this survey. Answers are confidential by law."
        ),
        "objectives_ar": "استمارة أقصر وأدق.",
        "objectives_en": "A shorter and more exact questionnaire.",
        "sectors": ("government", "finance"),
        "goals": (1, 17),
        "groups": ("all", "academia"),
        "governorates": (),
        "estimate": 22000,
    },
    {
        "key": "zarqa-park",
        "entity": "zarqa-m",
        "partners": ("moenv",),
        "kind": "project",
        "phase": "results",
        "decision_mode": "public",
        "level": "decision",
        "timing": {
            "publish": -45,
            "opens": -44,
            "closes": -22,
            "analysis": -14,
            "results": -5,
            "outcome": -6,
        },
        "title_ar": "حديقة الحيّ في الزرقاء: اختيار مكوّناتها",
        "title_en": "A neighbourhood park in Zarqa: choosing what it holds",
        "summary_ar": (
            "قطعة أرض بلدية مساحتها أربعة دونمات تصير حديقة. اختار الأهالي بين ملعب صغير ومسار "
            "مشي ومكتبة أطفال ومظلات."
        ),
        "summary_en": (
            "Four dunums of municipal land become a park. Residents chose among a small pitch, a "
            "walking path, a children's library and shade."
        ),
        "change_ar": (
            ("الأرض", "غير مستغلة", "حديقة عامة مفتوحة"),
            ("المكوّنات", "تحددها البلدية", "يختارها الأهالي"),
        ),
        "change_en": (
            ("The land", "Unused", "A public park open to all"),
            ("What it holds", "Set by the municipality", "Chosen by residents"),
        ),
        "questions_ar": ("ما المكوّن الأول الذي تختارونه؟", "كيف نحافظ على نظافة الحديقة؟"),
        "questions_en": ("Which element comes first for you?", "How do we keep the park clean?"),
        "background_ar": (
            "تقع الأرض وسط حيّ مكتظ لا متنفس فيه للأطفال.\n\n"
            "التزمت البلدية بتنفيذ ما يحظى بأوسع تأييد ضمن الموازنة."
        ),
        "background_en": (
            "The land lies in a crowded quarter with nowhere for children to play. The "
            "municipality undertook to build what found the widest support."
        ),
        "objectives_ar": "حديقة يختارها أهلها ويحافظون عليها.",
        "objectives_en": "A park chosen and cared for by its neighbours.",
        "sectors": ("local", "environment"),
        "goals": (11,),
        "groups": ("all", "youth", "women"),
        "governorates": ("zarqa",),
        "estimate": 30000,
    },
)
