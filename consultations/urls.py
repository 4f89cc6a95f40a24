"""/consultations/…: reading, taking part, documents, calendars, feeds."""

from django.urls import path, register_converter

from consultations.views import (
    comments,
    feeds,
    files,
    listing,
    reading,
    record,
    standing,
    taking_part,
)


class Reference:
    """TW-2026-0042, in whatever case it was typed."""

    regex = "[Tt][Ww]-[0-9]{4}-[0-9]{4,6}"

    def to_python(self, value: str) -> str:
        return value.upper()

    def to_url(self, value: str) -> str:
        return value


class Key:
    """A row's key, no longer than the database counts."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value) -> str:
        return str(value)


register_converter(Reference, "reference")
register_converter(Key, "key")

app_name = "consultations"
urlpatterns = [
    path("", listing.index, name="index"),
    path("feed/", feeds.newest, name="feed"),
    path("calendar.ics", files.calendar, name="calendar"),
    path("<reference:reference>/", reading.detail, name="detail"),
    path("<reference:reference>/preview/", reading.preview, name="preview"),
    path("<reference:reference>/comments/", comments.comments, name="comments"),
    path("<reference:reference>/documents/", record.documents, name="documents"),
    path("<reference:reference>/changes/", record.changes, name="changes"),
    path("<reference:reference>/share/", record.share, name="share"),
    path("<reference:reference>/calendar.ics", files.deadline, name="deadline"),
    path("<reference:reference>/documents/<key:pk>/", files.document, name="document"),
    path("<reference:reference>/contribute/", taking_part.contribute, name="contribute"),
    path("<reference:reference>/contribute/kept/", taking_part.kept, name="kept"),
    path("<reference:reference>/contribute/forget/", taking_part.forget, name="forget"),
    path("<reference:reference>/comments/<key:pk>/", comments.comment, name="comment"),
    path("<reference:reference>/comments/<key:pk>/support/", standing.support, name="support"),
    path(
        "<reference:reference>/comments/<key:pk>/reply-officially/",
        standing.reply_officially,
        name="reply_officially",
    ),
    path("<reference:reference>/comments/<key:pk>/withdraw/", standing.withdraw, name="withdraw"),
]
