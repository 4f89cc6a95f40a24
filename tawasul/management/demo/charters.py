"""Participation charters: channels, activities, what the entity promises, what it asks."""

CHARTERS = {
    "modee": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، والبريد الإلكتروني للوزارة، وجلسات حضورية في "
            "المحافظات يُعلن عنها قبل أسبوعين على الأقل.\n\n"
            "2. أنشطة المشاركة: استشارات حول السياسات والتشريعات الرقمية، وورش عمل مع القطاع "
            "الخاص والمجتمع المدني والجامعات.\n\n"
            "3. التزامنا: تُراجَع المشاركات خلال يومي عمل، ويُنشر ردّ معلّل على كل تعليق منشور، "
            "ولا تُستخدم البيانات إلا لغايات الاستشارة.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the Ministry's e-mail, and meetings in the "
            "governorates announced at least two weeks ahead.\n\n"
            "2. Activities: Consultations on digital policies and legislation, and workshops "
            "with business, civil society and universities.\n\n"
            "3. Our commitment: Contributions are reviewed within two working days, every "
            "published comment gets a reasoned answer, and data are used for the consultation "
            "only.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
    "moh": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، وصناديق الملاحظات في المراكز الصحية، والهاتف لمن لا "
            "يستخدم الإنترنت.\n\n"
            "2. أنشطة المشاركة: استشارات حول الخدمات الصحية وأدلتها، واستطلاعات رضا متلقي "
            "الخدمة.\n\n"
            "3. التزامنا: تُدخل الملاحظات الورقية والهاتفية إلى الاستشارة كما وردت، ويُعلن ما "
            "أُخذ به وما لم يؤخذ به مع السبب.\n\n"
            "4. ما نرجوه من المشاركين: عدم ذكر بيانات صحية تخصّ أشخاصاً آخرين، والالتزام بموضوع "
            "الاستشارة، واحترام القوانين النافذة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, comment boxes in health centres, and the telephone "
            "for those who do not use the internet.\n\n"
            "2. Activities: Consultations on health services and their guides, and satisfaction "
            "surveys.\n\n"
            "3. Our commitment: Comments on paper and by phone are entered as received; what was "
            "and was not taken up is published with the reason.\n\n"
            "4. What we ask of participants: Please do not disclose other people's health data; "
            "keep to the subject and respect the laws in force."
        ),
    },
    "moe": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، ومديريات التربية والتعليم، ومجالس أولياء الأمور في "
            "المدارس.\n\n"
            "2. أنشطة المشاركة: استشارات حول السياسات التعليمية والأدلة المدرسية، وجلسات حوار مع "
            "الطلبة والمعلمين.\n\n"
            "3. التزامنا: تُنشر خلاصة آراء أولياء الأمور والمعلمين والطلبة كلّ على حدة، مع ردّ "
            "الوزارة وأسبابه.\n\n"
            "4. ما نرجوه من المشاركين: عدم ذكر أسماء الطلبة أو المدارس في سياق شخصي، واحترام "
            "الرأي المخالف."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the education directorates, and parents' councils "
            "in schools.\n\n"
            "2. Activities: Consultations on education policies and school guides, and dialogue "
            "sessions with pupils and teachers.\n\n"
            "3. Our commitment: The views of parents, teachers and pupils are summed up "
            "separately, with the Ministry's answer and its reasons.\n\n"
            "4. What we ask of participants: Please do not name pupils or schools in a personal "
            "context, and respect other opinions."
        ),
    },
    "mosd": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، ومديريات التنمية الاجتماعية، والزيارات المنزلية "
            "للفئات التي يتعذر حضورها.\n\n"
            "2. أنشطة المشاركة: استشارات حول سياسات الرعاية والحماية، ومجموعات تركيز مع كبار "
            "السن والأسر.\n\n"
            "3. التزامنا: تُتاح المشاركة بأكثر من وسيلة، ويُراعى في كل نشاط تمثيل النساء وكبار "
            "السن والأشخاص ذوي الإعاقة.\n\n"
            "4. ما نرجوه من المشاركين: احترام خصوصية الأسر والحالات الإنسانية، وعدم ذكر ما يدل "
            "على أشخاص بعينهم."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the social development directorates, and home "
            "visits for those who cannot come.\n\n"
            "2. Activities: Consultations on care and protection policies, and focus groups with "
            "older persons and families.\n\n"
            "3. Our commitment: There is always more than one way to take part; each activity "
            "looks to the representation of women, older persons and persons with "
            "disabilities.\n\n"
            "4. What we ask of participants: Please respect the privacy of families and "
            "individual cases, and do not identify anyone."
        ),
    },
    "moenv": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، ومديريات البيئة في المحافظات، واللقاءات مع الجمعيات "
            "البيئية.\n\n"
            "2. أنشطة المشاركة: استشارات حول التعليمات والخطط البيئية، وجلسات نقاش مع أصحاب "
            "المنشآت.\n\n"
            "3. التزامنا: تُبيّن الوزارة أثر كل ملاحظة في النص النهائي، وتحفظ بيانات المشاركين "
            "وفق قانون حماية البيانات الشخصية.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the environment directorates in the governorates, "
            "and meetings with environmental societies.\n\n"
            "2. Activities: Consultations on environmental instructions and plans, and "
            "discussions with owners of businesses.\n\n"
            "3. Our commitment: The Ministry shows what each remark changed in the final text, "
            "and keeps participants' data under the Personal Data Protection Law.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
    "mwi": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، ومراكز خدمات المشتركين، وورش العمل في المحافظات.\n\n"
            "2. أنشطة المشاركة: استشارات حول خطط التزويد والاستخدام الرشيد للمياه، واستبيانات "
            "قصيرة للمشتركين.\n\n"
            "3. التزامنا: يُجاب عن كل سؤال يتعلق بالمواعيد والمناطق بمعلومة محددة ما أمكن، "
            "وتُنشر النتائج في موعدها المعلن.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, customer service centres and workshops in the "
            "governorates.\n\n"
            "2. Activities: Consultations on supply plans and careful use of water, and short "
            "surveys of subscribers.\n\n"
            "3. Our commitment: Questions about times and areas get a specific answer wherever "
            "possible; results come out on the announced date.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
    "mit": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، وغرف التجارة والصناعة، والبريد الإلكتروني "
            "للوزارة.\n\n"
            "2. أنشطة المشاركة: استشارات حول تعليمات الأسواق وحماية المستهلك، ولقاءات مع التجار "
            "وأصحاب المشاريع الصغيرة.\n\n"
            "3. التزامنا: تُعرض الملاحظات المتعارضة جنباً إلى جنب، ويُبيَّن كيف وُزن بينها.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the chambers of commerce and industry, and the "
            "Ministry's e-mail.\n\n"
            "2. Activities: Consultations on market rules and consumer protection, and meetings "
            "with traders and small businesses.\n\n"
            "3. Our commitment: Opposing remarks are shown side by side, with an account of how "
            "they were weighed.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
    "aseza": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، ومكتب خدمة الجمهور، ولقاءات أهل المدينة والعاملين "
            "على الشاطئ.\n\n"
            "2. أنشطة المشاركة: استشارات حول الشواطئ والخدمات البلدية والخطط التنظيمية.\n\n"
            "3. التزامنا: تُنشر الخرائط والبدائل بالعربية والإنجليزية، ويُردّ على كل مقترح محدد "
            "الموقع.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the public service office, and meetings with "
            "residents and those who work on the shore.\n\n"
            "2. Activities: Consultations on beaches, municipal services and land-use plans.\n\n"
            "3. Our commitment: Maps and alternatives are published in Arabic and English, and "
            "every proposal that names a place is answered.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
    "hcd": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل بصيغ ميسّرة، ولقاءات بلغة الإشارة، والتواصل المكتوب "
            "والمسموع.\n\n"
            "2. أنشطة المشاركة: استشارات حول الأدلة والمعايير الخاصة بإمكانية الوصول، وزيارات "
            "ميدانية مشتركة.\n\n"
            "3. التزامنا: تُوفَّر الترتيبات التيسيرية المعقولة لكل من يطلبها، ولا تُغلق استشارة "
            "قبل سماع منظمات الأشخاص ذوي الإعاقة.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal in accessible formats, meetings in sign language, "
            "and written and spoken contact.\n\n"
            "2. Activities: Consultations on accessibility guides and standards, and joint field "
            "visits.\n\n"
            "3. Our commitment: Reasonable accommodation is provided to anyone who asks; no "
            "consultation closes before organisations of persons with disabilities are heard.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
    "gam": {
        "charter_ar": (
            "1. قنوات التواصل: بوابة تواصَل، ومراكز خدمة المناطق، ولقاءات الأحياء.\n\n"
            "2. أنشطة المشاركة: استشارات حول المشاريع والساحات والأرصفة، وتصويت على بدائل "
            "المشاريع.\n\n"
            "3. التزامنا: تُنشر المخططات قبل اللقاءات بأسبوع، ويُبيَّن سبب اختيار كل بديل.\n\n"
            "4. ما نرجوه من المشاركين: احترام القوانين النافذة وخصوصية الآخرين، والالتزام بموضوع "
            "الاستشارة، والكتابة بلغة واضحة."
        ),
        "charter_en": (
            "1. Channels: The Tawasul portal, the district service centres, and neighbourhood "
            "meetings.\n\n"
            "2. Activities: Consultations on projects, squares and pavements, and votes on "
            "alternatives.\n\n"
            "3. Our commitment: Plans are published a week before meetings, and the reason for "
            "each choice is given.\n\n"
            "4. What we ask of participants: Respect the laws in force and the privacy of "
            "others, keep to the subject and write clearly."
        ),
    },
}
