"""What became of the consultations held before the portal, as the sources tell it.

From the presentation of the fifth national plan's second commitment: facts and dates only, no
contribution is invented. `decided` is the day of the fact named.
"""

PAST = {
    "history-concept": {
        "decided": "2023-03-26T12:00:00+03:00",
        "heard_ar": (
            "عُقدت ثلاث ورش تشاورية على مفهوم البوابة ونطاقها: للجهات الحكومية (26 مندوباً عن "
            "20 جهة)، وللقطاع الخاص والمجتمع المدني والمواطنين (51 مشاركاً)، وللقطاع الأكاديمي "
            "(67 مشاركاً)، ووُجّه استبيان إلى القطاعات الثلاثة، ودُعي الجمهور إلى تقديم "
            "المقترحات حتى 21 تشرين الثاني 2022."
        ),
        "heard_en": (
            "Three workshops on the concept and scope of the portal: government entities (26 "
            "delegates of 20 entities), private sector, civil society and citizens (51 "
            "participants), academia (67 participants); a survey of the three sectors; and an "
            "open call for proposals until 21 November 2022."
        ),
        "response_ar": "بُني المفهوم الشامل للبوابة، ونطاقها وأدوار الجهات والمستفيدين، على ما ورد.",
        "response_en": "The concept, the scope and the roles were built on what was received.",
        "decision_ar": (
            "طُرح عطاء تطوير البوابة في 26 آذار 2023 وأُغلق في 16 أيار 2023، وأُحيل في 1 أيلول "
            "2023، وأُطلقت النسخة التجريبية في 28 أيار 2024."
        ),
        "decision_en": (
            "The tender was issued on 26 March 2023 and closed on 16 May 2023; it was awarded on "
            "1 September 2023, and the trial version was launched on 28 May 2024."
        ),
    },
    "history-rules": {
        "decided": "2024-05-30T12:00:00+03:00",
        "heard_ar": "عُقدت ورشة عمل على التعليمات في 11 أيار 2023 شارك فيها 36 مشاركاً.",
        "heard_en": "A workshop on the instructions was held on 11 May 2023 with 36 participants.",
        "response_ar": "أُعدّت المبادئ والضوابط العامة لسنة 2023، ثم القواعد التنفيذية لسنة 2024.",
        "response_en": "The general principles of 2023 and the executive rules of 2024 followed.",
        "decision_ar": (
            "القواعد التنفيذية لاستخدام البوابة الحكومية الموحدة للمشاركة الإلكترونية «تواصَل» "
            "لسنة 2024، ضمن المحور الثالث من الالتزام الثاني. أُدخل هذا السجل تاريخاً سابقاً."
        ),
        "decision_en": (
            "The executive rules for using the unified government e-participation portal, 2024, "
            "under axis three of commitment two. Entered as history."
        ),
    },
}
