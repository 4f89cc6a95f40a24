"""Rules for templates, styles and scripts that no linter knows. Each rule names a line it stops."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static").rglob("*.css"))
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))
COMPONENTS = sorted((ROOT / "templates/components").glob("*.html"))
COMMENT = re.compile(r"{% comment %}(.*?){% endcomment %}", re.S)
ICONS = set(re.findall(r'id="i-([\w-]+)"', (ROOT / "static/icons.svg").read_text()))


def name_of(path):
    return str(path.relative_to(ROOT))


def without_comments(text):
    return COMMENT.sub("", text)


# What is looked for ---------------------------------------------------------------------------
def inline_code(text):
    """Inline style, inline script, event handlers: the content security policy would stop them."""
    found = re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']", text)
    for tag in re.findall(r"<script\b[^>]*>", text):
        if "src=" not in tag and "application/json" not in tag and "application/ld+json" not in tag:
            found.append(tag)
    return found


def foreign_assets(text):
    """Anything the browser would fetch by itself from somewhere else."""
    tags = re.findall(r"<(?:script|img|link|use|iframe|source|video|audio|object)\b[^>]*>", text)
    return [
        tag
        for tag in tags
        if re.search(r"(?:src|href|data)\s*=\s*[\"']?(?:https?:)?//", tag)
        and not re.search(r'rel="(?:canonical|alternate)"', tag)
    ]


PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:|"
    r"(?:text-align|float|clear)\s*:\s*(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius)"
)


def physical(text):
    """Left and right in a style sheet that must serve both directions."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    # `auto` takes a side away that Django's own sheets set.
    return PHYSICAL.findall(re.sub(r"(left|right)\s*:\s*auto", "", text))


def loose_includes(text):
    """Components included without `only`: what they can see is then anybody's guess."""
    tags = re.findall(r"{% include \"components/[^%]*%}", text)
    return [tag for tag in tags if not tag.rstrip("%} ").endswith("only")]


NOT_VARIABLES = {
    "if", "elif", "else", "and", "or", "not", "in", "is", "for", "with", "as", "only", "None",
    "True", "False", "empty", "endif", "endfor", "forloop", "context", "trimmed", "include",
}  # fmt: skip


def variables(text):
    """The names a component takes from outside (not those it makes itself)."""
    text = without_comments(text)
    made = set(re.findall(r"\bas (\w+)", text))
    for names in re.findall(r"{% for ([\w, ]+) in", text):
        made |= set(re.split(r",\s*", names))
    made |= set(re.findall(r"{% with (\w+)=", text))
    used = set()
    for inside in re.findall(r"{{(.*?)}}", text, re.S):
        used |= set(re.findall(r"^\s*([a-z]\w*)", inside))
    for inside in re.findall(r"{% (?:if|elif|for \w+ in|for [\w, ]+ in) (.*?)%}", text, re.S):
        bare = re.sub(r"\"[^\"]*\"|\|\w+|\.\w+", " ", inside)
        used |= set(re.findall(r"\b[a-z]\w*", bare))
    for inside in re.findall(r"{% include \"[^\"]*\" with (.*?)only %}", text, re.S):
        used |= set(re.findall(r"=([a-z]\w*)", inside))
    return used - made - NOT_VARIABLES


# The rules are seen to stop something -----------------------------------------------------------
@pytest.mark.parametrize(
    ("rule", "stops", "accepts"),
    [
        (inline_code, '<p style="color:red">', '<p class="style">'),
        (
            inline_code,
            "<script>go()</script>",
            '<script defer src="/static/js/portal.js"></script>',
        ),
        (inline_code, '<a onclick="go()">', '<script type="application/json">{}</script>'),
        (foreign_assets, '<img src="https://example.org/a.png">', '<a href="https://ogp.gov.jo/">'),
        (
            foreign_assets,
            '<script src="//cdn.example.org/a.js">',
            '<link rel="canonical" href="https://x">',
        ),
        (physical, ".a{margin-left:1rem}", ".a{margin-inline-start:1rem}"),
        (physical, ".a{position:absolute;left:0}", ".a{inset-inline-start:0}"),
        (physical, ".a{text-align:right}", ".a{text-align:end}"),
        (
            loose_includes,
            '{% include "components/tag.html" with label=x %}',
            '{% include "components/tag.html" with label=x only %}',
        ),
    ],
)
def test_each_rule_stops_one_line_and_accepts_another(rule, stops, accepts):
    assert rule(stops)
    assert not rule(accepts)


