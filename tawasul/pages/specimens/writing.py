"""Forms, buttons, searching, and the slip one gets."""

from django import forms

from tawasul.pages.specimens.samples import Samples


class SampleForm(forms.Form):
    """Every kind of field the portal uses."""

    def __init__(self, *args, say, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(label=say("البريد الإلكتروني", "E-mail"))
        self.fields["body"] = forms.CharField(
            label=say("نص التعليق", "Your comment"),
            help_text=say(
                "يُرجى الكتابة بوضوح وفي موضوع هذه الاستشارة.",
                "Please write clearly, on the subject.",
            ),
            widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}),
            error_messages={
                "required": say("يُرجى كتابة نص التعليق.", "Please write your comment.")
            },
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


def cases(sample: Samples) -> dict:
    return {
        "form": [
            (
                "new",
                {
                    "form": SampleForm(say=sample.say, auto_id=f"new-{sample.language}-%s"),
                    "back": "#",
                    "submit": sample.say("إرسال التعليق", "Send comment"),
                    "submit_icon": "send",
                },
            ),
            (
                "refused",
                {
                    "form": SampleForm(
                        {"email": "x"}, say=sample.say, auto_id=f"bad-{sample.language}-%s"
                    ),
                    "submit": sample.say("إرسال التعليق", "Send comment"),
                    "back": "#",
                },
            ),
        ],
        "choice": [
            (
                str(plain),
                {
                    "type": "radio",
                    "name": "a",
                    "value": "1",
                    "plain": plain,
                    "label": sample.say("يظهر الاسم", "Show the name"),
                    "hint": sample.hello,
                    "checked": not plain,
                },
            )
            for plain in (False, True)
        ],
        "confirm": [
            (
                "-",
                {
                    "title": sample.say("سحب التعليق", "Withdraw the comment"),
                    "back": "#",
                    "text": sample.say(
                        "لن يظهر التعليق للجمهور بعد سحبه.", "The public will no longer see it."
                    ),
                    "label": sample.say("سحب التعليق", "Withdraw the comment"),
                },
            )
        ],
        "button_form": [
            (
                tone or "-",
                {"action": "#", "label": sample.say("حفظ", "Save"), "tone": tone, "small": True},
            )
            for tone in ("", "state", "quiet")
        ],
        "draft": [("-", {"key": "sample"})],
        "search_box": [
            ("-", {"action": "#", "hint": sample.say("يشمل البحث صيغ الكلمة.", "Other forms too.")})
        ],
        "filters": [
            (
                "-",
                {
                    "action": "#",
                    "count": 1,
                    "groups": [
                        {
                            "name": "status",
                            "label": sample.say("الحالة", "Status"),
                            "kind": "checks",
                            "options": [
                                {
                                    "value": "open",
                                    "label": sample.say("مفتوحة للتعليق", "Open"),
                                    "count": 2,
                                    "checked": True,
                                },
                                {
                                    "value": "results",
                                    "label": sample.say("صدرت نتائجها", "Results"),
                                    "count": 10,
                                },
                            ],
                        },
                        {
                            "name": "kind",
                            "label": sample.say("نوع الاستشارة", "Type"),
                            "kind": "select",
                            "options": [{"value": "bylaw", "label": sample.say("نظام", "Bylaw")}],
                        },
                    ],
                },
            )
        ],
        "chips": [
            (
                "-",
                {
                    "clear_url": "#",
                    "items": [{"label": sample.say("قطاع النقل", "Transport"), "url": "#"}],
                },
            )
        ],
        "sort": [
            (
                "-",
                {
                    "label": sample.say("ترتيب حسب", "Sort by"),
                    "items": [
                        {"label": sample.say("الأحدث", "Newest"), "url": "#", "current": True},
                        {"label": sample.say("الأكثر تأييداً", "Most supported"), "url": "#"},
                    ],
                },
            )
        ],
        "receipt": [
            (
                "-",
                {
                    "number": "7K3M-9QX2-TD4",
                    "url": "#",
                    "print_": True,
                    "facts": [
                        {"label": sample.say("وقت الاستلام", "Received at"), "value": sample.day},
                        {
                            "label": sample.say("الحالة", "Status"),
                            "value": sample.say("بانتظار المراجعة", "Awaiting review"),
                        },
                    ],
                },
            )
        ],
    }
