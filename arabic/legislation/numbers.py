"""How Arabic legislation counts: digits, words (الحادية عشرة), letters (أ، ب، ج), «أولاً»."""

import re

from arabic.digits import to_western
from arabic.fold import fold

ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # what Jordan's legislation counts by
HIJAI = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"

_UNITS = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع")
_TENS = ("عشر", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_ADVERBS = (*(fold(f"{unit}ا") for unit in _UNITS), "عاشرا")


def _ordinals() -> dict[str, int]:
    """Folded words to numbers, both genders: «الاولي», «الاول», «الحاديه», «الحادي» are 1."""
    found = {"الاولي": 1, "الاول": 1, "الحاديه": 1, "الحادي": 1, "العاشره": 10, "العاشر": 10}
    for number, unit in enumerate(_UNITS[1:], start=2):
        found |= {f"ال{unit}": number, f"ال{unit}ه": number}
    for number, ten in enumerate(_TENS, start=2):
        found |= {f"ال{ten}ون": 10 * number, f"ال{ten}ين": 10 * number}
    return found | {"المائة": 100, "المئة": 100}


_ORDINALS = {fold(word): number for word, number in _ordinals().items()}
_TEEN = {fold(word) for word in ("عشر", "عشرة")}
_BETWEEN = {fold("بعد")}


def ordinal(words: list[str]) -> tuple[int, int]:
    """The number that `words` begin with and how many of them say it; (0, 0) if none does.

    «الحادية عشرة» is 11, «الثانية والعشرون» 22, «الثالثة بعد المائة» 103.
    """
    total = used = 0
    for word in map(fold, words):
        bare = word[1:] if used and word.startswith("و") else word
        if used == 1 and word in _TEEN and total < 10:
            total += 10
        elif (number := _ORDINALS.get(bare)) and (not total or number >= 20):
            total += number
        elif not (total and word in _BETWEEN):
            break
        used += 1
    return (total, used) if total else (0, 0)


def adverb(word: str) -> int:
    """1 for «أولاً», 10 for «عاشراً», 0 for any other word."""
    folded = fold(word)
    return _ADVERBS.index(folded) + 1 if folded in _ADVERBS else 0


def digits(text: str) -> int:
    """The number written in digits of any script; 0 when there is none."""
    found = re.match(r"\s*(\d{1,4})", to_western(text))
    return int(found[1]) if found else 0


def follows(letter: str, before: str) -> bool:
    """Whether `letter` comes right after `before` in one of the two orders."""
    return any(
        order.find(letter) == order.find(before) + 1 and letter in order and before in order
        for order in (ABJAD, HIJAI)
    )
