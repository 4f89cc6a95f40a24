"""From before the portal. Dates and figures are those of the commitment report."""

CONSULTATIONS = (
    {
        "key": "history-concept",
        "entity": "modee",
        "partners": ("mopic", "lob", "pm"),
        "kind": "other",
        "phase": "history",
        "decision_mode": "entity",
        "level": "consultation",
        "fixed": {"closes": "2022-11-22T00:00:00+03:00"},
        "title_ar": "دعوة لتقديم المقترحات حول بوابة المشاركة الإلكترونية",
        "title_en": "Call for proposals on the e-participation portal",
        "summary_ar": (
            "دعوة عام 2022 إلى أصحاب المصلحة ومؤسسات المجتمع المدني والمواطنين لتقديم مقترحاتهم "
            "حول تصور بوابة المشاركة الإلكترونية الموحدة، ضمن الالتزام الثاني من الخطة الوطنية "
            "الخامسة لمبادرة شراكة الحكومات الشفافة 2021–2025."
        ),
        "summary_en": (
            "The call of 2022 to stakeholders, civil society and citizens for proposals on the "
            "concept of the unified e-participation portal, under commitment two of the fifth "
            "national action plan of the Open Government Partnership, 2021–2025."
        ),
        "change_ar": (),
        "change_en": (),
        "questions_ar": (
            "ما مقترحاتكم حول تصور بوابة المشاركة الإلكترونية؟",
            "ما أدوار الجهات الحكومية والمستفيدين ومسؤولياتهم؟",
        ),
        "questions_en": (
            "What do you propose for the concept of the portal?",
            "What should the roles and duties of entities and beneficiaries be?",
        ),
        "background_ar": (
            "فتحت وزارة التخطيط والتعاون الدولي، بالشراكة مع وزارة الاقتصاد الرقمي والريادة "
            "وديوان التشريع والرأي ووحدة تقييم الأثر في رئاسة الوزراء، باب تقديم المقترحات "
            "والتوصيات حول هيكلة بوابة المشاركة الإلكترونية الموحدة، وكان آخر موعد لها يوم "
            "الاثنين 21 تشرين الثاني 2022.\n\n"
            "ونُشر استبيان إلكتروني موجّه إلى ثلاثة قطاعات: القطاع الحكومي، والقطاع الخاص "
            "ومؤسسات المجتمع المدني، والقطاع الأكاديمي. وعُقدت ثلاث ورش عمل تشاورية في 20 أيلول "
            "و9 تشرين الثاني و13 كانون الأول 2022، شارك فيها 144 شخصاً: 26 و51 و67.\n\n"
            "أُدخلت هذه الاستشارة سجلاً تاريخياً سابقاً للبوابة، ولا تتضمن تعليقات إلكترونية."
        ),
        "background_en": (
            "The Ministry of Planning and International Cooperation, with the Ministry of "
            "Digital Economy and Entrepreneurship, the Legislation and Opinion Bureau and the "
            "impact assessment unit of the Prime Ministry, invited proposals until Monday 21 "
            "November 2022. An online questionnaire went to three sectors, and three workshops "
            "brought together 144 people: 26, 51 and 67. Entered as a record from before the "
            "portal."
        ),
        "objectives_ar": "إعداد تصور شامل عن البوابة، وتحديد نطاق عملها والأدوار والمسؤوليات.",
        "objectives_en": (
            "Draw up a comprehensive concept of the portal, its scope, roles and responsibilities."
        ),
        "sectors": ("digital", "government"),
        "goals": (16,),
        "groups": ("government", "private", "cso", "academia"),
        "governorates": (),
        "estimate": None,
        "history": True,
        "sessions": (
            {
                "date": "2022-09-20",
                "label_ar": "ورشة عمل للجهات الحكومية: 26 مندوباً عن 20 جهة حكومية",
                "label_en": "Workshop for government entities: 26 delegates of 20 entities",
                "participants": 26,
                "bodies": 20,
            },
            {
                "date": "2022-11-09",
                "label_ar": "ورشة عمل للقطاع الخاص والمجتمع المدني والمواطنين: 51 مشاركاً",
                "label_en": (
                    "Workshop for the private sector, civil society and citizens: 51 participants"
                ),
                "participants": 51,
                "bodies": None,
            },
            {
                "date": "2022-12-13",
                "label_ar": "ورشة عمل للقطاع الأكاديمي: 67 مشاركاً",
                "label_en": "Workshop for academia: 67 participants",
                "participants": 67,
                "bodies": None,
            },
        ),
    },
    {
        "key": "history-rules",
        "entity": "modee",
        "partners": (),
        "kind": "other",
        "phase": "history",
        "decision_mode": "entity",
        "level": "information",
        "fixed": {"publish": "2024-05-28T00:00:00+03:00"},
        "title_ar": (
            "القواعد التنفيذية لاستخدام البوابة الحكومية الموحدة للمشاركة الإلكترونية «تواصَل» "
            "لسنة 2024"
        ),
        "title_en": (
            "Executive rules for using the unified government e-participation portal "
            '"Tawasul", 2024'
        ),
        "summary_ar": (
            "القواعد التي أُعدّت ضمن المحور الثالث من الالتزام الثاني، وهو إعداد التعليمات "
            "والأدلة الإرشادية لتنفيذ المشاركة الإلكترونية من الجهات الحكومية والمجتمع المحلي."
        ),
        "summary_en": (
            "The rules prepared under axis three of commitment two: instructions and guides by "
            "which government entities and the local community carry out e-participation."
        ),
        "change_ar": (),
        "change_en": (),
        "questions_ar": (),
        "questions_en": (),
        "background_ar": (
            "عُقدت ورشة عمل في 11 أيار 2023 شارك فيها 36 شخصاً من مختلف الجهات، وأُعدّت وثيقة "
            "المبادئ والضوابط العامة للمشاركة الإلكترونية لسنة 2023، ثم القواعد التنفيذية لسنة "
            "2024.\n\n"
            "أُطلقت النسخة التجريبية من البوابة في 28 أيار 2024. وأُدخل هذا السجل تاريخاً "
            "سابقاً، وتاريخ نشره هنا هو تاريخ إطلاق النسخة التجريبية لا تاريخ صدور القواعد."
        ),
        "background_en": (
            "A workshop on 11 May 2023 had 36 participants; the general principles of 2023 and "
            "then the executive rules of 2024 followed. The trial version of the portal was "
            "launched on 28 May 2024. Entered as history: the date shown is that of the launch, "
            "not the date on which the rules were issued."
        ),
        "objectives_ar": "إرشاد الجهات والمشاركين إلى استخدام البوابة.",
        "objectives_en": "Guide entities and participants in using the portal.",
        "sectors": ("digital", "government"),
        "goals": (16,),
        "groups": ("government", "all"),
        "governorates": (),
        "estimate": None,
        "history": True,
        "sessions": (
            {
                "date": "2023-05-11",
                "label_ar": (
                    "ورشة عمل للجهات الحكومية والقطاع الخاص والأكاديميين ومؤسسات المجتمع المدني "
                    "والأفراد: 36 مشاركاً"
                ),
                "label_en": (
                    "Workshop for government, the private sector, academics, civil society and "
                    "individuals: 36 participants"
                ),
                "participants": 36,
                "bodies": None,
            },
        ),
    },
)
