"""Both languages complete, and the Arabic in the portal's voice."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from tawasul.management.commands import check_translations
from tawasul.management.commands.check_translations import about, complaints, missing

ARABIC = re.compile("[\u0621-\u064a]")
BASE = Path(settings.BASE_DIR)
CATALOGUE = BASE / "locale" / "ar" / "LC_MESSAGES" / "django.po"
GETTEXT = {
    *("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
}


def entries():
    return [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]


def texts_of(entry) -> list[str]:
    return [entry.msgstr, *entry.msgstr_plural.values()]


def test_the_arabic_catalogue_is_complete_and_well_formed():
    assert complaints() == []


def test_the_catalogue_holds_every_string_of_the_code():
    assert missing() == []


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (polib.POEntry(msgid="a"), "not translated"),
        (polib.POEntry(msgid="a", msgstr="ا", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="%(n)s a", msgstr="%(m)s ا"), "placeholders differ"),
        (
            polib.POEntry(msgid="a", msgid_plural="b", msgstr_plural={0: "ا", 1: "ب"}),
            "six plural forms are needed",
        ),
        (
            polib.POEntry(
                msgid="%(n)s a",
                msgid_plural="%(n)s b",
                msgstr_plural=dict(enumerate(["لا", "واحد", "اثنان", "كثير", "%(n)s", "%(n)s"])),
            ),
            "form 3 lacks a placeholder",
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(entry, complaint):
    assert complaint in about(entry)


def test_an_entry_in_order_passes():
    forms = ["لا ردود", "ردّ واحد", "ردّان", *["%(n)s ردود"] * 3]
    entry = polib.POEntry(
        msgid="%(n)s reply", msgid_plural="%(n)s replies", msgstr_plural=dict(enumerate(forms))
    )

    assert about(entry) == []
    assert about(polib.POEntry(msgid="100%% of %(n)s", msgstr="%(n)s كاملة")) == []


def test_msgfmt_refuses_a_file_with_two_forms(tmp_path):
    if not check_translations.shutil.which("msgfmt"):
        pytest.skip("gettext is not installed")
    path = tmp_path / "x.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3;\\n"\n\n'
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    )

    assert check_translations.msgfmt(path)


# The voice ------------------------------------------------------------------------------------
NOT_OUR_VOICE = {
    r"(?<!\w)تم(?:ت)? (?!\w*تسجيل الدخول من)": "passive verb instead of «تم + مصدر»",
    r"من قِ?بل (?!أن)": "name the agent after a colon, not with «من قبل»",
    r"(?<!\w)قم ب|(?<!\w)قوموا ب": "«يُرجى» or a verbal noun",
    r"(?<!\w)الرجاء": "«يُرجى + مصدر»",
    r"الالكتروني|(?<!\w)الى(?!\w)|(?<!\w)يوما(?![\wً]| عمل)": "hamza, tanwin and ya in full",
    r"عزيزي|حضرتك": "the polite plural, without gender",
    r"(?<!\w)من فضلك(?!م)": "the polite plural",
    r",(?=\s)(?=.*[\u0621-\u064a])(?<=[\u0621-\u064a],)": "the Arabic comma",
    r"(?<=[\u0621-\u064a])\?": "the Arabic question mark",
    r"(?<=[\u0621-\u064a]);": "the Arabic semicolon",
}


@pytest.mark.parametrize("pattern", NOT_OUR_VOICE, ids=NOT_OUR_VOICE.values())
def test_the_arabic_speaks_in_the_portals_voice(pattern):
    offending = [
        (entry.msgid, text)
        for entry in entries()
        for text in texts_of(entry)
        if re.search(pattern, text)
    ]

    assert offending == []


@pytest.mark.parametrize(
    "text",
    [
        "تم نشر الاستشارة",
        "نُشرت من قبل الوزارة",
        "قم بتسجيل الدخول",
        "الرجاء الانتظار",
        "المشاركة الالكترونية",
        "نعم, لا",
        "هل أنتم متأكدون?",
    ],
)
def test_each_of_these_is_caught(text):
    assert any(re.search(pattern, text) for pattern in NOT_OUR_VOICE)


@pytest.mark.parametrize(
    "text", ["تمديد مدة التعليق", "نُشرت الاستشارة؛ الجهة: وزارة البيئة", "12,480 تعليقاً", "إلى"]
)
def test_and_these_are_not(text):
    assert not any(re.search(pattern, text) for pattern in NOT_OUR_VOICE)


# The sources ----------------------------------------------------------------------------------
def python_files():
    tops = ["accounts", "arabic", "consultations", "entities", "moderation", "reports", "tawasul"]
    return [path for top in tops for path in sorted((BASE / top).rglob("*.py"))]


def anonymous(source: str) -> list[str]:
    """Strings given to gettext with a placeholder that has no name."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in GETTEXT:
            continue
        found += [
            argument.value
            for argument in node.args
            if isinstance(argument, ast.Constant)
            and isinstance(argument.value, str)
            and re.search(r"(?<!%)%(?:%%)*[sdrif]", argument.value)
        ]
    return found


