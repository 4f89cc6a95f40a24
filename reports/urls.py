"""/results/, /consultations/<reference>/results/…, /reports/… and /compliance/…"""

from django.urls import path, register_converter

import consultations.urls  # noqa: F401 - its converters: reference, key
from reports.views import compliance, files, outcomes
from tawasul.calendar import Quarter


class QuarterConverter:
    """2026Q3, in whatever case it was typed."""

    regex = "20[0-9]{2}[Qq][1-4]"

    def to_python(self, value: str) -> Quarter:
        return Quarter.parse(value)

    def to_url(self, value) -> str:
        return str(value)


class Language:
    regex = "ar|en"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(QuarterConverter, "quarter")
register_converter(Language, "language")

app_name = "reports"
urlpatterns = [
    path("results/", outcomes.results, name="results"),
    path("consultations/<reference:reference>/results/", outcomes.outcome, name="outcome"),
    path(
        "consultations/<reference:reference>/results/contributions.csv",
        outcomes.data,
        name="data",
    ),
    path(
        "consultations/<reference:reference>/results/prepare/<language:language>/",
        files.prepare,
        name="prepare",
    ),
    path("reports/<key:pk>/", files.document, name="document"),
    path("reports/<key:pk>/state/", files.state, name="state"),
    path("reports/<key:pk>/file/", files.file, name="file"),
    path("reports/<key:pk>/retry/", files.retry, name="retry"),
    path("compliance/", compliance.index, name="compliance"),
    path("compliance/<quarter:quarter>/", compliance.quarter, name="quarter"),
    path("compliance/<quarter:quarter>/freeze/", compliance.freeze, name="freeze"),
    path("compliance/<quarter:quarter>/correct/", compliance.correct, name="correct"),
    path("compliance/<quarter:quarter>/sign/", compliance.sign, name="sign"),
    path("compliance/<quarter:quarter>/files/", compliance.make_files, name="make_files"),
    path("compliance/<quarter:quarter>/<slug:slug>/", compliance.entity, name="entity_quarter"),
]
