"""Outcomes of the third quarter of 2026."""

OUTCOMES = {
    "ltrc-timetable": {
        "heard_ar": (
            "أيّد المشاركون المواعيد الثابتة، وطلبوا مواعيد مسائية، وتعويض المشغّلين، وشمول الجنوب."
        ),
        "heard_en": (
            "People supported fixed times and asked for evening departures, compensation for "
            "operators, and the south."
        ),
        "response_ar": (
            "مُدّد آخر موعد إلى الثامنة مساءً، وأُعدّ جدول شتوي، وأُدرجت الطفيلة في المرحلة الثانية."
        ),
        "response_en": (
            "The last departure moved to eight in the evening, a winter timetable was added, and "
            "Tafilah joins the second stage."
        ),
        "decision_ar": "بدء التجربة على أربعة خطوط لمدة ستة أشهر ثم تقييمها.",
        "decision_en": "A six-month trial on four lines, then evaluation.",
        "effect_ar": "رحلة معلومة الموعد لطلبة الجامعات والموظفين.",
        "commitments": (
            {"text_ar": "بدء التجربة", "due": 75},
            {"text_ar": "نشر نتائج الشهر الأول", "due": 120},
        ),
        "dispositions": {
            0: ("accepted", "الخط ضمن الخطوط الأربعة الأولى."),
            1: ("accepted", "صار آخر موعد الثامنة مساءً في أيام الدوام."),
            2: (
                "partly",
                "تدخل الطفيلة في المرحلة الثانية بعد ستة أشهر لعدم توفر حافلات كافية الآن.",
            ),
            3: ("accepted", "يُعوَّض المشغّل عن المقاعد الفارغة خلال التجربة."),
            4: ("accepted", "يُنشر الجدول باللغتين في صفحة واحدة."),
            5: (
                "partly",
                "خُصصت مقاعد لكبار السن والأشخاص ذوي الإعاقة، وتُدرس بقية الفئات بعد التجربة.",
            ),
            6: ("accepted", "أُعدّ جدول شتوي."),
        },
    },
    "mopic-youth": {
        "heard_ar": "طلب الشباب عدالة الاختيار وبدل المواصلات وحرية نشر ملاحظاتهم.",
        "heard_en": (
            "Young people asked for fair selection, travel costs and freedom to publish what "
            "they see."
        ),
        "response_ar": (
            "اعتُمدت القرعة، وتُنشر ملاحظات الفرق مع ردّ الجهة. ولم يؤخذ باشتراط الشهادة الجامعية."
        ),
        "response_en": (
            "Selection is by lot and the teams' remarks are published with the entity's answer. "
            "A degree will not be required."
        ),
        "decision_ar": "تشكيل فرق في أربع محافظات في السنة الأولى.",
        "decision_en": "Teams in four governorates in the first year.",
        "effect_ar": "متابعة أقرب إلى الناس.",
        "commitments": ({"text_ar": "إعلان باب التقدم", "due": 60},),
        "dispositions": {
            0: ("accepted", "اعتُمدت القرعة بين المستوفين للشروط."),
            1: ("accepted", "يُصرف بدل مواصلات وتُمنح شهادة."),
            2: (
                "partly",
                "تُختار المشاريع بحسب تفضيلات كل محافظة، والطرق منها إن كانت ممولة في العام.",
            ),
            3: ("accepted", "تُنشر ملاحظات الفريق كما هي مع ردّ الجهة."),
            4: ("accepted", "تُتاح البيانات بصيغة مفتوحة."),
            5: ("rejected", "يحرم الشرط فئات واسعة من الشباب دون حاجة."),
        },
    },
    "mof-budget": {
        "heard_ar": (
            "أراد المشاركون رسمة واحدة تبيّن أين يذهب الدينار، ومشاريع كل محافظة، وشرح المصطلحات."
        ),
        "heard_en": (
            "People wanted one chart of where each dinar goes, the projects of each governorate, "
            "and terms explained."
        ),
        "response_ar": (
            "أُضيفت الرسمة والمعجم والمقارنة مع السنة السابقة، وأكبر خمسة مشاريع في كل محافظة."
        ),
        "response_en": (
            "The chart, a glossary, a comparison with last year and the five largest projects in "
            "each governorate were added."
        ),
        "decision_ar": "إصدار الدليل بالعربية والإنجليزية مع مشروع الموازنة.",
        "decision_en": "The guide is issued in Arabic and English with the draft budget.",
        "effect_ar": "فهم أوسع للموازنة العامة.",
        "commitments": ({"text_ar": "نشر الدليل", "due": 90},),
        "dispositions": {
            0: ("accepted", "صارت رسمة «أين يذهب الدينار» في الصفحة الأولى."),
            1: ("partly", "تُعرض أكبر خمسة مشاريع في كل محافظة، والباقي في رابط البيانات."),
            2: ("accepted", "أُضيف معجم مبسّط."),
            3: ("accepted", "أُضيفت مقارنة مع السنة السابقة."),
            4: ("accepted", "يصدر الدليل بالإنجليزية أيضاً."),
            5: ("out_of_scope", "موضوع الاستشارة شكل الدليل، وليس السياسة الضريبية."),
        },
    },
    "moenv-air": {
        "heard_ar": (
            "طلب سكان المناطق القريبة من الصناعة قياساً ليلياً وتنبيهاً صباحياً وبيانات خاماً."
        ),
        "heard_en": (
            "People near industry asked for measuring at night, a morning alert and raw data."
        ),
        "response_ar": (
            "القياس على مدار الساعة، والقراءات وتواريخ المعايرة منشورة، والتنبيه بالبريد "
            "الإلكتروني أولاً."
        ),
        "response_en": (
            "Measuring runs day and night, readings and calibration dates are published, and "
            "alerts begin by e-mail."
        ),
        "decision_ar": "اعتماد المواقع الثلاثة الأولى وجهاز متنقل.",
        "decision_en": "The first three sites and a mobile unit are adopted.",
        "effect_ar": "معلومة في وقتها لمرضى الصدر وأهاليهم.",
        "commitments": ({"text_ar": "تشغيل المحطة الأولى", "due": 100},),
        "dispositions": {
            0: ("accepted", "القياس على مدار الساعة في جميع المحطات."),
            1: ("accepted", "أُدرجت ضمن المواقع الثلاثة الأولى."),
            2: (
                "partly",
                "يتاح الاشتراك برسالة إلكترونية الآن، والرسائل القصيرة في مرحلة لاحقة.",
            ),
            3: ("accepted", "تُنشر القراءات وتواريخ المعايرة."),
            4: ("partly", "يُستخدم جهاز متنقل أولاً لتحديد الحاجة."),
            5: ("out_of_scope", "الخطة للرصد، وترخيص المنشآت تنظمه تشريعات أخرى."),
        },
    },
    "moh-schools": {
        "heard_ar": "ركز المشاركون على السعر وتجهيز المقاصف ومشاركة نساء الحي وماء الشرب.",
        "heard_en": (
            "People spoke of price, equipment, a part for local women, and drinking water."
        ),
        "response_ar": (
            "أُضيف تجهيز المقاصف وماء الشرب المجاني وأولوية الجمعيات النسائية. ولم يؤخذ بإلغاء "
            "المقاصف."
        ),
        "response_en": (
            "Equipment, free drinking water and a priority for women's societies were added. "
            "Closing canteens was rejected."
        ),
        "decision_ar": "تطبيق تدريجي يبدأ بمئة مدرسة.",
        "decision_en": "Gradual application, beginning with one hundred schools.",
        "effect_ar": "غذاء أفضل لقرابة خمسين ألف طالب وطالبة في المرحلة الأولى.",
        "commitments": ({"text_ar": "تجهيز مقاصف المرحلة الأولى", "due": 110},),
        "dispositions": {
            0: ("partly", "حُدد سقف لسعر الشطيرة، ولا يمكن ضمان أن تكون الأرخص دائماً."),
            1: ("accepted", "أُضيف تجهيز المقاصف إلى المرحلة الأولى."),
            2: ("accepted", "تُعطى الجمعيات النسائية المدرّبة أولوية في التوريد."),
            3: ("accepted", "أُضيف توفير ماء شرب مجاني."),
            4: ("rejected", "يعتمد كثير من الطلبة على المقصف، والتحسين أولى من المنع."),
            5: ("accepted", "أُضيفت بدائل خالية من الجلوتين حيث يُطلب ذلك."),
        },
    },
    "parks-fees": {
        "heard_ar": "قُبل الرسم مع تخصيصه للصيانة، وطُلب توسيع الإعفاء.",
        "heard_en": (
            "The fee was accepted if spent on upkeep, and wider exemptions were asked for."
        ),
        "response_ar": "أُضيفت الأسر المنتفعة من المعونة إلى الإعفاء.",
        "response_en": "Families on national aid are now exempt.",
        "decision_ar": "إقرار الرسوم لموسم واحد ثم تقييمها.",
        "decision_en": "The fees are adopted for one season and then evaluated.",
        "effect_ar": "صيانة منتظمة للمتنزهات.",
        "commitments": ({"text_ar": "نشر التقييم اللاحق", "due": 180},),
        "dispositions": {
            0: ("accepted", "أُضيفت الأسر المنتفعة من المعونة."),
            1: ("partly", "المدة معلنة السبب، ويجري تقييم لاحق يُستمع فيه إلى اللجان."),
            2: ("accepted", "تُخصص الرسوم للصيانة والنظافة."),
            3: ("rejected", "لا تغطي الموارد الأخرى كلفة الصيانة."),
        },
    },
    "wadi-waste": {
        "heard_ar": "تناولت المشاركات مواقع الحاويات وأوقات الجمع وتعليم الأطفال الفرز.",
        "heard_en": (
            "Contributions spoke of where bins stand, collection times and teaching children to "
            "sort."
        ),
        "response_ar": "عُدّلت المواقع وأُضيفت حملة مدرسية. وصدرت النتائج بعد موعدها المعلن.",
        "response_en": (
            "Places were changed and a school campaign added. The results came after the "
            "announced date."
        ),
        "decision_ar": "بدء الخطة في حيّين أولاً.",
        "decision_en": "The plan begins in two quarters.",
        "effect_ar": "شوارع أنظف.",
        "commitments": ({"text_ar": "توزيع الحاويات", "due": 50},),
        "dispositions": {
            0: ("accepted", "أُبعدت 50 متراً على الأقل."),
            1: ("partly", "مساءً في الأحياء التجارية فقط."),
            2: ("accepted", "أُضيفت حملة مدرسية."),
            3: ("covered", "الجدول مرفق بالخطة."),
        },
    },
}
