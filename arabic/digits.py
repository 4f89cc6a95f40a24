"""Numbers as people type them: Arabic-Indic digits, Arabic separators, stray direction marks."""

import re

_WESTERN = {
    ord(old): str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, old in enumerate(digits)
}
_ARABIC = {ord(str(n)): digit for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩")}
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def to_western(text: str) -> str:
    """`text` with 0-9 for the digits of Arabic and Persian; everything else as it was."""
    return text.translate(_WESTERN)


def to_arabic(text: str) -> str:
    """`text` with ٠-٩ for 0-9, for those who choose to read them so."""
    return text.translate(_ARABIC)


def typed(text: str) -> str:
    """What a person typed into a field for a number, a date or a code, as a machine reads it.

    «١٢٬٤٨٠٫٥» becomes "12480.5"; a date keeps its slashes: «٢٦/١١/٢٠٢٦» becomes "26/11/2026".
    """
    text = _INVISIBLE.sub("", to_western(text)).strip()
    text = text.replace("٬", "").replace("٫", ".").replace("،", ",")
    return re.sub(r"(?<=\d),(?=\d{3}(?:\D|$))", "", text)
