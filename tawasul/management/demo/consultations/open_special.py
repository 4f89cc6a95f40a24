"""Open: an urgent law, an extended period, and two that close soon."""

CONSULTATIONS = (
    {
        "key": "parks-law",
        "entity": "demo-parks",
        "partners": (),
        "kind": "law",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -3, "opens": -3, "closes": 4.2, "analysis": 12, "results": 20},
        "short_reason_ar": (
            "ينتهي عقد فرق مراقبة الحرائق خلال أسابيع، ويتوقف تجديده على هذا النص. تُجرى دراسة "
            "أثر لاحقة خلال ستة أشهر."
        ),
        "short_reason_en": (
            "The fire patrols' contract ends within weeks and its renewal depends on this text. "
            "A later impact study follows within six months."
        ),
        "illustrates_below_standard": True,
        "title_ar": "مشروع قانون حماية المتنزهات العامة",
        "title_en": "Draft law on the protection of public parks",
        "summary_ar": (
            "مشروع قانون توضيحي ينظّم ارتياد المتنزهات وإيقاد النار فيها، ويحدد غرامات على ترك "
            "النفايات وقطع الأشجار."
        ),
        "summary_en": (
            "An illustrative draft law on visiting parks and lighting fires, with fines for "
            "littering and cutting trees."
        ),
        "change_ar": (
            ("الشواء", "دون تنظيم", "في مواقع محددة فقط"),
            ("الغرامة", "تحذير", "من 10 دنانير إلى 50 ديناراً"),
            ("موسم الخطر", "لا حكم", "منع إيقاد النار عند إعلان الخطر"),
        ),
        "change_en": (
            ("Barbecues", "Not regulated", "In marked places only"),
            ("Fines", "A warning", "From 10 to 50 dinars"),
            ("Dangerous season", "No rule", "No fires once danger is declared"),
        ),
        "questions_ar": ("هل المواقع المحددة للشواء كافية؟", "هل الغرامة مناسبة؟"),
        "questions_en": ("Are there enough places for barbecues?", "Are the fines right?"),
        "background_ar": (
            "هذه جهة توضيحية لا وجود لها، والغرض من هذه الاستشارة بيان ما تعرضه البوابة حين تقلّ "
            "المدة عن عشرة أيام بسبب معلن.\n\n"
            "تظهر على الصفحة العامة المدة وسبب الاستعجال والتقييم اللاحق المطلوب."
        ),
        "background_en": (
            "This entity does not exist. The consultation shows what the portal displays when "
            "the period is under ten days for a published reason."
        ),
        "objectives_ar": "حماية الأشجار والزوار.",
        "objectives_en": "Protect trees and visitors.",
        "sectors": ("environment",),
        "goals": (15,),
        "groups": ("all", "visitors"),
        "governorates": ("ajloun", "jerash"),
        "estimate": 50000,
    },
    {
        "key": "wadi-market",
        "entity": "demo-wadi",
        "partners": (),
        "kind": "instructions",
        "phase": "open",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -18, "opens": -17, "closes": 1.3, "analysis": 9, "results": 18},
        "extension": {
            "at": -2,
            "closes": 12.3,
            "analysis": 20,
            "results": 29,
            "reason_ar": "طلبت جمعية الباعة ولجان الأحياء وقتاً إضافياً لدراسة المواقع المقترحة.",
            "reason_en": (
                "The vendors' association and the neighbourhood committees asked for more time "
                "to study the proposed places."
            ),
        },
        "title_ar": "تعليمات السوق الشعبي الأسبوعي",
        "title_en": "Instructions on the weekly open market",
        "summary_ar": (
            "تعليمات توضيحية تحدد مكان السوق الشعبي ويومه ورسم البسطة، وشروط النظافة بعد انتهائه."
        ),
        "summary_en": (
            "Illustrative instructions on the place, day and stall fee of the weekly market, and "
            "on cleaning up afterwards."
        ),
        "change_ar": (
            ("المكان", "جانبا الطريق الرئيس", "ساحة البلدية القديمة"),
            ("الرسم", "يومي متفاوت", "دينار واحد للبسطة"),
            ("النظافة", "على البلدية", "مشتركة بين الباعة والبلدية"),
        ),
        "change_en": (
            ("Place", "Both sides of the main road", "The old municipal yard"),
            ("Fee", "Daily, and it varies", "One dinar a stall"),
            ("Cleaning", "By the municipality", "Shared by vendors and municipality"),
        ),
        "questions_ar": ("هل المكان المقترح مناسب للباعة والزبائن؟", "أي يوم أنسب للسوق؟"),
        "questions_en": ("Does the place suit vendors and customers?", "Which day is best?"),
        "background_ar": (
            "هذه بلدية توضيحية لا وجود لها، والغرض بيان كيف تُعرض الاستشارة الممدّدة: الموعد "
            "القديم والجديد والسبب.\n\n"
            "المدة مُدّدت مرة واحدة قبل انتهائها."
        ),
        "background_en": (
            "This municipality does not exist. The consultation shows how an extension appears: "
            "the old date, the new one, and the reason."
        ),
        "objectives_ar": "سوق منظّم لا يعطل السير.",
        "objectives_en": "An orderly market that does not block traffic.",
        "sectors": ("local", "trade"),
        "goals": (8, 11),
        "groups": ("sme", "residents"),
        "governorates": ("balqa",),
        "estimate": 9000,
    },
    {
        "key": "moa-olives",
        "entity": "moa",
        "partners": ("mit",),
        "kind": "policy",
        "phase": "closing_soon",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -19, "opens": -18, "closes": 2.4, "analysis": 12, "results": 22},
        "title_ar": "سياسة دعم صغار مزارعي الزيتون",
        "title_en": "Policy to support small olive growers",
        "summary_ar": (
            "سياسة مقترحة تساعد من يملك أقل من 20 دونماً من الزيتون: معاصر متنقلة، وفحص مجاني "
            "للزيت، وعبوات موحّدة للبيع المباشر."
        ),
        "summary_en": (
            "A proposed policy for growers with fewer than 20 dunums of olives: mobile presses, "
            "free testing of oil, and standard containers for direct sale."
        ),
        "change_ar": (
            ("العصر", "في المعاصر القائمة", "معصرة متنقلة للقرى البعيدة"),
            ("فحص الزيت", "بأجر", "مجاني مرة في الموسم"),
            ("البيع", "عبر الوسطاء غالباً", "سوق أسبوعي ومنصة تعريف"),
        ),
        "change_en": (
            ("Pressing", "In existing presses", "A mobile press for remote villages"),
            ("Oil testing", "For a fee", "Free once a season"),
            ("Sale", "Mostly through middlemen", "A weekly market and a listing page"),
        ),
        "questions_ar": (
            "ما أكبر كلفة تتحملونها في الموسم؟",
            "كيف نضمن أن الدعم يصل إلى صغار المزارعين؟",
        ),
        "questions_en": (
            "What is your biggest cost in the season?",
            "How can we make sure support reaches small growers?",
        ),
        "background_ar": (
            "تملك آلاف الأسر في عجلون وإربد وجرش كروم زيتون صغيرة، ويضيق هامش ربحها بكلفة القطاف "
            "والعصر والنقل.\n\n"
            "تُعرض السياسة بعد لقاءات في ثلاث محافظات، وتبدأ بموسم تجريبي."
        ),
        "background_en": (
            "Thousands of families own small groves and their margin is thin. The policy follows "
            "meetings in three governorates and begins with a trial season."
        ),
        "objectives_ar": "رفع دخل صغار المزارعين وحماية جودة الزيت.",
        "objectives_en": "Raise small growers' income and protect the quality of oil.",
        "sectors": ("agriculture",),
        "goals": (2, 8, 12),
        "groups": ("sme", "women", "poor"),
        "governorates": ("ajloun", "irbid", "jerash", "balqa"),
        "estimate": 35000,
    },
    {
        "key": "karak-centre",
        "entity": "karak-m",
        "partners": ("mota",),
        "kind": "plan",
        "phase": "closing_soon",
        "decision_mode": "entity",
        "level": "consultation",
        "timing": {"publish": -21, "opens": -20, "closes": 0.25, "analysis": 9, "results": 18},
        "title_ar": "خطة تنظيم الحركة في وسط مدينة الكرك القديمة",
        "title_en": "Traffic plan for the old centre of Karak",
        "summary_ar": (
            "خطة تجعل بعض الأزقة المحيطة بالقلعة للمشاة في أوقات محددة، مع مواقف عند المدخل "
            "وحافلة صغيرة مجانية."
        ),
        "summary_en": (
            "A plan to keep some lanes around the castle for pedestrians at set times, with "
            "parking at the entrance and a small free bus."
        ),
        "change_ar": (
            ("الأزقة", "سيارات ومشاة", "مشاة من العاشرة صباحاً إلى الثامنة مساءً"),
            ("المواقف", "على جانبي الطريق", "موقف عند المدخل بحافلة مجانية"),
            ("التحميل", "في أي وقت", "قبل العاشرة صباحاً"),
        ),
        "change_en": (
            (
                "Lanes",
                "Cars and pedestrians",
                "Pedestrians from ten in the morning to eight in the evening",
            ),
            ("Parking", "On both sides of the road", "At the entrance, with a free bus"),
            ("Loading", "At any time", "Before ten in the morning"),
        ),
        "questions_ar": (
            "هل ساعات المشاة مناسبة للسكان والمحال؟",
            "ما الذي يحتاج إليه سكان الأزقة؟",
        ),
        "questions_en": (
            "Do the hours suit residents and shops?",
            "What do residents of the lanes need?",
        ),
        "background_ar": (
            "تضيق شوارع الكرك القديمة بحركة السيارات في المواسم، ويصعب على الزائر والساكن "
            "التنقل.\n\n"
            "تقترح البلدية تجربة مدتها ثلاثة أشهر تُقاس نتائجها قبل أي قرار دائم."
        ),
        "background_en": (
            "The old streets fill with cars in season. A three-month trial would be measured "
            "before anything is made permanent."
        ),
        "objectives_ar": "تسهيل الحركة وتنشيط المحال وحماية المدينة القديمة.",
        "objectives_en": "Ease movement, bring life to the shops and protect the old town.",
        "sectors": ("local", "tourism"),
        "goals": (11,),
        "groups": ("residents", "sme", "visitors"),
        "governorates": ("karak",),
        "estimate": 22000,
    },
)
