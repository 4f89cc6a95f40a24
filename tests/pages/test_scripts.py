"""The little scripts, in a real browser, on pages of their own: no server, no database."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override
from playwright.sync_api import sync_playwright

from tawasul.words import counted

pytestmark = pytest.mark.browser
STATIC = Path(settings.BASE_DIR) / "static"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SITE = "http://portal.test"

COUNTER = """
<textarea id="body" name="body">{}</textarea>
<p><span data-counter="body" data-limit="10"><span data-left>left: <bdi>10</bdi></span>
<span data-over hidden></span></span></p>
"""
FORM = """
<div data-draft-offer="TW-1" hidden>
<button type="button" data-draft-keep>keep</button>
<button type="button" data-draft-drop>drop</button></div>
<div data-draft-offline hidden>offline</div>
<form method="post" action="/send" data-once data-draft="TW-1">
<textarea id="body" name="body">{}</textarea><button type="submit">send</button></form>
"""


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """`visit(body, lang="en")`: opens a page with that body and both scripts of the portal, or
    those named; the same site again keeps what the browser stored."""
    context = chromium.new_context()
    page = context.new_page()
    sent = []
    held = []
    state = {}

    def answer(route):
        if route.request.method == "POST":
            sent.append(route.request.post_data)
            if state.get("slow"):
                held.append(route)  # the server is thinking; nobody is answered yet
                return
            route.fulfill(body="<p id='thanks'>received</p>", content_type="text/html")
        elif route.request.url.endswith(".js"):
            route.fulfill(path=STATIC / route.request.url.removeprefix(f"{SITE}/"))
        else:
            route.fulfill(
                content_type="text/html; charset=utf-8",
                body=f'<!doctype html><html lang="{state["lang"]}">{state["head"]}'
                f"<body {state['attributes']}>{state['body']}",
            )

    context.route(f"{SITE}/**", answer)
    page.on("dialog", lambda dialog: dialog.accept())

    def open_(body, lang="en", scripts=("js/portal.js", "js/writing.js"), attributes=""):
        head = "".join(f'<script defer src="/{name}"></script>' for name in scripts)
        state.update(body=body, lang=lang, head=head, attributes=attributes)
        page.goto(SITE)
        return page

    open_.sent = sent
    open_.state = state
    open_.context = context
    yield open_
    for route in held:
        route.abort()
    context.close()


def test_what_is_left_is_counted_as_the_server_counts(visit):
    page = visit(COUNTER.format(""))
    page.fill("#body", " a\nb😀 \n")
    assert page.inner_text("bdi") == "6"
    assert not page.is_visible("[data-over]")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("over", [1, 2, 3, 10, 11, 99, 100, 102, 103, 1234])
def test_too_long_is_said_in_words_as_the_server_says_it(visit, lang, over):
    page = visit(COUNTER.format(""), lang)
    page.fill("#body", "x" * (10 + over))

    with override(lang):
        assert page.inner_text("[data-counter]") == counted(over, "characters too many")
    assert "-" not in page.inner_text("[data-counter]")
    assert page.locator(".is-over").count() == 1
    page.fill("#body", "x" * 10)
    assert page.inner_text("[data-counter]") == "left: 0"
    assert page.locator(".is-over").count() == 0


def test_what_the_server_gave_back_too_long_says_so_from_the_start(visit):
    page = visit(COUNTER.format("x" * 12))
    assert page.inner_text("[data-counter]") == "2 characters too many"


def test_a_text_not_sent_is_offered_again_and_can_be_deleted(visit):
    page = visit(FORM.format(""))
    page.fill("#body", "My view on article five")
    page.wait_for_timeout(700)
    page = visit(FORM.format(""))
    assert page.input_value("#body") == ""
    page.click("[data-draft-keep]")
    assert page.input_value("#body") == "My view on article five"
    page = visit(FORM.format(""))
    page.click("[data-draft-drop]")
    assert page.evaluate("localStorage.length") == 0


def test_a_kept_text_never_covers_one_that_the_server_gave_back(visit):
    page = visit(FORM.format(""))
    page.fill("#body", "older words")
    page.wait_for_timeout(700)
    page = visit(FORM.format("words from the server"))
    assert page.input_value("#body") == "words from the server"
    assert not page.is_visible("[data-draft-keep]")


def test_a_received_text_is_forgotten_by_the_device(visit):
    page = visit(FORM.format(""))
    page.fill("#body", "My view")
    page.wait_for_timeout(700)
    page = visit('<div data-draft-received="TW-1">receipt</div>')
    assert page.evaluate("localStorage.getItem('tawasul:draft:TW-1')") is None


def test_an_old_text_leaves_a_shared_device_by_itself(visit):
    page = visit("<p>home</p>")
    page.evaluate(
        "localStorage.setItem('tawasul:draft:TW-1', JSON.stringify({at: Date.now() - 8 * 864e5,"
        " texts: {body: 'old'}}))"
    )
    page = visit(FORM.format(""))
    assert page.evaluate("localStorage.length") == 0


def test_without_a_connection_the_text_stays_and_says_so(visit):
    page = visit(FORM.format(""))
    page.fill("#body", "My view")
    visit.context.set_offline(True)
    page.click("button[type=submit]")
    assert page.is_visible("[data-draft-offline]")
    assert page.input_value("#body") == "My view"
    visit.context.set_offline(False)
    page.wait_for_selector("[data-draft-offline]", state="hidden")
    page.click("button[type=submit]")
    page.wait_for_selector("#thanks")
    assert len(visit.sent) == 1


def test_two_presses_send_once(visit):
    page = visit(FORM.format("words"))
    visit.state["slow"] = True
    page.evaluate(
        "for (const wait of [10, 300]) setTimeout(() =>"
        " document.querySelector('button[type=submit]').click(), wait)"
    )
    page.wait_for_timeout(800)
    assert len(visit.sent) == 1


@pytest.mark.parametrize(
    ("lang", "milliseconds", "words"),
    [
        ("ar", 2 * 86400000 + 3600000 + 30000, "يومين وساعة واحدة"),
        ("ar", 4 * 86400000 + 6 * 3600000 + 30000, "4 أيام و6 ساعات"),
        ("ar", 11 * 86400000 + 30000, "11 يوماً"),
        ("ar", 45000, "أقل من دقيقة"),
        ("en", 86400000 + 3 * 3600000 + 30000, "1 day and 3 hours"),
        ("en", 90 * 60000 + 30000, "1 hour and 30 minutes"),
    ],
)
def test_the_time_left_is_said_as_the_server_says_it(visit, lang, milliseconds, words):
    page = visit("<p>home</p>", lang)
    moment = page.evaluate(f"new Date(Date.now() + {milliseconds}).toISOString()")
    page = visit(f'<time datetime="{moment}" data-countdown>old</time>', lang)
    assert page.inner_text("time") == words


def test_the_summary_of_errors_takes_the_focus(visit):
    page = visit('<a href="#">a</a><div id="summary" tabindex="-1" data-focus>errors</div>')
    assert page.evaluate("document.activeElement.id") == "summary"


def test_long_work_is_followed_until_it_is_ready(visit):
    answers = iter(['{"state":"going","percent":40,"text":"40%"}',
                    '{"state":"ready","percent":100,"text":"ready","url":"/file"}'])  # fmt: skip
    visit.context.route(f"{SITE}/state", lambda route: route.fulfill(
        body=next(answers), content_type="application/json"))  # fmt: skip
    page = visit(
        '<div data-progress="/state" data-state="going"><p data-progress-text>0%</p>'
        '<progress max="100" value="0"></progress><a data-progress-result href="#" hidden>get</a>'
        "<a data-progress-again href=''>again</a></div>"
    )
    page.wait_for_selector("[data-progress-result]", state="visible", timeout=8000)
    assert page.get_attribute("[data-progress-result]", "href") == "/file"
    assert page.inner_text("[data-progress-text]") == "ready"
    assert not page.is_visible("[data-progress-again]")


# The desk: what staff write stays on their device until the portal has received it -------------
AT_THE_DESK = ("admin-theme/desk.js", "admin-theme/draft.js", "js/leaving.js")
REPLY = """
<details><summary>reply</summary><form method="post" action="/send" data-local="/reply/{n}/">
<div data-restore hidden><button type="button" data-restore-take>take</button>
<button type="button" data-restore-drop>drop</button></div>
<input type="hidden" name="token" value="{token}">
<textarea id="body{n}" name="body"></textarea><button type="submit" id="send{n}">send</button>
</form></details>
"""


@pytest.fixture
def work(visit):
    """`work(person, received)`: the desk's page with two replies, closed."""
    opened = []

    def open_(person=7, received="", body=None):
        opened.append(1)
        forms = "".join(REPLY.format(n=n, token=f"t{len(opened)}") for n in (1, 2))
        attributes = f'data-person="{person}"'
        if received:
            attributes += f' data-received="{received}"'
        return visit(body or forms, scripts=AT_THE_DESK, attributes=attributes)

    return open_


