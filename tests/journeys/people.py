"""Who walks through the portal: one browser, a context for each person, in Arabic."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.founding import PASSWORD
from tests.journeys.portal import Portal

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
PATIENCE = 30_000  # milliseconds, for a machine with much else to do


class People:
    """The browser, and everybody who came in. `wrong` is what should never be seen by anyone."""

    def __init__(self, portal: Portal, browser: Browser, founded: dict, pictures: Path | None):
        self.portal, self.browser, self.staff = portal, browser, founded
        self.pictures, self.wrong, self._desks, self._n = pictures, [], {}, 0
        expect.set_options(timeout=PATIENCE)

    def comes(self, size: dict = PHONE, **options) -> Page:
        """Somebody whom the portal does not know."""
        context = self.browser.new_context(
            viewport=size, locale="ar-JO", timezone_id="Asia/Amman", base_url=self.portal.address,
            **options,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda line: self._heard(page, line.text))
        page.on("response", lambda answer: self._answered(answer))
        return page

    def at_the_desk(self, role: str, size: dict = DESK) -> Page:
        """The page of that member of staff, signed in once."""
        if role not in self._desks:
            page = self._desks[role] = self.comes(size)
            sign_in(page, self.staff[role])
        return self._desks[role]

    def picture(self, page: Page, name: str) -> None:
        if self.pictures:
            self._n += 1
            page.screenshot(path=self.pictures / f"{self._n:02}-{name}.png", full_page=True)

    def _heard(self, page, text):
        if "Content Security Policy" in text or "Uncaught" in text:
            self.wrong.append(f"{page.url}: {text}")

    def _answered(self, answer):
        if answer.status >= 500:
            self.wrong.append(f"{answer.status} {answer.url}")


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.get_by_role("button", name="تسجيل الدخول", exact=True).click()
    expect(page).not_to_have_url(re.compile("/accounts/login/"))


def fits(page: Page) -> bool:
    """Nothing to be pushed sideways: the page is as wide as the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
