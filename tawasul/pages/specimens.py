"""Sample values for the catalogue of components: fictional, in both languages."""

from django import forms

SUPPORTED = ("ar", "en")


class SampleForm(forms.Form):
    """Every kind of field the portal uses."""

    def __init__(self, *args, say, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(label=say("البريد الإلكتروني", "E-mail"))
        self.fields["body"] = forms.CharField(
            label=say("نص التعليق", "Your comment"),
            help_text=say(
                "يُرجى الكتابة بوضوح وفي موضوع هذه الاستشارة.", "Please write clearly, on the subject."
            ),
            widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}),
            error_messages={"required": say("يُرجى كتابة نص التعليق.", "Please write your comment.")},
        )
        self.fields["body"].max_length = 4000
        self.fields["show"] = forms.ChoiceField(
            label=say("كيف يظهر اسمكم مع التعليق؟", "How should your name appear?"),
            choices=[
                ("name", say("يظهر الاسم", "Show the name")),
                ("hidden", say("لا يظهر الاسم للجمهور", "Do not show the name to the public")),
            ],
            widget=forms.RadioSelect,
        )
        self.fields["show"].hints = {
            "hidden": say(
                "ويبقى محفوظاً لدى البوابة لإرسال الإشعارات إليكم.",
                "The portal keeps it so that notices reach you.",
            )
        }
        self.fields["governorate"] = forms.ChoiceField(
            label=say("المحافظة", "Governorate"),
            required=False,
            choices=[("", "-"), ("irbid", say("إربد", "Irbid")), ("karak", say("الكرك", "Karak"))],
        )
        self.fields["topics"] = forms.MultipleChoiceField(
            label=say("القطاع", "Sector"),
            required=False,
            choices=[
                ("transport", say("قطاع النقل", "Transport")),
                ("water", say("قطاع المياه", "Water")),
            ],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["consent"] = forms.BooleanField(
            label=say("قرأتُ سياسة الاستخدام وأوافق عليها.", "I have read the usage policy."),
        )
        self.fields["consent"].plain = True
        self.fields["file"] = forms.FileField(label=say("الملف", "File"), required=False)


def cases(language: str) -> dict:
    """component -> list of (state, variables), in one language."""

    def say(arabic, english):
        return arabic if language == "ar" else english

    title = say("مشروع نظام النقل المدرسي لسنة 2026", "Draft School Transport Bylaw of 2026")
    entity = say("هيئة تنظيم النقل البري", "Land Transport Regulatory Commission")
    day = say("الخميس 26 تشرين الثاني 2026", "Thursday 26 November 2026")
    comment = say(
        "خمس عشرة سنة كثيرة على حافلات تسير كل يوم في طرق جبلية.\n\nوالأهم أن تُفحص كل ستة أشهر.",
        "Fifteen years is long for buses on mountain roads.\n\nBetter inspect them twice a year.",
    )
    answer = say(
        "الفحص كل ستة أشهر وارد في المادة 6/ب من المسودة.",
        "Inspection every six months is in article 6(b) of the draft.",
    )
    row = {
        "url": "#",
        "title": title,
        "entity": entity,
        "text": say("يضع شروطاً لحافلات المدارس وسائقيها.", "Sets conditions for school buses."),
        "kind": say("نظام", "Bylaw"),
        "comments": say("214 تعليقاً", "214 comments"),
    }
    turn = {
        "name": say("ليلى حداد", "Laila Haddad"),
        "when": say("18 تشرين الثاني 2026", "18 November 2026"),
        "when_iso": "2026-11-18",
        "body": comment,
        "lang": language,
        "support": "48",
        "support_url": "#",
        "reply_url": "#",
        "report_url": "#",
    }
    reply = {
        "entity": entity,
        "when": say("20 تشرين الثاني 2026", "20 November 2026"),
        "when_iso": "2026-11-20",
        "body": answer,
        "lang": language,
    }
    milestones = [
        {"label": say("نشر الاستشارة", "Consultation published"), "state": "done", "date": day,
         "line": say("منجز", "Done")},
        {"label": say("موعد انتهاء التعليق", "Comment deadline"), "state": "now", "date": day,
         "line": say("جارٍ", "In progress")},
        {"label": say("تحليل الاستشارة", "Consultation analysis"), "state": "late", "date": day,
         "line": say("متأخر", "Late")},
        {"label": say("نتائج الاستشارة", "Consultation results"), "state": "", "date": day,
         "line": say("لم يحن بعد", "Not yet due")},
    ]
    bars = [
        {"label": say("لغة الإشارة", "Sign language"), "value": 71, "whole": 96, "tone": "people"},
        {"label": say("المداخل", "Entrances"), "value": 96, "whole": 96, "url": "#"},
        {"label": say("الرسوم", "Fees"), "value": 1, "whole": 96, "tone": "ok"},
        {"label": say("أخرى", "Other"), "value": 0, "whole": 96, "tone": "soft"},
    ]
    tabs = [
        {"label": say("موضوع الاستشارة", "Subject"), "url": "#", "current": True},
        {"label": say("التعليقات", "Comments"), "url": "#", "count": 214},
        {"label": say("سجل التغييرات", "Changes"), "url": "#", "count": 0},
    ]
    verdicts = [
        ("accepted", say("أُخذ به", "Taken up")),
        ("partly", say("أُخذ به جزئياً", "Taken up in part")),
        ("rejected", say("لم يؤخذ به", "Not taken up")),
        ("out_of_scope", say("خارج موضوع الاستشارة", "Outside the subject")),
        ("covered", say("وارد في النص أصلاً", "Already in the text")),
    ]
    hello = say("حُفظ التعديل.", "The change is saved.")
    return {
        "pair": [(s, {"state": s, "big": b}) for b in (False, True)
                 for s in ("open", "answered", "late", "none")],
        "tag": [(tone or "-", {"label": say("مُدّدت", "Extended"), "tone": tone})
                for tone in ("", "ok", "warn", "bad", "state")],
        "row": [
            ("open, closing soon", {**row, "state": "open", "left_before": say("تُغلق بعد", "Closes in"),
             "left_number": "4", "left_after": say("أيام", "days"), "left_soon": True,
             "status": say("مفتوحة للتعليق", "Open for comment"),
             "note": say("مسودة توضيحية", "Illustrative draft")}),
            ("two days", {**row, "state": "open", "left_before": say("تُغلق بعد", "Closes in"),
             "left_number": say("يومين", "2"), "left_after": say("", "days"), "left_small": language == "ar",
             "status": say("مفتوحة للتعليق", "Open for comment")}),
            ("late", {**row, "state": "late", "left_before": say("أُغلقت يوم", "Closed on"),
             "left_number": "10", "left_after": say("أيلول", "September"), "left_small": True,
             "status": say("قيد التحليل", "Under analysis"),
             "warning": say("النتائج متأخرة منذ 12 يوماً", "Results overdue for 12 days")}),
            ("answered", {**row, "state": "answered", "left_number": "15", "left_small": True,
             "left_after": say("تشرين الثاني", "November"),
             "status": say("صدرت نتائجها", "Results published"),
             "fact": say("صدرت في موعدها", "Published on time")}),
        ],
        "milestones": [("across", {"items": milestones}), ("down", {"items": milestones, "down": True})],
        "turn": [
            ("plain", {**turn, "id": f"c-1-{language}", "tag": say("مقترح صياغة", "Proposed wording")}),
            ("answered", {**turn, "id": f"c-2-{language}", "replies": [reply]}),
            ("supported", {**turn, "id": f"c-3-{language}", "supported": True}),
            ("own, with a reply", {**turn, "id": f"c-4-{language}", "own": True,
             "answers": [{**reply, "name": "", "id": f"c-5-{language}", "report_url": "#"}]}),
            ("closed, name not shown", {**turn, "id": f"c-6-{language}", "name": "", "support_url": "",
             "reply_url": "", "report_url": ""}),
        ],
        "turn_mute": [(s, {"state": s, "clause": "6", "url": "#"})
                      for s in ("declined", "hidden", "withdrawn")],
        "note": [(tone or "-", {"text": hello, "tone": tone}) for tone in ("", "ok", "warn", "bad")]
        + [("title, link", {"text": hello, "title": title, "url": "#", "action": say("عرض", "Show")})],
        "countdown": [
            ("open", {"left": say("4 أيام و6 ساعات", "4 days and 6 hours"), "url": "#",
             "action": say("كتابة تعليق", "Write a comment")}),
            ("closed", {"text": say("أُغلقت يوم", "Closed on") + " " + day,
             "reason": say("انتهت مدة التعليق.", "The comment period ended.")}),
        ],
        "dock": [("open", {"left": say("4 أيام", "4 days"), "url": "#",
                 "action": say("كتابة تعليق", "Write a comment")})],
        "form": [
            ("new", {"form": SampleForm(say=say, auto_id=f"new-{language}-%s"), "back": "#",
             "submit": say("إرسال التعليق", "Send comment"), "submit_icon": "send"}),
            ("refused", {"form": SampleForm({"email": "x"}, say=say, auto_id=f"bad-{language}-%s"),
             "submit": say("إرسال التعليق", "Send comment"), "back": "#"}),
        ],
        "choice": [(str(plain), {"type": "radio", "name": "a", "value": "1", "plain": plain,
                   "label": say("يظهر الاسم", "Show the name"), "hint": hello, "checked": not plain})
                   for plain in (False, True)],
        "confirm": [("-", {"title": say("سحب التعليق", "Withdraw the comment"), "back": "#",
                    "text": say("لن يظهر التعليق للجمهور بعد سحبه.", "The public will no longer see it."),
                    "label": say("سحب التعليق", "Withdraw the comment")})],
        "button_form": [(tone or "-", {"action": "#", "label": say("حفظ", "Save"), "tone": tone,
                        "small": True}) for tone in ("", "state", "quiet")],
        "chart": [("-", {"caption": say("التعليقات بحسب الموضوع", "Comments by theme"), "rows": bars})],
        "matrix": [("-", {"rows": [
            {"n": n, "what": comment, "quote": answer, "count": n * 9, "verdict": verdict,
             "label": label, "reason": answer, "lang": language}
            for n, (verdict, label) in enumerate(verdicts, 1)]})],
        "triptych": [("-", {"asked": title, "said": comment, "decided": answer, "asked_small": day})],
        "toc": [("-", {"title": say("المواد والبنود", "Articles"), "unit": say("التعليقات", "comments"),
                "items": [{"label": say("المادة 5: شروط المركبة", "Article 5: The vehicle"), "url": "#",
                           "count": 64, "part": say("الباب الأول", "Part one")},
                          {"label": say("المادة 10: المخالفات", "Article 10: Violations"), "url": "#",
                           "count": 0}]})],
        "tabs": [("-", {"label": say("أقسام الاستشارة", "Parts"), "items": tabs})],
        "crumbs": [("-", {"items": [{"label": say("الاستشارات", "Consultations"), "url": "#"}]})],
        "page_head": [("-", {"title": title, "lead": comment, "state": "open", "entity": entity,
                      "entity_url": "#", "kind": say("نظام", "Bylaw"), "reference": "TW-2026-0042",
                      "status": say("مفتوحة للتعليق", "Open for comment"), "tag_tone": "warn",
                      "tag": say("مسودة توضيحية", "Illustrative draft")})],
        "pager": [("middle", {"next_url": "#", "previous_url": "#"}), ("first", {"next_url": "#"}),
                  ("last", {"first_url": "#"})],
        "empty": [("-", {"text": say("لا توجد تعليقات منشورة بعد.", "No comments published yet."),
                  "url": "#", "action": say("كتابة أول تعليق", "Write the first comment")})],
        "receipt": [("-", {"number": "7K3M-9QX2-TD4", "url": "#", "print_": True, "facts": [
            {"label": say("وقت الاستلام", "Received at"), "value": day},
            {"label": say("الحالة", "Status"), "value": say("بانتظار المراجعة", "Awaiting review")}]})],
        "search_box": [("-", {"action": "#", "hint": say("يشمل البحث صيغ الكلمة.", "Other forms too.")})],
        "filters": [("-", {"action": "#", "count": 1, "groups": [
            {"name": "status", "label": say("الحالة", "Status"), "kind": "checks", "options": [
                {"value": "open", "label": say("مفتوحة للتعليق", "Open"), "count": 2, "checked": True},
                {"value": "results", "label": say("صدرت نتائجها", "Results"), "count": 10}]},
            {"name": "kind", "label": say("نوع الاستشارة", "Type"), "kind": "select", "options": [
                {"value": "bylaw", "label": say("نظام", "Bylaw")}]}]})],
        "chips": [("-", {"clear_url": "#", "items": [{"label": say("قطاع النقل", "Transport"), "url": "#"}]})],
        "sort": [("-", {"label": say("ترتيب حسب", "Sort by"), "items": [
            {"label": say("الأحدث", "Newest"), "url": "#", "current": True},
            {"label": say("الأكثر تأييداً", "Most supported"), "url": "#"}]})],
        "steps": [("-", {"items": [
            {"title": say("تنشر الجهة الاستشارة", "The entity publishes"), "text": title},
            {"title": say("تكتبون رأيكم", "You write"), "text": comment, "people": True},
            {"title": say("تدرس الجهة الآراء", "The entity studies"), "text": answer},
            {"title": say("تُنشر النتائج", "Results come out"), "text": answer}]})],
        "figures": [("-", {"items": [
            {"label": say("استشارات مفتوحة", "Open consultations"), "value": "12"},
            {"label": say("مشاركات منشورة", "Contributions"), "value": "8,640", "url": "#"},
            {"label": say("صدرت في موعدها", "On time"), "value": "5", "of": say("من 7", "of 7")},
            {"label": say("نسبة ما رُدّ عليه", "Answered"), "value": "88%"}]})],
        "facts": [("-", {"label": say("بطاقة", "Facts"), "items": [
            {"label": say("بالشراكة مع", "With"), "value": entity},
            {"label": say("للاستفسار", "Questions"), "value": "consult@example.jo", "ltr": True}]})],
        "doc": [("-", {"url": "#", "title": title, "type": "PDF", "size": say("480 ك.ب", "480 kB")})],
        "share": [("-", {"url": "https://example.jo/", "title": title})],
        "progress": [(s, {"state": s, "percent": p, "leave": True, "url": "#", "text": t,
                     "action": say("تنزيل (\u2068PDF\u2069، \u2068480 ك.ب\u2069)", "Download (PDF, 480 kB)")})
                     for s, p, t in [("going", 40, say("جارٍ إعداد التقرير: 40%", "Preparing: 40%")),
                                     ("ready", 100, say("التقرير جاهز", "The report is ready"))]],
        "decides": [("-", {"state": "answered", "title": say("من يتخذ القرار؟", "Who decides?"),
                    "text": answer})],
        "exchange": [("-", {"title": title, "said": comment, "decided": answer, "url": "#"})],
        "strip": [("-", {"label": say("أربع استشارات", "Four consultations"),
                  "states": ["answered", "answered", "late", "open"]})],
        "legend": [("-", {})],
        "who_sees": [("-", {})],
        "arabic_only": [("-", {})],
        "draft": [("-", {"key": "sample"})],
    }
