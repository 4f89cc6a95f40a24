"""Outcomes on services and policies."""

OUTCOMES = {
    "modee-services": {
        "heard_ar": (
            "دعا أكثر المشاركين إلى وقف طلب الوثائق الموجودة لدى الحكومة، وإلى لغة أوضح، وخدمة "
            "يمكن إتمامها على مراحل. وطلب عدد منهم معياراً مستقلاً لإمكانية الوصول. ورأى أحدهم "
            "إلغاء مراكز الخدمة، وعارضه آخرون."
        ),
        "heard_en": (
            "Most asked for an end to requests for documents the government already holds, for "
            "plainer language, and for services that can be finished in stages; several asked "
            "for a standard on accessibility. One proposed to close service centres, others were "
            "against."
        ),
        "response_ar": (
            "أُضيف معيار لإمكانية الوصول، ومتطلب لحفظ الطلب والعودة إليه، واختبار مع المستفيدين "
            "قبل الإطلاق. وأُبقيت مراكز الخدمة والهاتف بديلاً لكل خدمة رقمية."
        ),
        "response_en": (
            "A standard on accessibility, saving a half-finished form and testing with users "
            "were added; counters and telephone stay as an alternative to each digital service."
        ),
        "decision_ar": (
            "اعتماد المعايير بعد تعديلها، وعددها ثلاثة عشر معياراً، وتطبيقها على الخدمات الجديدة "
            "أولاً ثم القائمة."
        ),
        "decision_en": (
            "The standards are adopted as amended, thirteen in number, for new services first "
            "and then for existing ones."
        ),
        "effect_ar": ("يُقاس أثر المعايير بنسبة إتمام الطلبات من المرة الأولى وتُنشر النسبة سنوياً."),
        "commitments": (
            {"text_ar": "نشر المعايير بصيغتها النهائية ومعجم الكلمات الواضحة", "due": 21},
            {"text_ar": "قياس أول عشرين خدمة ونشر نتائجها", "due": 120},
        ),
        "dispositions": {
            0: (
                "covered",
                "المعيار الثالث في المسودة يمنع طلب وثيقة تحفظها جهة حكومية، وقد أُبقي كما هو.",
            ),
            1: ("accepted", "أُضيف معيار مستقل لإمكانية الوصول يُفحص قبل إطلاق أي خدمة."),
            2: (
                "accepted",
                "أُلحق بالمعايير معجم بالكلمات الواضحة البديلة من المصطلحات الإدارية.",
            ),
            3: ("accepted", "حفظ الطلب والعودة إليه صار متطلباً في معيار إتمام الخدمة."),
            4: (
                "partly",
                (
                    "تُعلن المدة المتوقعة لكل خدمة، أما المساءلة عنها فتنظمها اتفاقيات مستوى "
                    "الخدمة لدى كل جهة."
                ),
            ),
            5: ("accepted", "أُضيف الدفع النقدي في مراكز الخدمة إلى معيار البدائل."),
            6: (
                "rejected",
                "يتعارض مع معيار البديل لمن لا يستخدم الإنترنت، وقد طلبته غالبية المشاركين.",
            ),
            7: (
                "partly",
                (
                    "يُنشر عدد المعاملات ونسبة إتمامها لكل خدمة، ويُدرس نشر الكلفة بعد توحيد "
                    "طريقة احتسابها."
                ),
            ),
            8: ("accepted", "اعتُمد اختبار الخدمة مع المستفيدين شرطاً قبل الإطلاق."),
            9: (
                "out_of_scope",
                (
                    "تغطية الشبكات خارج موضوع المعايير، وأُحيلت الملاحظة إلى هيئة تنظيم قطاع "
                    "الاتصالات."
                ),
            ),
            10: ("accepted", "أُضيف رقم الطلب والهاتف إلى معيار المساعدة."),
            11: ("covered", "الإشعار عند كل مرحلة وارد في المعيار الثامن."),
            12: ("accepted", "صار بيان ذلك في أول صفحة من كل خدمة جزءاً من معيار الوضوح."),
        },
    },
    "mosd-homecare": {
        "heard_ar": (
            "تركزت المشاركات على إرهاق الأسر الراعية، والثقة بمن يدخل البيت، والكلفة على الأسر "
            "متوسطة الدخل، وسرعة الاستجابة للشكاوى."
        ),
        "heard_en": (
            "Contributions centred on the exhaustion of family carers, trust in those who enter "
            "the home, the cost to middle-income families, and how fast complaints are met."
        ),
        "response_ar": (
            "بُسّطت إجراءات الاستراحة الأسبوعية، وأُضيف حق اختيار مقدّم الرعاية، وقُصرت مدة "
            "الزيارة في الحالات الخطرة إلى 24 ساعة. ولم يؤخذ بإلزام الأسر بالكاميرات حفاظاً على "
            "الخصوصية."
        ),
        "response_en": (
            "Respite is simpler to obtain, older persons may choose their carer, and grave "
            "complaints are visited within 24 hours. Compulsory cameras were rejected for the "
            "sake of privacy."
        ),
        "decision_ar": "اعتماد السياسة المعدّلة، والبدء بثلاث محافظات، وتقييمها بعد سنة.",
        "decision_en": (
            "The amended policy is adopted, begins in three governorates and is evaluated after "
            "a year."
        ),
        "effect_ar": "يُتوقع أن تستفيد من الاستراحة الأسبوعية 1,500 أسرة في السنة الأولى.",
        "commitments": (
            {"text_ar": "إطلاق سجل مقدّمي الرعاية", "due": 60},
            {"text_ar": "أول لقاء للأسر الراعية", "due": 45},
        ),
        "dispositions": {
            0: ("accepted", "تُطلب الاستراحة بنموذج واحد دون وثائق إضافية."),
            1: ("accepted", "أُضيف حق كبير السن في اختيار مقدّم الرعاية وجنسه وتغييره."),
            2: ("accepted", "تتضمن بطاقة مقدّم الرعاية رمز تحقق، ورقماً هاتفياً للتحقق أيضاً."),
            3: (
                "partly",
                (
                    "اعتُمد دعم متدرج بحسب الدخل في المرحلة الأولى، ويبقى سقفه مرتبطاً بالموازنة "
                    "السنوية."
                ),
            ),
            4: (
                "accepted",
                "صارت الزيارة خلال 24 ساعة في حالات الإهمال أو الأذى، وثلاثة أيام لما عداها.",
            ),
            5: (
                "partly",
                "اعتُمد التدريب المجاني، ولم يُشترط العمل سنتين لتعارضه مع حرية اختيار العمل.",
            ),
            6: (
                "out_of_scope",
                "التمريض الطبي ينظمه قطاع الصحة، وأُحيلت الملاحظة إلى وزارة الصحة.",
            ),
            7: ("accepted", "أُضيف بدل تنقل للمناطق البعيدة."),
            8: ("partly", "يتاح الخط بالإنجليزية في أوقات الدوام في السنة الأولى."),
            9: ("rejected", "يمسّ الإلزام خصوصية كبير السن وكرامته، ويبقى الأمر برضاه."),
            10: ("accepted", "تُنظَّم لقاءات شهرية للأسر الراعية في مراكز المجتمع المحلي."),
            11: (
                "partly",
                "تشملها إذا تجاوز المستفيد الستين، وتُعدّ سياسة مستقلة لمن هم دون ذلك.",
            ),
        },
    },
    "dos-survey": {
        "heard_ar": (
            "رأى المشاركون أن أسئلة الدخل محرجة في بداية المقابلة، وأن المدة طويلة، وطلبوا توضيح "
            "الاستهلاك من إنتاج الأسرة."
        ),
        "heard_en": (
            "Participants found income questions awkward at the start and the interview long, "
            "and asked for clarity on what a household consumes of its own produce."
        ),
        "response_ar": (
            "أُعيد ترتيب الأسئلة، وأُتيح الجواب بالفئات والتعبئة على مراحل، وأُبقي ما يلزم "
            "للمقارنة مع المسوح السابقة."
        ),
        "response_en": (
            "Questions were reordered, answers in bands and completion in stages allowed; what "
            "comparison with earlier surveys needs was kept."
        ),
        "decision_ar": "اعتماد الاستمارة المعدّلة بعد تجربة ميدانية على 300 أسرة.",
        "decision_en": (
            "The amended questionnaire is adopted after a field trial with 300 households."
        ),
        "effect_ar": "مقابلة أقصر ونسبة إجابة أعلى عن أسئلة الدخل.",
        "commitments": (
            {"text_ar": "نشر نتائج التجربة الميدانية", "due": 40},
            {"text_ar": "نشر الاستمارة النهائية", "due": 70},
        ),
        "dispositions": {
            0: ("accepted", "نُقلت أسئلة الدخل إلى القسم الأخير، وأتيح الجواب بالفئات."),
            1: ("accepted", "تُحفظ الاستمارة على مراحل خلال أسبوعين."),
            2: ("accepted", "أُعيدت صياغة سؤال الاستهلاك من إنتاج الأسرة مع أمثلة."),
            3: ("partly", "يُضاف سؤال مختصر، أما القياس المفصّل فمكانه مسح استخدام الوقت."),
            4: (
                "partly",
                (
                    "قُسمت المقابلة على زيارتين اختيارياً، وتعذّر اختصارها أكثر دون المساس "
                    "بالمقارنة مع المسوح السابقة."
                ),
            ),
            5: ("accepted", "تُنشر البيانات بعد إخفاء الهوية خلال 12 شهراً من انتهاء المسح."),
            6: (
                "covered",
                "يحمل الباحث بطاقة، ويمكن التحقق منه برقم الدائرة، وهذا وارد في دليل المسح.",
            ),
            7: ("accepted", "أُفرد بند لمواصلات التعليم."),
            8: (
                "covered",
                "الإجابات سرية ولا تُستخدم إلا لغايات إحصائية، وأُبرز ذلك في الصفحة الأولى.",
            ),
            9: (
                "rejected",
                (
                    "لا تغطي الفواتير الإنفاق النقدي، فتبقى المقابلة لازمة، وتُستخدم الفواتير "
                    "للتدقيق."
                ),
            ),
            10: ("accepted", "يُتاح أن يجيب أكثر من فرد في الأسرة، كلٌّ في ما يعرفه."),
        },
    },
    "istd-invoice": {
        "heard_ar": (
            "سأل أصحاب الأنشطة الصغيرة متى تلزمهم الفاتورة، وكيف يُعامل البيع بمبالغ صغيرة، "
            "وطلبوا جلسات مسائية ومساعدة بشرية."
        ),
        "heard_en": (
            "Small owners asked when an invoice is due and how small sales are treated; they "
            "wanted evening sessions and a person on the line."
        ),
        "response_ar": (
            "أُضيف جدول في الصفحة الأولى، وقسم عن البيع اليومي، وخطوات التصحيح. أما الإعفاءات "
            "فخارج موضوع الدليل لأنها تحتاج إلى تشريع."
        ),
        "response_en": (
            "A table on page one, a section on daily sales and steps to correct an invoice were "
            "added. Exemptions need legislation and are outside the guide."
        ),
        "decision_ar": "إصدار الدليل بصيغته المعدّلة ونسخة تناسب الهاتف.",
        "decision_en": "The guide is issued as amended, with a version for phones.",
        "effect_ar": "أخطاء أقل واستفسارات أقصر.",
        "commitments": ({"text_ar": "جلسات مسائية في ثلاث غرف تجارية", "due": 30},),
        "dispositions": {
            0: ("accepted", "أُضيف جدول في الصفحة الأولى يبيّن من تلزمه الفاتورة ومتى."),
            1: ("accepted", "أُضيف قسم عن البيع اليومي بمبالغ صغيرة وفق الأحكام النافذة."),
            2: ("accepted", "أُضيفت خطوات تصحيح الفاتورة وإلغائها."),
            3: ("accepted", "تُعقد جلسات مسائية وتُنشر تسجيلاتها."),
            4: (
                "out_of_scope",
                "الإعفاء يحتاج إلى تعديل تشريعي، والدليل يشرح الأحكام القائمة ولا يغيّرها.",
            ),
            5: ("accepted", "يجيب موظف على خط المساعدة في أوقات الدوام."),
            6: ("accepted", "يصدر ملخص بالإنجليزية من صفحتين."),
            7: (
                "partly",
                ("استُخدمت «صاحب النشاط» في الشرح، وأُبقي المصطلح القانوني بين قوسين عند أول وروده."),
            ),
            8: ("accepted", "كُبّر الخط وأُتيحت نسخة تناسب الهاتف."),
            9: ("accepted", "أُضيف مثال عن بدل الخدمة في المقاهي والمطاعم."),
        },
    },
}
