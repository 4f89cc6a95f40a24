"""Not public yet: drafts, one under approval, one returned, one approved."""

CONSULTATIONS = (
    {
        "key": "ssc-platforms",
        "entity": "ssc",
        "partners": ("mol",),
        "kind": "instructions",
        "phase": "draft",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": 12, "opens": 12, "closes": 33, "analysis": 40, "results": 47},
        "title_ar": "شمول العاملين عبر التطبيقات بالضمان الاجتماعي",
        "title_en": "Social security cover for workers on delivery and ride apps",
        "summary_ar": (
            "تعليمات مقترحة تبيّن كيف يُشمل سائقو التوصيل والنقل عبر التطبيقات بتأميني إصابات "
            "العمل والشيخوخة، وكيف تُحتسب الاشتراكات من الدخل المتغيّر."
        ),
        "summary_en": (
            "Proposed instructions on how delivery and ride-app workers are covered for work "
            "injury and old age, and how contributions are worked out on an income that varies."
        ),
        "change_ar": (
            ("احتساب الاشتراك", "وفق أجر شهري ثابت", "وفق شريحة دخل يختارها العامل كل ستة أشهر"),
            ("إصابات العمل", "تغطية محدودة لمن يعمل لحسابه", "تغطية من بدء الطلب حتى تسليمه"),
        ),
        "change_en": (
            (
                "Contribution",
                "By a fixed monthly wage",
                "By a band of income the worker chooses every six months",
            ),
            (
                "Work injuries",
                "Limited for the self-employed",
                "From taking an order until it is delivered",
            ),
        ),
        "questions_ar": (
            "ما شرائح الدخل التي تناسب من يعمل ساعات جزئية؟",
            "ما أسهل وسيلة لدفع الاشتراك دون مراجعة الفروع؟",
        ),
        "questions_en": (
            "Which income bands suit those who work part of the day?",
            "What is the easiest way to pay without visiting a branch?",
        ),
        "background_ar": (
            "يتزايد عدد العاملين عبر تطبيقات التوصيل والنقل، وتتفاوت دخولهم من شهر إلى آخر، ما "
            "يجعل الاشتراك بأجر ثابت صعباً عليهم.\n\n"
            "أعدّت المؤسسة تصوراً أولياً يقوم على شرائح دخل مبسّطة، وترغب في اختباره مع العاملين "
            "والشركات قبل صياغة النص النهائي."
        ),
        "background_en": (
            "App work is growing and its income varies from month to month. The Corporation has "
            "drawn up a first outline based on simple bands and wishes to test it before "
            "drafting."
        ),
        "objectives_ar": (
            "وضع شرائح اشتراك واقعية، وتبسيط التسجيل والدفع، وتوضيح التغطية عند الإصابة."
        ),
        "objectives_en": (
            "Set realistic bands, make joining and paying simple, and say clearly what is "
            "covered after an injury."
        ),
        "sectors": ("social", "labour"),
        "goals": (1, 8),
        "groups": ("workers", "youth", "private"),
        "governorates": (),
        "estimate": 45000,
    },
    {
        "key": "jfda-labels",
        "entity": "jfda",
        "partners": ("mit",),
        "kind": "guide",
        "phase": "in_review",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": 6, "opens": 6, "closes": 27, "analysis": 36, "results": 45},
        "title_ar": "دليل بطاقة البيان الغذائية المبسّطة",
        "title_en": "Guide to a simple food label",
        "summary_ar": (
            "دليل إرشادي لبطاقة بيان أوضح على الأغذية المعبأة: مقدار السكر والملح والدهون بألوان "
            "ثلاثة، وحجم خط يقرؤه الجميع."
        ),
        "summary_en": (
            "A guide to a clearer label on packaged food: sugar, salt and fat in three colours, "
            "in print that everyone can read."
        ),
        "change_ar": (
            ("عرض المكونات", "جدول بالأرقام", "جدول بالأرقام مع إشارة لونية مبسّطة"),
            ("حجم الخط", "بحسب مساحة العبوة", "حدّ أدنى موحّد يراعي كبار السن"),
        ),
        "change_en": (
            ("Ingredients", "A table of figures", "The figures with a simple colour sign"),
            ("Print", "By the size of the package", "One minimum size that suits older persons"),
        ),
        "questions_ar": (
            "أي المعلومات تبحثون عنها أولاً على العبوة؟",
            "كم من الوقت تحتاج المصانع الصغيرة لتعديل عبواتها؟",
        ),
        "questions_en": (
            "Which information do you look for first on a package?",
            "How long do small producers need to change their packaging?",
        ),
        "background_ar": (
            "تُظهر الملاحظات الواردة أن بطاقات البيان يصعب فهمها على كثير من المستهلكين، ولا "
            "سيما كبار السن ومرضى السكري والضغط.\n\n"
            "يقترح الدليل شكلاً مبسّطاً اختيارياً في سنته الأولى، على أن تُقيَّم التجربة قبل أي "
            "إلزام."
        ),
        "background_en": (
            "Many consumers find labels hard to read. The guide proposes a simple form, "
            "voluntary in its first year, to be evaluated before any obligation."
        ),
        "objectives_ar": "بطاقة بيان مفهومة، ومدة انتقالية عادلة للمصانع الصغيرة.",
        "objectives_en": "A label people understand, and a fair transition for small producers.",
        "sectors": ("health", "trade"),
        "goals": (3, 12),
        "groups": ("all", "older", "sme"),
        "governorates": (),
        "estimate": 300000,
    },
    {
        "key": "mota-guesthouses",
        "entity": "mota",
        "partners": ("mola",),
        "kind": "policy",
        "phase": "returned",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": 10, "opens": 10, "closes": 31, "analysis": 41, "results": 52},
        "remarks_ar": (
            "يُرجى إضافة تقدير لكلفة شروط السلامة على الأسرة الواحدة، وتوضيح الفرق بين الغرفة "
            "والوحدة السكنية."
        ),
        "title_ar": "سياسة بيوت الضيافة الريفية الصغيرة",
        "title_en": "Policy on small rural guest houses",
        "summary_ar": (
            "سياسة مقترحة تتيح للأسر في القرى استقبال الزوار في بيوتها ضمن شروط سلامة بسيطة وسجل "
            "إلكتروني واحد."
        ),
        "summary_en": (
            "A proposed policy that lets village families receive visitors at home under simple "
            "safety conditions and one online register."
        ),
        "change_ar": (
            ("الترخيص", "مسار واحد للمنشآت كافة", "مسار مبسّط لما لا يزيد على أربع غرف"),
            ("التفتيش", "عند الترخيص وعند التجديد", "زيارة إرشادية أولى ثم تقييم ذاتي سنوي"),
        ),
        "change_en": (
            ("Licence", "One path for all", "A simple path for up to four rooms"),
            (
                "Inspection",
                "At licence and renewal",
                "A first advisory visit, then a yearly self-assessment",
            ),
        ),
        "questions_ar": (
            "ما شروط السلامة التي لا غنى عنها؟",
            "كيف تستفيد نساء القرى من هذه البيوت؟",
        ),
        "questions_en": (
            "Which safety conditions are indispensable?",
            "How can women in the villages benefit?",
        ),
        "background_ar": (
            "يطلب زوار عجلون وضانا ووادي رم إقامة في بيوت القرى، ويتردد الأهالي في الترخيص لطول "
            "إجراءاته.\n\n"
            "أُعيدت المسودة لإضافة تقدير كلفة شروط السلامة على الأسر قبل عرضها على الجمهور."
        ),
        "background_en": (
            "Visitors ask to stay in village homes. The draft went back so that the cost of the "
            "safety conditions to families can be estimated first."
        ),
        "objectives_ar": "زيادة دخل الأسر الريفية، وضمان سلامة الزوار.",
        "objectives_en": "Raise the income of rural families and keep visitors safe.",
        "sectors": ("tourism", "local"),
        "goals": (8, 11),
        "groups": ("women", "sme", "visitors"),
        "governorates": ("ajloun", "tafilah", "aqaba"),
        "estimate": 6000,
    },
    {
        "key": "memr-buildings",
        "entity": "memr",
        "partners": ("mof",),
        "kind": "plan",
        "phase": "approved",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": 2, "opens": 2, "closes": 24, "analysis": 33, "results": 42},
        "title_ar": "خطة ترشيد الطاقة في المباني الحكومية 2027–2029",
        "title_en": "Plan for saving energy in government buildings 2027–2029",
        "summary_ar": (
            "خطة لثلاث سنوات لخفض استهلاك الكهرباء والتدفئة في المدارس والمراكز الصحية والدوائر، "
            "تبدأ بعزل المباني الأكثر استهلاكاً."
        ),
        "summary_en": (
            "A three-year plan to lower electricity and heating use in schools, health centres "
            "and offices, beginning with insulation of the buildings that use most."
        ),
        "change_ar": (
            ("اختيار المباني", "بحسب طلب كل جهة", "بحسب الاستهلاك المقيس لكل متر مربع"),
            ("نشر الاستهلاك", "داخلي", "لوحة عند مدخل كل مبنى"),
        ),
        "change_en": (
            (
                "Choice of buildings",
                "At each entity's request",
                "By measured use per square metre",
            ),
            ("Publishing use", "Internal", "A board at the entrance of each building"),
        ),
        "questions_ar": (
            "أي المباني الحكومية في منطقتكم أولى بالبدء؟",
            "ما الذي يساعد الموظفين على الترشيد؟",
        ),
        "questions_en": (
            "Which government buildings near you should come first?",
            "What helps staff to save?",
        ),
        "background_ar": (
            "تشكّل فاتورة الطاقة بنداً ثابتاً في نفقات الجهات الحكومية، ويمكن خفضها بالعزل "
            "والإنارة الموفرة وضبط أوقات التشغيل.\n\n"
            "تُعرض الخطة للرأي قبل تحديد قائمة المباني للسنة الأولى."
        ),
        "background_en": (
            "Energy is a standing expense that insulation, better lighting and timed operation "
            "can lower. The plan is open to comment before the first year's list is fixed."
        ),
        "objectives_ar": "خفض الاستهلاك 15% خلال ثلاث سنوات، ونشر النتائج كل سنة.",
        "objectives_en": "Use 15% less within three years and publish the results every year.",
        "sectors": ("energy", "government"),
        "goals": (7, 13),
        "groups": ("government", "students", "all"),
        "governorates": (),
        "estimate": 200000,
    },
)
