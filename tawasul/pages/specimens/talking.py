"""What people and entities say to each other."""

from tawasul.pages.specimens.samples import Samples


def cases(sample: Samples) -> dict:
    return {
        "turn": [
            (
                "plain",
                {
                    **sample.turn,
                    "id": f"c-1-{sample.language}",
                    "tag": sample.say("مقترح صياغة", "Proposed wording"),
                },
            ),
            (
                "answered",
                {**sample.turn, "id": f"c-2-{sample.language}", "replies": [sample.reply]},
            ),
            ("supported", {**sample.turn, "id": f"c-3-{sample.language}", "supported": True}),
            (
                "own, with a reply",
                {
                    **sample.turn,
                    "id": f"c-4-{sample.language}",
                    "own": True,
                    "answers": [
                        {
                            **sample.reply,
                            "name": "",
                            "id": f"c-5-{sample.language}",
                            "report_url": "#",
                        }
                    ],
                },
            ),
            (
                "closed, name not shown",
                {
                    **sample.turn,
                    "id": f"c-6-{sample.language}",
                    "name": "",
                    "support_url": "",
                    "reply_url": "",
                    "report_url": "",
                },
            ),
        ],
        "turn_mute": [
            (s, {"state": s, "clause": "6", "url": "#"})
            for s in ("declined", "hidden", "withdrawn")
        ],
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