def test_placeholders_have_names_so_that_translators_can_move_them():
    offending = {
        str(path.relative_to(BASE)): anonymous(path.read_text())
        for path in python_files()
        if anonymous(path.read_text())
    }

    assert offending == {}


def test_the_rule_about_names_stops_and_lets_through():
    assert anonymous('_("%s comments")')
    assert anonymous('ngettext("%d a", "%d b", n)')
    assert not anonymous('_("%(n)s comments, 100%% of them")')


def test_english_is_the_language_of_the_source():
    assert [entry.msgid for entry in entries() if ARABIC.search(entry.msgid)] == []


# Templates ------------------------------------------------------------------------------------
_NOT_TEXT = re.compile(
    r"\{#.*?#\}"
    r"|\{%\s*block (?:\w*class|coltype|robots|form_attributes|grid|\w*lang)\s*%\}"
    r".*?\{%\s*endblock\b.*?%\}"
    r"|<(?P<one>\w+)[^>]*\blang=\"ar\"[^>]*>[^<]*</(?P=one)>"
    r"|\{%\s*comment.*?endcomment\s*%\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}"
    r"|\{%.*?%\}|\{\{.*?\}\}"
    r"|<!--.*?-->|<(?:script|style|svg)\b.*?</(?:script|style|svg)>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_SPOKEN = re.compile(r"""\b(?:alt|title|placeholder|aria-label)=["']([^"'{]*)["']""")
FOR_DEVELOPERS = {"accounts/devmail.html", "pages/components.html"}
# Names and marks that are the same in both languages.
SAME_EVERYWHERE = {"Tawasul", "WhatsApp"}


def untranslated_words(template: str) -> list[str]:
    bare = _NOT_TEXT.sub(" ", template)
    spoken = " ".join(_SPOKEN.findall(bare))
    text = re.sub(r"&#?\w+;", " ", _TAG.sub(" ", bare)) + " " + spoken
    # Letters in capitals are codes (PDF, a receipt's number): the same in both languages.
    found = re.findall(r"\b(?=[A-Za-z]*[a-z])[A-Za-z]{2,}\b|[\u0621-\u064a]{2,}", text)
    return [word for word in found if word not in SAME_EVERYWHERE]


def pages():
    """The templates, but those a developer alone sees and the long texts written twice."""
    for path in sorted((BASE / "templates").rglob("*.html")):
        name = path.relative_to(BASE / "templates").as_posix()
        if name not in FOR_DEVELOPERS and not re.match("pages/(ar|en)/", name):
            yield pytest.param(path, id=name)


def test_each_long_page_is_written_in_both_languages():
    texts = {
        language: {path.name for path in (BASE / "templates/pages" / language).glob("*.html")}
        for language in ("ar", "en")
    }

    assert texts["ar"] == texts["en"]
    assert texts["ar"]


@pytest.mark.parametrize("path", pages())
def test_every_word_of_a_page_can_be_translated(path):
    assert untranslated_words(path.read_text()) == []


def test_the_rule_about_words_stops_and_lets_through():
    assert untranslated_words("<p>Hello</p>") == ["Hello"]
    assert untranslated_words('<a aria-label="Close">{{ x }}</a>') == ["Close"]
    assert untranslated_words("<p>مرحبا</p>") == ["مرحبا"]
    assert not untranslated_words(
        '{# Note #}<p class="lead">{% translate "Hello" %} &nbsp; {{ name }}</p>'
    )
