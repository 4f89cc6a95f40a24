"""Sample values for the catalogue of components: fictional, in both languages."""

from tawasul.pages.specimens import listing, talking, writing
from tawasul.pages.specimens.samples import Samples

SUPPORTED = ("ar", "en")


def cases(language: str) -> dict:
    """component -> list of (state, variables), in one language."""
    sample = Samples(language)
    return {**listing.cases(sample), **talking.cases(sample), **writing.cases(sample)}
