"""What people write, made safe to keep: their words stay, what cannot be seen goes.

`clean` is for every text at the door: it removes characters that break the database (NUL),
change how the text around them is shown (direction overrides and isolates), or hide in it.
`from_word` also mends what a word processor leaves behind.
"""

import re
import unicodedata

# Direction overrides, embeddings and isolates; invisible fillers; soft hyphens; tags and
# variation selectors are left alone where they belong to an emoji (U+FE0F).
_TRICKS = (
    "\u00ad\u180e\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_TRICK = re.compile(f"[{_TRICKS}]")
_DECEIVING = re.compile("[\u180e\u200b\u202a-\u202e\u2060-\u2069\U000e0000-\U000e007f]")
# Joiners and direction marks are part of good writing, but not in rows or at the edges.
_MARKS = "\u061c\u200c-\u200f"
# As typed, and as Word's symbol fonts store them.
_BULLETS = "\u2022\u2023\u25aa\u25cf\u25cb\u25a0\u25e6\u2043\u2219\u00b7\uf0b7\uf0a7\uf0d8\uf0fc"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NEWLINE = re.compile("\r\n|\r|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """`text` as its writer meant it: composed (NFC), without control and direction-changing
    characters, lines ended by one newline, at most two empty lines together, trimmed.

    Cleaning twice changes nothing.
    """
    text = _NEWLINE.sub("\n", text)
    text = _TRICK.sub("", _CONTROL.sub("", text))
    text = re.sub(f"[{_MARKS}]{{2,}}", lambda run: run[0][0], text)
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[^\S\n]+$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\n{4,}", "\n\n\n", text)
    return _trim(text)


def had_invisible(text: str) -> bool:
    """True when `clean` takes out something that would change how the text appears."""
    return bool(_DECEIVING.search(text) or _CONTROL.search(text))


def from_word(text: str) -> str:
    """`clean`, and bullets as "- ", spaces as spaces, without Word's fields and markers."""
    text = _NEWLINE.sub("\n", text.replace("\x0b", "\n").replace("\x0c", "\n"))
    # A field is 0x13 code 0x14 shown text 0x15: the shown text stays.
    text = re.sub("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15", lambda m: m[1] or "", text)
    text = re.sub(
        r"\{\s*(?:HYPERLINK|TOC|PAGEREF|PAGE|NUMPAGES|REF|SEQ|MERGEFIELD|FORMTEXT)\b[^{}]*\}",
        "",
        text,
    )
    text = re.sub("[\x01\x02\x05\x07\x08]", "", text)
    text = re.sub("\x1e|\u2011", "-", text)  # non-breaking hyphens
    text = re.sub("[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " ", text)
    text = re.sub(
        f"^[ \t]*[{_BULLETS}][ \t]*",
        "- ",
        text,
        flags=re.MULTILINE,
    )
    text = re.sub("[\ue000-\uf8ff]", "", text)  # letters of symbol fonts: boxes to everybody else
    text = re.sub(r"(?<=\S)[ \t]{2,}", " ", text)
    return clean(text)


def _trim(text: str) -> str:
    previous = None
    while text != previous:
        previous, text = text, text.strip().strip("\u061c\u200c\u200d\u200e\u200f")
    return text
