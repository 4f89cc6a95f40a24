"""What people and entities say to each other."""

from tawasul.pages.specimens.samples import Samples


def _turns(sample: Samples) -> list:
    said = sample.turn
    answer = {**sample.reply, "name": "", "id": f"c-5-{sample.language}", "report_url": "#"}
    tag = sample.say("مقترح صياغة", "Proposed wording")
    closed = {"name": "", "support_url": "", "reply_url": "", "report_url": ""}
    gone = {"id": f"c-7-{sample.language}", "mute": sample.say("سُحب تعليق هنا.", "Withdrawn.")}
    turns = [
        ("plain", {**said, "tag": tag}),
        ("answered", {**said, "replies": [sample.reply]}),
        ("supported", {**said, "supported": True, "official_url": "#"}),
        ("own, with replies", {**said, "own": True, "answers": [answer, gone], "more": "7"}),
        ("closed, name not shown", {**said, **closed}),
        ("not shown, with replies", {**gone, "answers": [answer]}),
    ]
    return [
        (label, {**turn, "id": f"c-{n}-{sample.language}"})
        for n, (label, turn) in enumerate(turns, 10)
    ]


def cases(sample: Samples) -> dict:
    return {
        "turn": [(label, {"turn": turn}) for label, turn in _turns(sample)],
        "exchange": [
            (
                "-",
                {
                    "title": sample.title,
                    "said": sample.comment,
                    "decided": sample.answer,
                    "url": "#",
                },
            )
        ],
        "triptych": [
            (
                "-",
                {
                    "asked": sample.title,
                    "said": sample.comment,
                    "decided": sample.answer,
                    "asked_small": sample.day,
                },
            )
        ],
        "matrix": [
            (
                "-",
                {
                    "rows": [
                        {
                            "n": n,
                            "what": sample.comment,
                            "quote": sample.answer,
                            "count": n * 9,
                            "verdict": verdict,
                            "label": label,
                            "reason": sample.answer,
                            "lang": sample.language,
                        }
                        for n, (verdict, label) in enumerate(sample.verdicts, 1)
                    ]
                },
            )
        ],
        "who_sees": [("-", {})],
        "decides": [
            (
                "-",
                {
                    "state": "answered",
                    "title": sample.say("من يتخذ القرار؟", "Who decides?"),
                    "text": sample.answer,
                },
            )
        ],
        "arabic_only": [("-", {})],
    }
