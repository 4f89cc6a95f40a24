"""Heads, lists, figures and the way between pages."""

from tawasul.pages.specimens.samples import Samples


def cases(sample: Samples) -> dict:
    return {
        "pair": [
            (s, {"state": s, "big": b})
            for b in (False, True)
            for s in ("open", "answered", "late", "none")
        ],
        "tag": [
            (tone or "-", {"label": sample.say("مُدّدت", "Extended"), "tone": tone})
            for tone in ("", "ok", "warn", "bad", "state")
        ],
        "row": [
            (
                "open, closing soon",
                {
                    **sample.row,
                    "state": "open",
                    "left_before": sample.say("تُغلق بعد", "Closes in"),
                    "left_number": "4",
                    "left_after": sample.say("أيام", "days"),
                    "left_soon": True,
                    "status": sample.say("مفتوحة للتعليق", "Open for comment"),
                    "note": sample.say("مسودة توضيحية", "Illustrative draft"),
                },
            ),
            (
                "two days",
                {
                    **sample.row,
                    "state": "open",
                    "left_before": sample.say("تُغلق بعد", "Closes in"),
                    "left_number": sample.say("يومين", "2"),
                    "left_after": sample.say("", "days"),
                    "left_small": sample.language == "ar",
                    "status": sample.say("مفتوحة للتعليق", "Open for comment"),
                },
            ),
            (
                "late",
                {
                    **sample.row,
                    "state": "late",
                    "left_before": sample.say("أُغلقت يوم", "Closed on"),
                    "left_number": "10",
                    "left_after": sample.say("أيلول", "September"),
                    "left_small": True,
                    "status": sample.say("قيد التحليل", "Under analysis"),
                    "warning": sample.say(
                        "النتائج متأخرة منذ 12 يوماً", "Results overdue for 12 days"
                    ),
                },
            ),
            (
                "answered",
                {
                    **sample.row,
                    "state": "answered",
                    "left_number": "15",
                    "left_small": True,
                    "left_after": sample.say("تشرين الثاني", "November"),
                    "status": sample.say("صدرت نتائجها", "Results published"),
                    "fact": sample.say("صدرت في موعدها", "Published on time"),
                },
            ),
        ],
        "milestones": [
            ("across", {"items": sample.milestones}),
            ("down", {"items": sample.milestones, "down": True}),
        ],
        "note": [
            (tone or "-", {"text": sample.hello, "tone": tone})
            for tone in ("", "ok", "warn", "bad")
        ]
        + [
            (
                "title, link",
                {
                    "text": sample.hello,
                    "title": sample.title,
                    "url": "#",
                    "action": sample.say("عرض", "Show"),
                },
            )
        ],
        "countdown": [
            (
                "open",
                {
                    "left": sample.say("4 أيام و6 ساعات", "4 days and 6 hours"),
                    "url": "#",
                    "action": sample.say("كتابة تعليق", "Write a comment"),
                },
            ),
            (
                "closed",
                {
                    "text": sample.say("أُغلقت يوم", "Closed on") + " " + sample.day,
                    "reason": sample.say("انتهت مدة التعليق.", "The comment period ended."),
                },
            ),
        ],
        "dock": [
            (
                "open",
                {
                    "left": sample.say("4 أيام", "4 days"),
                    "url": "#",
                    "action": sample.say("كتابة تعليق", "Write a comment"),
                },
            )
        ],
        "chart": [
            (
                "-",
                {
                    "caption": sample.say("التعليقات بحسب الموضوع", "Comments by theme"),
                    "rows": sample.bars,
                },
            )
        ],
        "toc": [
            (
                "-",
                {
                    "title": sample.say("المواد والبنود", "Articles"),
                    "unit": sample.say("التعليقات", "comments"),
                    "items": [
                        {
                            "label": sample.say("المادة 5: شروط المركبة", "Article 5: The vehicle"),
                            "url": "#",
                            "count": 64,
                            "part": sample.say("الباب الأول", "Part one"),
                        },
                        {
                            "label": sample.say("المادة 10: المخالفات", "Article 10: Violations"),
                            "url": "#",
                            "count": 0,
                        },
                    ],
                },
            )
        ],
        "tabs": [("-", {"label": sample.say("أقسام الاستشارة", "Parts"), "items": sample.tabs})],
        "crumbs": [
            ("-", {"items": [{"label": sample.say("الاستشارات", "Consultations"), "url": "#"}]})
        ],
        "page_head": [
            (
                "-",
                {
                    "title": sample.title,
                    "lead": sample.comment,
                    "state": "open",
                    "entity": sample.entity,
                    "entity_url": "#",
                    "kind": sample.say("نظام", "Bylaw"),
                    "reference": "TW-2026-0042",
                    "status": sample.say("مفتوحة للتعليق", "Open for comment"),
                    "tag_tone": "warn",
                    "tag": sample.say("مسودة توضيحية", "Illustrative draft"),
                },
            )
        ],
        "pager": [
            ("middle", {"next_url": "#", "previous_url": "#"}),
            ("first", {"next_url": "#"}),
            ("last", {"first_url": "#"}),
        ],
        "empty": [
            (
                "-",
                {
                    "text": sample.say("لا توجد تعليقات منشورة بعد.", "No comments published yet."),
                    "url": "#",
                    "action": sample.say("كتابة أول تعليق", "Write the first comment"),
                },
            )
        ],
        "steps": [
            (
                "-",
                {
                    "items": [
                        {
                            "title": sample.say("تنشر الجهة الاستشارة", "The entity publishes"),
                            "text": sample.title,
                        },
                        {
                            "title": sample.say("تكتبون رأيكم", "You write"),
                            "text": sample.comment,
                            "people": True,
                        },
                        {
                            "title": sample.say("تدرس الجهة الآراء", "The entity studies"),
                            "text": sample.answer,
                        },
                        {
                            "title": sample.say("تُنشر النتائج", "Results come out"),
                            "text": sample.answer,
                        },
                    ]
                },
            )
        ],
        "figures": [
            (
                "-",
                {
                    "items": [
                        {
                            "label": sample.say("استشارات مفتوحة", "Open consultations"),
                            "value": "12",
                        },
                        {
                            "label": sample.say("مشاركات منشورة", "Contributions"),
                            "value": "8,640",
                            "url": "#",
                        },
                        {
                            "label": sample.say("صدرت في موعدها", "On time"),
                            "value": "5",
                            "of": sample.say("من 7", "of 7"),
                        },
                        {"label": sample.say("نسبة ما رُدّ عليه", "Answered"), "value": "88%"},
                    ]
                },
            )
        ],
        "facts": [
            (
                "-",
                {
                    "label": sample.say("بطاقة", "Facts"),
                    "items": [
                        {"label": sample.say("بالشراكة مع", "With"), "value": sample.entity},
                        {
                            "label": sample.say("للاستفسار", "Questions"),
                            "value": "consult@example.jo",
                            "ltr": True,
                        },
                    ],
                },
            )
        ],
        "doc": [
            (
                "-",
                {
                    "url": "#",
                    "title": sample.title,
                    "type": "PDF",
                    "size": sample.say("480 ك.ب", "480 kB"),
                },
            )
        ],
        "share": [("-", {"url": "https://example.jo/", "title": sample.title})],
        "progress": [
            (
                s,
                {
                    "state": s,
                    "percent": p,
                    "leave": True,
                    "url": "#",
                    "text": t,
                    "action": sample.say(
                        "تنزيل (\u2068PDF\u2069، \u2068480 ك.ب\u2069)", "Download (PDF, 480 kB)"
                    ),
                },
            )
            for s, p, t in [
                ("going", 40, sample.say("جارٍ إعداد التقرير: 40%", "Preparing: 40%")),
                ("ready", 100, sample.say("التقرير جاهز", "The report is ready")),
            ]
        ],
        "strip": [
            (
                "-",
                {
                    "label": sample.say("أربع استشارات", "Four consultations"),
                    "states": ["answered", "answered", "late", "open"],
                },
            )
        ],
        "legend": [("-", {})],
    }
