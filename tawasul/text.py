"""Text at the door: every text a person sends goes through `clean` before it is looked at.

The work is done in `arabic.clean`; the apps import it from here.
"""

from arabic.clean import clean, from_word, had_invisible
from arabic.digits import to_arabic, to_western, typed

__all__ = ["clean", "from_word", "had_invisible", "to_arabic", "to_western", "typed"]