def test_the_variables_of_a_component_are_recognised():
    text = (
        '{% for x in rows %}{{ x.a }}{{ y|default:"1" }}{% endfor %}'
        "{% if z.on and not w %}{% endif %}"
    )
    assert variables(text) == {"rows", "y", "z", "w"}


# The rules --------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
class TestEveryTemplate:
    def test_compiles(self, path):
        engines["django"].get_template(str(path.relative_to(ROOT / "templates")))

    def test_holds_no_inline_style_or_script(self, path):
        assert not inline_code(without_comments(path.read_text()))

    def test_asks_nothing_of_another_site(self, path):
        assert not foreign_assets(without_comments(path.read_text()))

    def test_includes_components_with_only(self, path):
        assert not loose_includes(without_comments(path.read_text()))

    def test_names_icons_that_exist(self, path):
        named = set(re.findall(r'{% icon "([\w-]+)"', path.read_text()))
        assert named <= ICONS

    def test_speaks_english_in_the_source(self, path):
        """Arabic comes from the catalogue; whole pages of Arabic prose stand in pages/ar."""
        if "pages/ar" in name_of(path):
            return
        text = without_comments(path.read_text())
        text = re.sub(r"<(\w+)\b[^>]*\blang=\"ar\"[^>]*>.*?</\1>", "", text, flags=re.S)
        assert not re.findall(r"[\u0621-\u064a]+", text)


@pytest.mark.parametrize("path", COMPONENTS, ids=name_of)
class TestEveryComponent:
    def test_opens_with_the_list_of_its_variables(self, path):
        text = path.read_text()
        assert text.startswith("{% comment %}")
        words = set(re.findall(r"\w+", COMMENT.match(text).group(1)))
        assert variables(text) - words == set()

    def test_has_a_place_in_the_catalogue(self, path):
        from tawasul.pages.specimens import cases

        # Parts of other components, seen there.
        inner = {"official_reply", "error_summary", "field"}
        assert path.stem in set(cases("en")) | inner


@pytest.mark.parametrize("path", STYLES, ids=name_of)
class TestEveryStyleSheet:
    def test_knows_neither_left_nor_right(self, path):
        assert not physical(path.read_text())

    def test_never_spaces_the_letters(self, path):
        """Arabic letters are joined: spacing tears them apart."""
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        assert set(re.findall(r"letter-spacing\s*:\s*(\w+)", text)) <= {"normal"}

    def test_asks_only_for_files_that_are_there(self, path):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        assert "@import" not in text
        for url in re.findall(r"url\(([^)]+)\)", text):
            target = url.strip("\"'")
            assert target.startswith("data:") or (path.parent / target).resolve().is_file(), target


@pytest.mark.parametrize("path", SCRIPTS, ids=name_of)
class TestEveryScript:
    def test_writes_text_and_never_markup_or_style(self, path):
        found = [
            line
            for line in path.read_text().splitlines()
            if re.search(
                r"\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|"
                r"\.style\b|setAttribute\(\"style\"|https?://",
                line,
            )
            and "SECURITY:" not in line
        ]
        assert not found


def test_both_directions_of_the_catalogue_are_drawn(client, db):
    page = client.get("/_components/").content.decode()
    assert page.count('class="specimen" lang="ar" dir="rtl"') > 60
    assert page.count('class="specimen" lang="en" dir="ltr"') > 60
    for path in COMPONENTS:
        if path.stem not in ("official_reply", "error_summary", "field"):
            assert f'id="{path.stem}"' in page
