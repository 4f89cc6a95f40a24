"""Open: rules and services that touch everybody."""

CONSULTATIONS = (
    {
        "key": "modee-bylaw",
        "entity": "modee",
        "partners": ("lob", "pm"),
        "kind": "bylaw",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -9, "opens": -8, "closes": 18.4, "analysis": 32, "results": 46},
        "title_ar": "مشروع نظام المشاركة الإلكترونية",
        "title_en": "Draft bylaw on e-participation",
        "summary_ar": (
            "مشروع نظام يحدد واجبات الجهات الحكومية عند استشارة الجمهور: أدنى مدة، ونشر النتائج، "
            "والردّ على كل تعليق، وحماية بيانات المشاركين."
        ),
        "summary_en": (
            "A draft bylaw on what government entities owe the public when they consult: a "
            "minimum period, published results, an answer to every comment, and protection of "
            "participants' data."
        ),
        "change_ar": (
            (
                "مدة التعليق",
                "مدد متفاوتة بحسب الجهة",
                "14 يوماً على الأقل، ولا تقلّ عن 10 أيام في مشاريع القوانين والأنظمة",
            ),
            (
                "نتائج الاستشارة",
                "تُنشر بحسب ممارسة كل جهة",
                "تقرير نتائج معلن خلال 30 يوماً من الإغلاق",
            ),
            ("الردّ على التعليقات", "ردود عامة", "ردّ معلّل على كل تعليق منشور"),
            ("هوية المشارك", "تختلف بحسب وسيلة المشاركة", "يختار المشارك نشر اسمه أو حجبه"),
        ),
        "change_en": (
            (
                "Time to comment",
                "Differs between entities",
                "At least 14 days, and never under 10 for draft laws and bylaws",
            ),
            (
                "Results",
                "By each entity's practice",
                "A published outcome report within 30 days of closing",
            ),
            ("Answers", "General replies", "A reasoned answer to every published comment"),
            (
                "Identity",
                "Depends on the channel",
                "Participants choose to show their name or not",
            ),
        ),
        "questions_ar": (
            "هل مدة 14 يوماً كافية لدراسة مشروع نظام؟",
            "ما الحالات التي يجوز فيها تقصير المدة، ومن يقررها؟",
            "كيف تصل الاستشارات إلى من لا يستخدم الإنترنت؟",
            "هل ترون نشر أسماء المشاركين أم تركه لاختيارهم؟",
        ),
        "questions_en": (
            "Are 14 days enough to study a draft bylaw?",
            "When may the period be shortened, and who decides?",
            "How can consultations reach people who are not online?",
            "Should names be published, or left to the participant's choice?",
        ),
        "background_ar": (
            "تلتزم الجهات الحكومية بالتشاور العام بموجب سياسات وقواعد متعددة. ويجمع مشروع النظام "
            "هذه الواجبات في نص واحد، ويبيّن ما يترتب على كل جهة قبل الاستشارة وخلالها "
            "وبعدها.\n\n"
            "أُعدّ المشروع استكمالاً للمحور السادس من الالتزام الثاني في الخطة الوطنية الخامسة "
            "لمبادرة شراكة الحكومات الشفافة، وهو إعداد إطار تشريعي لتنظيم المشاركة "
            "الإلكترونية.\n\n"
            "ستُدرس الملاحظات مادةً مادة مع ديوان التشريع والرأي، ويُنشر جدول يبيّن ما أُخذ به "
            "وما لم يؤخذ به مع السبب."
        ),
        "background_en": (
            "The duty to consult stands today in several policies and rules. The draft gathers "
            "them in one text, as foreseen by axis six of commitment two of the fifth national "
            "action plan of the Open Government Partnership. Remarks will be studied article by "
            "article and the answers published."
        ),
        "objectives_ar": (
            "وضع حدّ أدنى موحّد لجودة الاستشارات، وضمان الردّ على الناس، وحماية بياناتهم."
        ),
        "objectives_en": (
            "Set one minimum standard for consultations, make sure people get answers, and "
            "protect their data."
        ),
        "sectors": ("digital", "government", "justice"),
        "goals": (16, 17),
        "groups": ("all", "cso", "academia", "government"),
        "governorates": (),
        "estimate": 1200000,
    },
    {
        "key": "moe-weather",
        "entity": "moe",
        "partners": ("mola",),
        "kind": "policy",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -4, "opens": -3, "closes": 25.3, "analysis": 34, "results": 43},
        "title_ar": "الدوام المدرسي في الأحوال الجوية الصعبة",
        "title_en": "School days in bad weather",
        "summary_ar": (
            "سياسة تبيّن من يقرر تأخير الدوام أو تعليقه في كل لواء، ومتى يُعلن القرار، وكيف "
            "يُعوَّض الطلبة ما فاتهم."
        ),
        "summary_en": (
            "A policy on who decides to delay or suspend school in each district, when it is "
            "announced, and how pupils make up what they missed."
        ),
        "change_ar": (
            ("القرار", "على مستوى المحافظة أو المملكة", "على مستوى اللواء بحسب طبيعته"),
            (
                "موعد الإعلان",
                "يختلف من حالة إلى أخرى",
                "قبل العاشرة ليلاً أو قبل الخامسة والنصف صباحاً",
            ),
            ("التعويض", "بحسب تقدير المدرسة", "خطة معلنة خلال أسبوعين"),
        ),
        "change_en": (
            (
                "Decision",
                "For a governorate or the whole Kingdom",
                "For the district, by its nature",
            ),
            (
                "Announcement",
                "Differs from case to case",
                "Before ten at night or half past five in the morning",
            ),
            ("Making up", "As each school sees fit", "A published plan within two weeks"),
        ),
        "questions_ar": (
            "ما أنسب موعد لإعلان القرار؟",
            "كيف ترون التعويض: أيام إضافية أم حصص عن بُعد؟",
            "ما الذي يحتاج إليه الطلبة في القرى البعيدة؟",
        ),
        "questions_en": (
            "When is the best time to announce?",
            "How should lessons be made up: extra days or remote lessons?",
            "What do pupils in remote villages need?",
        ),
        "background_ar": (
            "تختلف الأحوال الجوية في اليوم نفسه بين الشوبك والأغوار، وقد لا يناسب قرار واحد "
            "مدارس المحافظة كلها.\n\n"
            "تقترح السياسة إجراءً واضحاً يعرفه الأهل قبل الشتاء، ويحمي حق الطالب في التعلّم."
        ),
        "background_en": (
            "On one day the weather in Shobak and in the Jordan Valley can be worlds apart. The "
            "policy proposes a clear procedure that families know before winter."
        ),
        "objectives_ar": "سلامة الطلبة، ووضوح القرار وموعده، وتعويض ما فات.",
        "objectives_en": "Safe pupils, a clear decision at a known time, and lessons made up.",
        "sectors": ("education",),
        "goals": (4, 11),
        "groups": ("students", "all"),
        "governorates": (),
        "estimate": 2100000,
    },
    {
        "key": "moh-appointments",
        "entity": "moh",
        "partners": ("modee",),
        "kind": "service",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -11, "opens": -10, "closes": 11.2, "analysis": 20, "results": 29},
        "title_ar": "حجز مواعيد العيادات الخارجية إلكترونياً وبالهاتف",
        "title_en": "Booking hospital clinics online and by telephone",
        "summary_ar": (
            "خدمة مقترحة لحجز موعد العيادة من البيت، مع تذكير قبل الموعد بيومين، وحصة محفوظة لمن "
            "يحضر بلا حجز."
        ),
        "summary_en": (
            "A proposed service for booking a clinic from home, with a reminder two days before "
            "and places kept for those who come without booking."
        ),
        "change_ar": (
            ("الحجز", "في العيادة", "عبر التطبيق أو الهاتف أو المركز الصحي"),
            ("الانتظار", "دور في يوم الموعد", "وقت محدد بنصف ساعة"),
            ("التذكير", "بطاقة ورقية", "رسالة قصيرة قبل يومين"),
        ),
        "change_en": (
            ("Booking", "At the clinic", "By app, telephone or health centre"),
            ("Waiting", "A turn on the day", "A set time within half an hour"),
            ("Reminder", "A paper card", "A text message two days before"),
        ),
        "questions_ar": (
            "أي وسيلة حجز تناسبكم وتناسب كبار السن في أسرتكم؟",
            "كم ينبغي أن تكون حصة من يحضر بلا حجز؟",
            "ماذا يحدث إن تعذّر الحضور؟",
        ),
        "questions_en": (
            "Which way of booking suits you and the older people in your family?",
            "How many places should be kept for those without a booking?",
            "What should happen when somebody cannot come?",
        ),
        "background_ar": (
            "يقصد العيادات الخارجية مراجعون من مناطق بعيدة، ويبدأ بعضهم يومه قبل الفجر ليضمن "
            "دوره.\n\n"
            "تقترح الوزارة خدمة حجز تبدأ بأربعة مستشفيات، وتُقيَّم بعد ستة أشهر قبل التوسع فيها."
        ),
        "background_en": (
            "Some patients set out before dawn to be sure of a place. The service would begin in "
            "four hospitals and be evaluated after six months."
        ),
        "objectives_ar": "تقليل وقت الانتظار، وعدالة الوصول لمن لا يملك هاتفاً ذكياً.",
        "objectives_en": "Shorter waiting, and fair access for those without a smartphone.",
        "sectors": ("health", "digital"),
        "goals": (3,),
        "groups": ("all", "older", "disability"),
        "governorates": (),
        "estimate": 800000,
    },
    {
        "key": "mwi-supply",
        "entity": "mwi",
        "partners": ("mola",),
        "kind": "plan",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -7, "opens": -6, "closes": 14.3, "analysis": 24, "results": 34},
        "title_ar": "خطة توزيع المياه لصيف 2027",
        "title_en": "Water distribution plan for summer 2027",
        "summary_ar": (
            "مسودة خطة تعلن دور التزويد لكل منطقة قبل الصيف، وطريقة الإبلاغ عن التأخير، وأولوية "
            "المناطق المرتفعة وأطراف الشبكات."
        ),
        "summary_en": (
            "A draft plan announcing each area's supply turn before summer, how to report a "
            "delay, and priority for high ground and the ends of networks."
        ),
        "change_ar": (
            ("دور المياه", "يُعلن أسبوعياً", "جدول لثلاثة أشهر مع تنبيه عند التغيير"),
            ("التأخير", "اتصال هاتفي", "بلاغ برقم متابعة وموعد للردّ"),
            ("نهاية الشبكة", "مدة الضخ نفسها", "ساعات ضخ إضافية"),
        ),
        "change_en": (
            (
                "Water turn",
                "Announced weekly",
                "A three-month table, with alerts when it changes",
            ),
            (
                "Delay",
                "A phone call",
                "A report with a tracking number and a time for the answer",
            ),
            ("End of the network", "The same pumping time", "Additional pumping hours"),
        ),
        "questions_ar": (
            "هل مدة الضخ في منطقتكم تكفي لملء الخزان؟",
            "كيف تفضّلون معرفة تغيّر الدور؟",
            "أي المناطق تحتاج إلى أولوية؟",
        ),
        "questions_en": (
            "Is the pumping time in your area enough to fill the tank?",
            "How would you like to hear of a change?",
            "Which areas need priority?",
        ),
        "background_ar": (
            "تزيد الحاجة إلى المياه صيفاً مع عودة المغتربين وارتفاع الحرارة، ويتأثر بذلك سكان "
            "المناطق المرتفعة أكثر من غيرهم.\n\n"
            "تعرض الوزارة مبادئ الخطة قبل إعداد الجداول التفصيلية لكل منطقة."
        ),
        "background_en": (
            "Demand rises in summer and people on high ground feel it most. The principles are "
            "shown before the detailed tables are made."
        ),
        "objectives_ar": "دور معلن وموثوق، وعدالة بين المناطق، وسرعة الردّ على البلاغات.",
        "objectives_en": (
            "A turn people can rely on, fairness between areas, and quick answers to reports."
        ),
        "sectors": ("water",),
        "goals": (6, 13),
        "groups": ("all", "poor"),
        "governorates": (),
        "estimate": 3000000,
    },
)
