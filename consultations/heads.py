"""The consultation a page is about, read by one statement that is written once.

Its four tables have a hundred columns, and every page and form begins here: building the query
anew each time cost six times what running it costs.
"""

from __future__ import annotations

from functools import cache

from django.db import DEFAULT_DB_ALIAS, connection, models

from consultations.models import Closing, Consultation, Counters
from entities.models import Entity
from tawasul.search import SearchColumn

_FROM = """
, (SELECT count(*) FROM consultations_attachment attachment
   WHERE attachment.consultation_id = consultations_consultation.id
   AND attachment.removed_at IS NULL)
, (SELECT count(*) FROM consultations_change change
   WHERE change.consultation_id = consultations_consultation.id)
, EXISTS (SELECT 1 FROM consultations_consultation_partners partner
   WHERE partner.consultation_id = consultations_consultation.id)
FROM consultations_consultation
JOIN entities_entity ON entities_entity.id = consultations_consultation.entity_id
LEFT JOIN consultations_counters
    ON consultations_counters.consultation_id = consultations_consultation.id
LEFT JOIN consultations_closing
    ON consultations_closing.consultation_id = consultations_consultation.id
WHERE consultations_consultation.reference = %s
"""


def read(reference: str) -> Consultation | None:
    """With its entity, counters and closing, and three numbers of the tabs: `documents`,
    `changes_count`, `has_partners`."""
    parts, sql = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [reference])
        row = cursor.fetchone()
    if row is None:
        return None
    found, entity, counters, closing = (part.instance(row) for part in parts)
    for name, other in (("entity", entity), ("counters", counters), ("closing", closing)):
        Consultation._meta.get_field(name).set_cached_value(found, other)
    for other in (counters, closing):
        if other:
            other.consultation = found
    found.documents, found.changes_count, found.has_partners = row[-3:]
    return found


@cache
def _statement() -> tuple[list[_Part], str]:
    parts, begins = [], 0
    for model in (Consultation, Entity, Counters, Closing):
        parts.append(_Part(model, begins))
        begins = parts[-1].ends
    return parts, f"SELECT {', '.join(part.columns for part in parts)}{_FROM}"  # noqa: S608


class _Part:
    """The columns of one model in the row, from `begins` on."""

    def __init__(self, model: type[models.Model], begins: int):
        fields = model._meta.concrete_fields
        self.model, self.begins, self.ends = model, begins, begins + len(fields)
        self.names = [field.attname for field in fields]
        self.key = begins + self.names.index(model._meta.pk.attname)
        self.columns = ", ".join(
            "NULL" if isinstance(field, SearchColumn) else f"{model._meta.db_table}.{field.column}"
            for field in fields
        )
        self.converted = [
            (place, field, convert)
            for place, field in enumerate(fields)
            for convert in field.get_db_converters(connection)
        ]

    def instance(self, row: tuple) -> models.Model | None:
        if row[self.key] is None:
            return None
        values = list(row[self.begins : self.ends])
        for place, field, convert in self.converted:
            values[place] = convert(values[place], field, connection)
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)
