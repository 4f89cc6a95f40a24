"""Search in both languages: one generated column per table, one query, hits marked in Python.

The column is made by `ar_vector` (migration tawasul.0001_search), which folds and lightly stems
Arabic exactly as `arabic.fold.light` does, then lets PostgreSQL stem Arabic and English words.
The query goes through the same function, so «قانون» finds «وللقانون».
"""

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVectorField
from django.db import models
from django.db.models import F, Func, Value

from arabic.clean import clean
from arabic.highlight import excerpt, highlight

__all__ = ["SearchColumn", "Vector", "excerpt", "highlight", "matching", "query", "ranked"]

QUERY_MAX_CHARS = 200
RANKED_HITS = 1_001  # ranking more than the newest of these costs seconds on common words
_QUOTES = str.maketrans("«»“”„", '"""""')


class Vector(Func):
    """`ar_vector` of columns or expressions: Vector(("title_ar", "A"), ("summary_ar", "B"))."""

    output_field = SearchVectorField()

    def __init__(self, *columns):
        super().__init__(*(column for column, _weight in columns))
        self.weights = [weight for _column, weight in columns]

    def as_sql(self, compiler, connection):
        parts, params = [], []
        for expression, weight in zip(self.source_expressions, self.weights, strict=True):
            sql, more = compiler.compile(expression)
            parts.append(f"ar_vector({sql}, '{weight}')")
            params.extend(more)
        return " || ".join(parts), params


class _Unread(SearchVectorField):
    def select_format(self, compiler, sql, params):
        return "NULL", []


class SearchColumn(models.GeneratedField):
    """The stored column a table is searched by; PostgreSQL keeps it true to the texts.

        search = SearchColumn(a=["title_ar", "title_en"], b=["summary_ar"], c=["background_ar"])

    Titles weigh most (a), then summaries (b), texts (c), the rest (d). Filter by it (`matching`,
    `ranked`), never read it: it is selected as NULL, so that rows stay light.
    """

    db_returning = False

    def __init__(self, *, a=(), b=(), c=(), d=(), **kwargs):
        self.columns = {"a": list(a), "b": list(b), "c": list(c), "d": list(d)}
        for given in ("expression", "output_field", "db_persist"):
            kwargs.pop(given, None)
        pairs = [(column, w.upper()) for w, columns in self.columns.items() for column in columns]
        super().__init__(
            expression=Vector(*pairs),
            output_field=_Unread(),
            db_persist=True,
            **kwargs,
        )

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        for given in ("expression", "output_field", "db_persist"):
            kwargs.pop(given, None)
        kwargs |= {weight: columns for weight, columns in self.columns.items() if columns}
        return name, path, args, kwargs


def query(text: str) -> SearchQuery:
    """What a person typed, as a query: words all wanted, "phrases", -not, or. Any text will do."""
    text = clean(text)[:QUERY_MAX_CHARS].translate(_QUOTES)
    return SearchQuery(
        Func(Value(text), function="ar_light", output_field=models.TextField()),
        config="tawasul",
        search_type="websearch",
    )


def matching(rows: models.QuerySet, text: str, *, column: str = "search") -> models.QuerySet:
    """Those of `rows` that `text` finds, in the order they had."""
    return rows.filter(**{column: query(text)})


def ranked(
    rows: models.QuerySet, text: str, *, newest: str = "-pk", column: str = "search"
) -> models.QuerySet:
    """The hits among `rows`, best first; only the newest RANKED_HITS of them are weighed.

    `newest` is the order that says which hits are newest. Each row has a `rank`.
    """
    hits = matching(rows, text, column=column).order_by(newest).values("pk")[:RANKED_HITS]
    return (
        rows.model._default_manager.filter(pk__in=hits)
        .annotate(rank=SearchRank(F(column), query(text), normalization=Value(1)))
        .order_by("-rank", newest)
    )