def write(page, text, n=1):
    page.click(f"details:nth-of-type({n}) summary")
    page.fill(f"#body{n}", text)


def keys(page) -> list:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk:')"
                         " && key !== 'desk:seen')")  # fmt: skip


def test_a_reply_not_sent_is_there_again_when_the_form_is_opened(work):
    write(work(), "Thank you for this", n=2)
    page = work()

    assert page.locator("[data-restore]:visible").count() == 1
    page.click("[data-restore-take]:visible")
    assert (page.input_value("#body2"), page.input_value("#body1")) == ("Thank you for this", "")
    page = work()
    page.click("[data-restore-drop]:visible")
    assert keys(page) == []


def test_a_colleague_at_the_same_machine_is_not_shown_it(work):
    write(work(person=7), "Thank you for this")

    assert work(person=8).locator("[data-restore]:visible").count() == 0
    assert work(person=7).locator("[data-restore]:visible").count() == 1


def test_a_text_leaves_the_device_once_the_portal_has_it_and_not_before(work, visit):
    page = work()
    write(page, "Thank you for this")
    page.click("#send1")
    page.wait_for_selector("#thanks")
    assert "local=desk%3A7%3A%2Freply%2F1%2F" in visit.sent[0]
    page = work()  # the session had ended: nobody said that it was received
    assert page.locator("[data-restore]:visible").count() == 1

    page = work(received="desk:7:/reply/1/")

    assert page.locator("[data-restore]:visible").count() == 0
    assert keys(page) == []


def test_what_was_typed_and_taken_out_again_is_not_offered(work):
    page = work()
    write(page, "Thank you")
    page.fill("#body1", "")

    assert work().locator("[data-restore]:visible").count() == 0


def test_a_text_of_last_week_leaves_by_itself(work):
    page = work(body="<p>home</p>")
    page.evaluate(
        "localStorage.setItem('desk:7:/reply/1/', JSON.stringify({at: Date.now() - 8 * 864e5,"
        " values: [['body', 'old']]}))"
    )

    assert keys(work()) == []


def test_signing_out_leaves_nothing_on_a_shared_machine(work, visit):
    write(work(), "Thank you for this")
    page = work(body='<form method="post" action="/accounts/logout/"><button>out</button></form>')
    assert keys(page)

    page.click("button")
    page.wait_for_selector("#thanks")

    assert keys(page) == []
