"""Words and things the specimens share: fictional, in either language."""


class Samples:
    def __init__(self, language: str):
        self.language = language
        self.title = self.say(
            "مشروع نظام النقل المدرسي لسنة 2026", "Draft School Transport Bylaw of 2026"
        )
        self.entity = self.say("هيئة تنظيم النقل البري", "Land Transport Regulatory Commission")
        self.day = self.say("الخميس 26 تشرين الثاني 2026", "Thursday 26 November 2026")
        self.comment = self.say(
            "خمس عشرة سنة كثيرة على حافلات تسير في طرق جبلية.\n\nوالأهم أن تُفحص كل ستة أشهر.",
            "Fifteen years is long for mountain roads.\n\nBetter inspect them twice a year.",
        )
        self.answer = self.say(
            "الفحص كل ستة أشهر وارد في المادة 6/ب من المسودة.",
            "Inspection every six months is in article 6(b) of the draft.",
        )
        self.row = {
            "url": "#",
            "title": self.title,
            "entity": self.entity,
            "text": self.say(
                "يضع شروطاً لحافلات المدارس وسائقيها.", "Sets conditions for school buses."
            ),
            "kind": self.say("نظام", "Bylaw"),
            "comments": self.say("214 تعليقاً", "214 comments"),
        }
        self.turn = {
            "name": self.say("ليلى حداد", "Laila Haddad"),
            "when": self.say("18 تشرين الثاني 2026", "18 November 2026"),
            "when_iso": "2026-11-18",
            "body": self.comment,
            "lang": self.language,
            "support": "48",
            "support_url": "#",
            "reply_url": "#",
            "report_url": "#",
        }
        self.reply = {
            "entity": self.entity,
            "when": self.say("20 تشرين الثاني 2026", "20 November 2026"),
            "when_iso": "2026-11-20",
            "body": self.answer,
            "lang": self.language,
        }
        self.milestones = [
            {
                "label": self.say("نشر الاستشارة", "Consultation published"),
                "state": "done",
                "date": self.day,
                "line": self.say("منجز", "Done"),
            },
            {
                "label": self.say("موعد انتهاء التعليق", "Comment deadline"),
                "state": "now",
                "date": self.day,
                "line": self.say("جارٍ", "In progress"),
            },
            {
                "label": self.say("تحليل الاستشارة", "Consultation analysis"),
                "state": "late",
                "date": self.day,
                "line": self.say("متأخر", "Late"),
            },
            {
                "label": self.say("نتائج الاستشارة", "Consultation results"),
                "state": "",
                "date": self.day,
                "line": self.say("لم يحن بعد", "Not yet due"),
            },
        ]
        self.bars = [
            {
                "label": self.say("لغة الإشارة", "Sign language"),
                "value": 71,
                "whole": 96,
                "tone": "people",
            },
            {"label": self.say("المداخل", "Entrances"), "value": 96, "whole": 96, "url": "#"},
            {"label": self.say("الرسوم", "Fees"), "value": 1, "whole": 96, "tone": "ok"},
            {"label": self.say("أخرى", "Other"), "value": 0, "whole": 96, "tone": "soft"},
        ]
        self.tabs = [
            {"label": self.say("موضوع الاستشارة", "Subject"), "url": "#", "current": True},
            {"label": self.say("التعليقات", "Comments"), "url": "#", "count": 214},
            {"label": self.say("سجل التغييرات", "Changes"), "url": "#", "count": 0},
        ]
        self.verdicts = [
            ("accepted", self.say("أُخذ به", "Taken up")),
            ("partly", self.say("أُخذ به جزئياً", "Taken up in part")),
            ("rejected", self.say("لم يؤخذ به", "Not taken up")),
            ("out_of_scope", self.say("خارج موضوع الاستشارة", "Outside the subject")),
            ("covered", self.say("وارد في النص أصلاً", "Already in the text")),
        ]
        self.hello = self.say("حُفظ التعديل.", "The change is saved.")

    def say(self, arabic: str, english: str) -> str:
        return arabic if self.language == "ar" else english
