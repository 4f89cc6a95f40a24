"""Outcomes on places."""

OUTCOMES = {
    "zarqa-park": {
        "heard_ar": (
            "جاء مسار المشي أولاً في تأييد الأهالي، ثم مكتبة الأطفال، ثم الملعب. وتكرر طلب "
            "الإنارة والأشجار قليلة الماء ولعبة دامجة."
        ),
        "heard_en": (
            "The walking path had the widest support, then the children's library, then the "
            "pitch. Lighting, trees that need little water and an inclusive swing were asked for "
            "often."
        ),
        "response_ar": (
            "يُنفَّذ المسار والمكتبة في المرحلة الأولى، وملعب مصغّر بسياج. ولم يؤخذ بتحويل الأرض "
            "إلى موقف سيارات."
        ),
        "response_en": (
            "The path, the library and a small fenced pitch come in the first stage. Turning the "
            "land into a car park was rejected."
        ),
        "decision_ar": (
            "تنفيذ ما اختاره الأهالي: مسار مشي، ومكتبة أطفال، وملعب مصغّر، وفق الترتيب المعلن."
        ),
        "decision_en": (
            "What residents chose will be built in the published order: path, library, small pitch."
        ),
        "effect_ar": "متنفس لحيّ يسكنه نحو ثلاثين ألف شخص.",
        "commitments": (
            {"text_ar": "بدء التنفيذ", "due": 45},
            {"text_ar": "افتتاح المرحلة الأولى", "due": 210},
        ),
        "dispositions": {
            0: ("accepted", "جاء مسار المشي أولاً في تأييد الأهالي، ويُنفَّذ في المرحلة الأولى."),
            1: ("accepted", "جاءت المكتبة ثانية، وتُنفَّذ غرفةً واحدة ضمن الموازنة."),
            2: ("partly", "يتسع الموقع لملعب مصغّر بسياج، لا لملعب كامل."),
            3: ("partly", "أُخذ بالإنارة والمقاعد، أما الباب المنفصل فلم يلقَ تأييداً كافياً."),
            4: ("accepted", "تشمل الإنارة الدرج الخلفي."),
            5: ("accepted", "أُضيفت لعبة دامجة إلى المواصفات."),
            6: ("accepted", "تُزرع أشجار محلية، وتُشكَّل لجنة رعاية من الأهالي."),
            7: ("accepted", "كسابقه: أُضيفت لعبة دامجة إلى المواصفات."),
            8: ("rejected", "الأرض مخصّصة متنزهاً، ولم يؤيد الأهالي تحويلها."),
            9: (
                "partly",
                (
                    "أُخذ بالأشجار والأرجوحة، وتعذّرت النافورة لكلفة الماء، وعُرضت الرسوم في "
                    "موقع المشروع."
                ),
            ),
        },
    },
    "aseza-beach": {
        "heard_ar": (
            "طلب المشاركون الظل ودورات المياه أولاً، وبقاء الشاطئ مجانياً، وتركيب العوامات قبل "
            "منع المراسي، ووصول الممر إلى الماء."
        ),
        "heard_en": (
            "People asked for shade and toilets first, a beach that stays free, buoys before any "
            "ban on anchors, and a path that reaches the water."
        ),
        "response_ar": (
            "قُدّمت المرافق إلى المرحلة الأولى، وحُددت نسبة قصوى للكراسي المؤجرة، ومرسى بديل "
            "للقوارب. ولم يؤخذ بإسناد إدارة الشاطئ كاملة إلى شركة."
        ),
        "response_en": (
            "Facilities moved to the first stage, rented chairs are limited and boats get "
            "another mooring. Handing the whole beach to a company was rejected."
        ),
        "decision_ar": "اعتماد الخطة المعدّلة على مرحلتين، تبدأ الأولى قبل موسم الربيع.",
        "decision_en": (
            "The amended plan is adopted in two stages, the first before the spring season."
        ),
        "effect_ar": "شاطئ مجاني ومخدوم، وضغط أقل على المرجان.",
        "commitments": (
            {"text_ar": "تركيب العوامات في المواقع المتفق عليها", "due": 90},
            {"text_ar": "تشغيل مرافق الشاطئ الأوسط", "due": 120},
        ),
        "dispositions": {
            0: ("accepted", "صار الظل ودورات المياه في المرحلة الأولى لكل شاطئ."),
            1: ("partly", "حُدد مرسى بديل قريب، وتُراجع أوقاته بعد الموسم الأول."),
            2: ("accepted", "تُركَّب العوامات قبل بدء المنع، وبمشاركة مراكز الغوص."),
            3: ("accepted", "يمتد الممر إلى حافة الماء في شاطئين في السنة الأولى."),
            4: ("accepted", "الشاطئ مجاني، وحُددت نسبة قصوى للكراسي المؤجرة."),
            5: ("partly", "يُوظَّف مراقبون موسميون، أما المتطوعون فللإرشاد دون صلاحية ضبط."),
            6: ("accepted", "خُصص مكان للشواء بعيداً عن الرمل في كل شاطئ واسع."),
            7: ("partly", "تُشغَّل الحافلة تجريبياً في موسم الصيف."),
            8: (
                "rejected",
                (
                    "يخالف مبدأ الخطة في بقاء الشاطئ عاماً ومجانياً، ويمكن التعاقد على خدمات "
                    "النظافة وحدها."
                ),
            ),
            9: ("accepted", "تُركَّب لوحات بالعربية والإنجليزية مع رموز مصورة."),
            10: ("accepted", "يتوقف الصوت المضخّم عند الحادية عشرة."),
            11: ("accepted", "خُصص موقف للحافلات ومظلة قربه في الشاطئ الأوسط."),
        },
    },
    "wadi-shelters": {
        "heard_ar": "ركز المشاركون على موقف المدرسة والمركز الصحي، ومقاعد تناسب كبار السن.",
        "heard_en": (
            "Participants spoke of the school and the health centre, and of seats for older people."
        ),
        "response_ar": (
            "عُدّلت قائمة المواقع والتصميم. وصدرت النتائج بعد موعدها المعلن بسبب إعادة حساب الكلفة."
        ),
        "response_en": (
            "The list of places and the design were changed. The results came late because the "
            "cost had to be worked out again."
        ),
        "decision_ar": "تركيب اثنتي عشرة مظلة هذا العام، والباقي لاحقاً.",
        "decision_en": "Twelve shelters this year, the rest later.",
        "effect_ar": "انتظار أكثر راحة عند المواقف الأكثر استخداماً.",
        "commitments": ({"text_ar": "تركيب المظلات الأولى", "due": 60},),
        "dispositions": {
            0: ("accepted", "وُضع الموقفان في أول قائمة التنفيذ."),
            1: ("accepted", "أُضيف إلى التصميم."),
            2: ("accepted", "عُدّلت المواصفات."),
            3: ("rejected", "لم تصدر النتائج في موعدها، ويبيّن التقرير سبب التأخير."),
            4: ("rejected", "الخشب أعلى كلفة في الصيانة."),
            5: ("out_of_scope", "عدد الحافلات لا تحدده البلدية."),
        },
    },
}
