"""Open: environment, accessibility, the city, work."""

CONSULTATIONS = (
    {
        "key": "moenv-bags",
        "entity": "moenv",
        "partners": ("mit",),
        "kind": "instructions",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -13, "opens": -12, "closes": 9.4, "analysis": 18, "results": 28},
        "title_ar": "تعليمات الحدّ من أكياس البلاستيك أحادية الاستخدام",
        "title_en": "Instructions on reducing single-use plastic bags",
        "summary_ar": (
            "تعليمات مقترحة تخفض استخدام أكياس التسوق الخفيفة على ثلاث مراحل، تبدأ بالمتاجر "
            "الكبرى، مع بدائل متاحة لصغار التجار."
        ),
        "summary_en": (
            "Proposed instructions to cut the use of light shopping bags in three stages, "
            "beginning with large shops, with alternatives within reach of small traders."
        ),
        "change_ar": (
            ("المتاجر الكبرى", "الكيس مجاني", "كيس متعدد الاستخدام بسعر الكلفة"),
            ("البقالات الصغيرة", "لا تغيير", "مهلة 18 شهراً"),
            ("المصانع", "إنتاج الأنواع كافة", "تحوّل تدريجي بدعم فني"),
        ),
        "change_en": (
            ("Large shops", "Bags are free", "A reusable bag at cost price"),
            ("Small grocers", "No change", "A period of 18 months"),
            ("Factories", "All kinds are made", "A gradual change with technical help"),
        ),
        "questions_ar": (
            "هل المراحل الثلاث واقعية؟",
            "ما البديل الأنسب للمخابز والخضار؟",
            "كيف تُدعم المصانع الصغيرة؟",
        ),
        "questions_en": (
            "Are the three stages realistic?",
            "What is the best alternative for bread and vegetables?",
            "How should small factories be helped?",
        ),
        "background_ar": (
            "تعلق الأكياس الخفيفة بالأشجار والأودية وتضر بالمواشي والتربة، وتصل إلى خليج العقبة "
            "مع السيول.\n\n"
            "استُمع عند الإعداد إلى مصانع وتجار وجمعيات بيئية، وما زال عدد من المسائل مفتوحاً "
            "للنقاش."
        ),
        "background_en": (
            "Light bags harm trees, soil and livestock and reach the Gulf of Aqaba with the "
            "floods. Several questions remain open."
        ),
        "objectives_ar": (
            "خفض استهلاك الأكياس الخفيفة إلى النصف خلال ثلاث سنوات دون إثقال على صغار التجار."
        ),
        "objectives_en": (
            "Halve the use of light bags in three years without burdening small traders."
        ),
        "sectors": ("environment", "trade"),
        "goals": (12, 14, 15),
        "groups": ("all", "sme", "private"),
        "governorates": (),
        "estimate": 2500000,
    },
    {
        "key": "hcd-guide",
        "entity": "hcd",
        "partners": ("mosd", "gam"),
        "kind": "guide",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -8, "opens": -7, "closes": 21.3, "analysis": 31, "results": 41},
        "title_ar": "دليل الترتيبات التيسيرية في مراكز الخدمة الحكومية",
        "title_en": "Guide to reasonable accommodation in public service centres",
        "summary_ar": (
            "دليل عملي يبيّن للموظف والمراجع ما الترتيبات التيسيرية المعقولة، وكيف تُطلب، وخلال "
            "كم من الوقت توفَّر."
        ),
        "summary_en": (
            "A practical guide for staff and visitors: what reasonable accommodation is, how to "
            "ask for it, and how soon it is provided."
        ),
        "change_ar": (
            ("الطلب", "شفهي عند الحضور", "قبل الزيارة أو عندها، بنموذج من أربعة أسطر"),
            ("لغة الإشارة", "بترتيب مسبق", "مترجم عن بُعد بالصورة"),
            ("النماذج", "ورقية في الغالب", "صيغ ميسّرة وخط كبير"),
        ),
        "change_en": (
            ("Request", "Spoken, on arrival", "Before or during the visit, in a four-line form"),
            ("Sign language", "By arrangement", "An interpreter by video"),
            ("Forms", "Mostly on paper", "Accessible formats and large print"),
        ),
        "questions_ar": (
            "ما الترتيب الذي لو توفّر لأغناكم عن مرافق؟",
            "ما المدة المعقولة لتوفيره؟",
            "كيف نقيس أن الدليل مُطبَّق؟",
        ),
        "questions_en": (
            "Which accommodation would spare you needing a companion?",
            "What is a reasonable time to provide it?",
            "How can we tell that the guide is followed?",
        ),
        "background_ar": (
            "يكفل قانون حقوق الأشخاص ذوي الإعاقة رقم 20 لسنة 2017 الترتيبات التيسيرية المعقولة "
            "وإمكانية الوصول.\n\n"
            "يترجم الدليل هذا الحق إلى خطوات يومية في قاعات الاستقبال، ويُراجَع كل سنة مع منظمات "
            "الأشخاص ذوي الإعاقة."
        ),
        "background_en": (
            "Law 20 of 2017 guarantees accessibility and reasonable accommodation. The guide "
            "turns the right into daily steps at the counter."
        ),
        "objectives_ar": "خدمة متكافئة دون مرافق، وخطوات واضحة للموظف.",
        "objectives_en": "Equal service without a companion, and clear steps for staff.",
        "sectors": ("social", "government"),
        "goals": (10, 16),
        "groups": ("disability", "older", "government"),
        "governorates": (),
        "estimate": 150000,
    },
    {
        "key": "gam-square",
        "entity": "gam",
        "partners": ("mota",),
        "kind": "project",
        "phase": "open",
        "decision_mode": "public",
        "level": "decision",
        "timing": {"publish": -6, "opens": -5, "closes": 16.3, "analysis": 24, "results": 32},
        "title_ar": "ساحة مشاة في وسط عمّان: اختيار أحد البدائل الثلاثة",
        "title_en": "A pedestrian square in central Amman: choosing one of three designs",
        "summary_ar": (
            "ثلاثة بدائل لساحة صغيرة للمشاة في وسط البلد: ساحة مظللة بالأشجار، أو مدرج "
            "للفعاليات، أو سوق حرفيّ أسبوعي. القرار للجمهور."
        ),
        "summary_en": (
            "Three designs for a small pedestrian square downtown: a shaded garden, an open-air "
            "theatre, or a weekly craft market. The public decides."
        ),
        "change_ar": (
            ("الحركة", "مرور ومواقف", "مشاة طوال اليوم، وتحميل للمحال صباحاً"),
            ("الظل", "محدود", "أشجار ومظلات"),
            ("الجلوس", "قليل", "مقاعد بمساند تناسب كبار السن"),
        ),
        "change_en": (
            (
                "Movement",
                "Traffic and parking",
                "Pedestrians all day, loading for shops in the morning",
            ),
            ("Shade", "Limited", "Trees and canopies"),
            ("Seats", "Few", "Seats with backs that suit older persons"),
        ),
        "questions_ar": (
            "أي البدائل الثلاثة تفضّلون؟ ولماذا؟",
            "متى يكون التحميل والتنزيل للمحال؟",
            "ماذا تقترحون لمواقف السيارات؟",
        ),
        "questions_en": (
            "Which of the three do you prefer, and why?",
            "When should shops load and unload?",
            "What do you suggest for parking?",
        ),
        "background_ar": (
            "أُعدّت البدائل الثلاثة بكلفة متقاربة، وتُنشر مخططاتها في المرفقات.\n\n"
            "تعتمد الأمانة البديل الأوسع تأييداً، وتبيّن في تقرير النتائج ما عُدّل فيه استجابةً "
            "للملاحظات."
        ),
        "background_en": (
            "The three designs cost about the same. The one with the widest support will be "
            "built, with the changes people asked for."
        ),
        "objectives_ar": "اختيار تصميم يستخدمه الناس، ومراعاة حركة المحال.",
        "objectives_en": "Choose a design people will use, with care for the shops.",
        "sectors": ("local", "tourism"),
        "goals": (11,),
        "groups": ("all", "sme", "visitors"),
        "governorates": ("amman",),
        "estimate": 400000,
    },
    {
        "key": "mol-flex",
        "entity": "mol",
        "partners": ("ssc",),
        "kind": "instructions",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -15, "opens": -14, "closes": 5.3, "analysis": 14, "results": 24},
        "title_ar": "تعليمات العمل المرن في القطاع الخاص",
        "title_en": "Instructions on flexible work in the private sector",
        "summary_ar": (
            "تعليمات تبيّن أشكال العمل المرن، من ساعات جزئية ودوام مضغوط وعمل عن بُعد، وحقوق "
            "العامل وصاحب العمل في كل شكل."
        ),
        "summary_en": (
            "Instructions on forms of flexible work (part time, compressed week, remote) and the "
            "rights of worker and employer in each."
        ),
        "change_ar": (
            ("طلب التحوّل", "باتفاق الطرفين دون إجراء", "طلب مكتوب وردّ معلّل خلال 14 يوماً"),
            ("الإجازات", "بحسب العقد", "بنسبة ساعات العمل"),
            ("أدوات العمل عن بُعد", "غير محددة", "يتحمّلها صاحب العمل أو يعوّض عنها"),
        ),
        "change_en": (
            (
                "Request to change",
                "By agreement, without a procedure",
                "A written request, answered with reasons in 14 days",
            ),
            ("Leave", "By contract", "In proportion to hours"),
            ("Tools for remote work", "Not specified", "Provided or repaid by the employer"),
        ),
        "questions_ar": (
            "ما أكثر أشكال العمل المرن فائدة لكم؟",
            "هل 14 يوماً مدة مناسبة للردّ على الطلب؟",
            "كيف تُحتسب كلفة الإنترنت والكهرباء؟",
        ),
        "questions_en": (
            "Which form would help you most?",
            "Are 14 days right for answering a request?",
            "How should internet and electricity be reckoned?",
        ),
        "background_ar": (
            "يساعد العمل المرن الأمهات والطلبة والأشخاص ذوي الإعاقة على دخول سوق العمل والبقاء "
            "فيه.\n\n"
            "تقترح التعليمات حداً أدنى من الوضوح يحفظ حق الطرفين، وتترك ما عداه لاتفاقهما."
        ),
        "background_en": (
            "Flexible work helps mothers, students and persons with disabilities to find and "
            "keep a job. The instructions ask for a minimum of clarity."
        ),
        "objectives_ar": "تشجيع العمل المرن مع حفظ الحقوق.",
        "objectives_en": "Encourage flexible work and protect rights.",
        "sectors": ("labour",),
        "goals": (5, 8),
        "groups": ("workers", "employers", "women", "youth"),
        "governorates": (),
        "estimate": 600000,
    },
)
