"""Closed and under analysis; one of them, of an entity that does not exist, overdue."""

CONSULTATIONS = (
    {
        "key": "mit-prices",
        "entity": "mit",
        "partners": (),
        "kind": "instructions",
        "phase": "under_analysis",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -26, "opens": -25, "closes": -4, "analysis": 3, "results": 9},
        "title_ar": "تعليمات الأسعار والإرجاع في التجارة الإلكترونية",
        "title_en": "Instructions on prices and returns in online shopping",
        "summary_ar": (
            "تعليمات مقترحة تُلزم المتاجر الإلكترونية بإظهار السعر النهائي مع التوصيل قبل الطلب، "
            "وبسياسة إرجاع واضحة خلال سبعة أيام."
        ),
        "summary_en": (
            "Proposed instructions: online shops show the final price with delivery before the "
            "order, and a clear return policy of seven days."
        ),
        "change_ar": (
            ("السعر", "قد تُضاف الرسوم عند الدفع", "السعر النهائي قبل تأكيد الطلب"),
            ("الإرجاع", "بحسب المتجر", "سبعة أيام للسلع غير المستعملة"),
            ("هوية البائع", "غير إلزامية", "اسم وعنوان ووسيلة تواصل"),
        ),
        "change_en": (
            ("Price", "Fees may be added at payment", "The final price before the order"),
            ("Returns", "As each shop decides", "Seven days for unused goods"),
            ("The seller", "Need not be named", "Name, address and a way to be reached"),
        ),
        "questions_ar": ("هل سبعة أيام مدة كافية للإرجاع؟", "من يتحمّل أجرة الإرجاع؟"),
        "questions_en": (
            "Are seven days enough to return goods?",
            "Who should pay for the return?",
        ),
        "background_ar": (
            "يشتري كثيرون عبر صفحات التواصل الاجتماعي دون أن يعرفوا البائع أو السعر النهائي.\n\n"
            "تسعى التعليمات إلى توازن يحمي المستهلك ولا يُخرج المشاريع المنزلية من السوق."
        ),
        "background_en": (
            "Many buy from pages whose seller and final price they do not know. The instructions "
            "seek to protect buyers without driving out home businesses."
        ),
        "objectives_ar": "سعر واضح، وحق إرجاع معروف، وبائع معلوم.",
        "objectives_en": "A clear price, a known right of return and an identified seller.",
        "sectors": ("trade", "digital"),
        "goals": (12,),
        "groups": ("all", "sme", "women"),
        "governorates": (),
        "estimate": 900000,
    },
    {
        "key": "mot-schools",
        "entity": "mot",
        "partners": ("moe", "gam"),
        "kind": "policy",
        "phase": "under_analysis",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -28, "opens": -27, "closes": -6, "analysis": 4, "results": 14},
        "title_ar": "سياسة السلامة المرورية حول المدارس",
        "title_en": "Policy on road safety around schools",
        "summary_ar": (
            "سياسة تحدد السرعة حول المدارس، وأماكن وقوف الحافلات، وممرات المشاة، ومسؤولية كل جهة "
            "عنها."
        ),
        "summary_en": (
            "A policy on speed around schools, bus stops and crossings, and who is responsible "
            "for each."
        ),
        "change_ar": (
            ("السرعة", "بحسب الشارع", "30 كيلومتراً في الساعة في أوقات الدوام"),
            ("وقوف الحافلات", "أمام البوابة", "موقف مخصص بعيد عن الممر"),
            ("الممرات", "بحسب الطلب", "ممر مرتفع أمام كل مدرسة على شارع رئيس"),
        ),
        "change_en": (
            ("Speed", "By the street", "30 km/h at school times"),
            ("Bus stops", "In front of the gate", "A bay away from the crossing"),
            ("Crossings", "On request", "A raised crossing at every school on a main street"),
        ),
        "questions_ar": (
            "ما الخطر الأكبر أمام مدرسة أبنائكم؟",
            "هل ينبغي منع وقوف السيارات أمام البوابة؟",
        ),
        "questions_en": (
            "What is the greatest danger at your children's school?",
            "Should parking at the gate be forbidden?",
        ),
        "background_ar": (
            "تزدحم الشوارع أمام المدارس مرتين في اليوم، ويعبر الطلبة بين السيارات والحافلات.\n\n"
            "تجمع السياسة ما يخص النقل والتعليم والبلديات في وثيقة واحدة."
        ),
        "background_en": (
            "Streets fill twice a day and pupils cross between cars and buses. The policy joins "
            "what concerns transport, schools and municipalities."
        ),
        "objectives_ar": "طريق آمن لكل طالب.",
        "objectives_en": "A safe way to school for every pupil.",
        "sectors": ("transport", "education"),
        "goals": (3, 11),
        "groups": ("students", "all"),
        "governorates": (),
        "estimate": 2000000,
    },
    {
        "key": "spac-remote",
        "entity": "spac",
        "partners": ("modee",),
        "kind": "policy",
        "phase": "under_analysis",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -32, "opens": -31, "closes": -10, "analysis": -2, "results": 3},
        "title_ar": "سياسة العمل عن بُعد في القطاع العام",
        "title_en": "Policy on remote work in the public sector",
        "summary_ar": (
            "سياسة مقترحة تبيّن الوظائف التي تصلح للعمل عن بُعد يومين في الأسبوع، وكيف يُقاس "
            "الإنجاز وتُحفظ الخدمة للمراجعين."
        ),
        "summary_en": (
            "A proposed policy on which posts suit two remote days a week, how work is measured "
            "and how service to the public is kept."
        ),
        "change_ar": (
            ("الأهلية", "بقرار كل دائرة", "معايير معلنة بحسب طبيعة الوظيفة"),
            ("القياس", "الحضور", "مخرجات متفق عليها شهرياً"),
            ("خدمة الجمهور", "حضورية", "مستوى الخدمة نفسه أو أفضل"),
        ),
        "change_en": (
            ("Who may", "As each department decides", "Published criteria by kind of work"),
            ("Measure", "Attendance", "Results agreed every month"),
            ("Service to the public", "At the counter", "The same standard or better"),
        ),
        "questions_ar": ("أي الخدمات لا يجوز أن تتأثر؟", "كيف يُقاس الإنجاز بعدالة؟"),
        "questions_en": ("Which services must not suffer?", "How can work be measured fairly?"),
        "background_ar": (
            "جرّبت دوائر عدة العمل عن بُعد في ظروف مختلفة، وتباينت نتائجها.\n\n"
            "تقترح السياسة إطاراً واحداً يبدأ اختيارياً ويُراجَع بعد سنة."
        ),
        "background_en": (
            "Several departments have tried remote work with mixed results. The policy offers "
            "one frame, voluntary at first and reviewed after a year."
        ),
        "objectives_ar": "مرونة للموظف دون مساس بالخدمة.",
        "objectives_en": "Flexibility for staff without harm to service.",
        "sectors": ("government", "labour"),
        "goals": (8, 16),
        "groups": ("government", "women", "disability"),
        "governorates": (),
        "estimate": 220000,
    },
    {
        "key": "moenv-sorting",
        "entity": "moenv",
        "partners": ("mola", "gam"),
        "kind": "guide",
        "phase": "under_analysis",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -25, "opens": -24, "closes": -3, "analysis": 6, "results": 13},
        "title_ar": "دليل فرز النفايات في المباني السكنية",
        "title_en": "Guide to sorting waste in apartment buildings",
        "summary_ar": (
            "دليل مقترح يبيّن كيف تُفرز النفايات المنزلية إلى ثلاثة أصناف في المباني السكنية، وأين "
            "توضع الحاويات، ومن يتولى تنظيفها ونقلها."
        ),
        "summary_en": (
            "A proposed guide on how household waste is sorted into three kinds in apartment "
            "buildings, where the bins stand, and who cleans and empties them."
        ),
        "change_ar": (
            ("الفرز", "حاوية واحدة لكل شيء", "عضوية، وقابلة للتدوير، ومتبقية"),
            ("مكان الحاويات", "على الرصيف", "داخل حدود المبنى ما أمكن"),
            ("النقل", "يومياً للأصناف كلها", "العضوية يومياً، والبقية يومين في الأسبوع"),
        ),
        "change_en": (
            ("Sorting", "One bin for everything", "Organic, recyclable and residual"),
            ("Place of the bins", "On the pavement", "Within the building's grounds if possible"),
            ("Collection", "Everything daily", "Organic daily, the rest twice a week"),
        ),
        "questions_ar": (
            "هل يتسع مبناكم لثلاث حاويات؟",
            "من ينبغي أن يتحمّل كلفة الحاويات؟",
            "ما الذي يشجّع سكان المبنى على الفرز؟",
        ),
        "questions_en": (
            "Is there room for three bins in your building?",
            "Who should pay for the bins?",
            "What would encourage residents to sort?",
        ),
        "background_ar": (
            "تُجمع نفايات المنازل اليوم مختلطة، فيصعب الانتفاع بما يصلح منها للتدوير أو للسماد.\n\n"
            "يقترح الدليل خطوات يسيرة تبدأ اختيارية في أحياء مختارة قبل تعميمها."
        ),
        "background_en": (
            "Household waste is collected mixed, so little of it can be recycled or composted. "
            "The guide proposes simple steps, voluntary at first in chosen neighbourhoods."
        ),
        "objectives_ar": "نفايات أقل في المكبّات، وأحياء أنظف، وفرز لا يُثقل على السكان.",
        "objectives_en": "Less waste in landfills, cleaner streets, sorting that burdens nobody.",
        "sectors": ("environment", "local"),
        "goals": (11, 12),
        "groups": ("residents", "municipalities"),
        "governorates": ("amman", "zarqa", "irbid"),
        "estimate": 600000,
    },
    {
        "key": "lib-routes",
        "entity": "demo-libraries",
        "partners": (),
        "kind": "plan",
        "phase": "under_analysis",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -60, "opens": -59, "closes": -40, "analysis": -30, "results": -20},
        "illustrates_overdue": True,
        "title_ar": "خطة خطوط المكتبات المتنقلة",
        "title_en": "Plan of the mobile libraries' routes",
        "summary_ar": "خطة توضيحية لمسارات ست حافلات مكتبية ومواعيد وقوفها في القرى.",
        "summary_en": (
            "An illustrative plan of the routes of six library buses and the times they stop in "
            "villages."
        ),
        "change_ar": (("المسارات", "أربعة", "ستة"), ("الوقوف", "مرة في الشهر", "مرة كل أسبوعين")),
        "change_en": (("Routes", "Four", "Six"), ("Stops", "Once a month", "Every fortnight")),
        "questions_ar": ("أين تقف الحافلة في قريتكم؟", "أي وقت يناسب الأطفال؟"),
        "questions_en": (
            "Where should the bus stop in your village?",
            "Which time suits children?",
        ),
        "background_ar": (
            "هذه مؤسسة توضيحية لا وجود لها. تُظهر الاستشارة كيف تعرض البوابة نتائج فات "
            "موعدها.\n\n"
            "لم يصدر تقرير النتائج في موعده المعلن."
        ),
        "background_en": (
            "This institution does not exist. The consultation shows how the portal presents "
            "results that are overdue."
        ),
        "objectives_ar": "وصول الكتاب إلى القرى البعيدة.",
        "objectives_en": "Bring books to remote villages.",
        "sectors": ("culture",),
        "goals": (4,),
        "groups": ("youth", "students"),
        "governorates": ("maan", "tafilah"),
        "estimate": 15000,
    },
)
