"""The outbox: written with what happened, sent once, whatever dies in between."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.utils import timezone

from accounts import services
from accounts.mail import compose, message_id
from accounts.models import Notice
from tests.factories import make_person

FSI, PDI = "\u2068", "\u2069"


@pytest.fixture(autouse=True)
def templates_of_our_own(settings, tmp_path):
    """Mails only these tests know, so that a change of words elsewhere does not break them."""
    folder = tmp_path / "templates" / "email"
    folder.mkdir(parents=True)
    (folder / "greeting.txt").write_text(
        'Subject: {% if language == "ar" %}نُشر{% else %}Published{% endif %}: {{ title }}\n\n'
        "{{ person }}, {{ state }}, {{ at|date:'H:i' }} {{ link }} {{ code }}\n"
    )
    (folder / "broken.txt").write_text("Subject: x\n\n{% include 'no/such/template.txt' %}\n")
    ours = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**ours, "DIRS": [tmp_path / "templates", *ours["DIRS"]]}]


def tell(person, key="k1", **more):
    more.setdefault("title", "مسودة النقل")
    services.notify(person, "greeting", subject=person, key=key, **more)


@pytest.mark.django_db
class TestWriting:
    def test_the_second_notice_with_the_same_key_is_not_written(self):
        person = make_person()

        tell(person)
        tell(person, title="another")

        assert Notice.objects.get().context["title"] == "مسودة النقل"

    def test_it_is_gone_when_the_transaction_is(self):
        person = make_person()

        with pytest.raises(ZeroDivisionError), transaction.atomic():
            tell(person)
            raise ZeroDivisionError

        assert not Notice.objects.exists()

    def test_many_cost_one_statement(self, django_assert_num_queries):
        people = [make_person() for _ in range(20)]
        rows = [
            services.Outgoing(recipient=p, verb="greeting", subject=p, key=f"many:{p.pk}")
            for p in people
        ]

        with django_assert_num_queries(1):
            services.notify_many(rows)

        assert Notice.objects.count() == 20

    def test_an_erased_person_is_told_nothing(self):
        person = make_person()
        erased = services.erase(person, by=person)

        tell(erased)

        assert not Notice.objects.exists()

    def test_what_was_written_for_them_in_that_very_moment_never_leaves(self):
        person = make_person()
        services.erase(person, by=person)

        tell(person, text="what they wrote")  # by a process that still reads the address

        assert services.send_due() == 0
        assert not mail.outbox
        left = Notice.objects.get()
        assert left.given_up_at
        assert (left.address, left.context, left.subject) == ("", {}, "")


@pytest.mark.django_db
class TestSending:
    def test_it_is_in_the_recipients_language_with_foreign_words_isolated(self, settings):
        person = make_person(language="ar", display_name="Salma")
        at = timezone.make_aware(timezone.datetime(2026, 11, 26, 15, 30))
        tell(
            person,
            title="Transport (draft)",
            state="published",
            at=at,
            code="123456",
            link="/en/me/",
        )

        assert services.send_due() == 1

        sent = mail.outbox[0]
        assert sent.subject == f"نُشر: {FSI}Transport (draft){PDI}"
        assert sent.body.startswith(f"{FSI}Salma{PDI}, published, 15:30 ")
        assert f"{settings.SITE_URL}/me/ 123456\n" in sent.body
        html = sent.alternatives[0].content
        assert 'dir="rtl"' in html

    def test_markup_in_a_name_stays_text(self):
        tell(make_person(display_name="<b>x</b> & co"))

        services.send_due()

        assert "<b>x</b> & co" in mail.outbox[0].body
        assert "&lt;b&gt;x&lt;/b&gt; &amp; co" in mail.outbox[0].alternatives[0].content

    def test_a_line_break_in_a_title_adds_no_header(self):
        tell(make_person(), title="x\r\nBcc: all@example.org")

        services.send_due()

        assert "Bcc" not in mail.outbox[0].message().keys()  # noqa: SIM118
        assert "\n" not in mail.outbox[0].subject

    def test_what_was_sent_is_not_sent_again(self):
        tell(make_person())

        assert services.send_due() == 1
        assert services.send_due() == 0

        assert len(mail.outbox) == 1

    def test_secrets_are_forgotten_once_they_left(self):
        person = make_person()
        tell(person, secrets={"code": "123456"})

        services.send_due()

        assert "123456" in mail.outbox[0].body
        assert Notice.objects.get().secrets == {}

    def test_a_code_somebody_waits_for_overtakes(self):
        person = make_person()
        tell(person, key="slow")
        tell(person, key="fast", urgent=True, title="first")

        services.send_due(limit=1)

        assert "first" in mail.outbox[0].subject

    def test_an_address_that_makes_no_mail_holds_up_nobody(self):
        tell(None, key="bad", address="a\n@example.jo", language="ar")
        tell(make_person(email="good@example.jo"), key="good")

        assert services.send_due() == 1

        assert [one.to for one in mail.outbox] == [["good@example.jo"]]
        assert Notice.objects.get(key="bad").sent_at is None

    def test_a_broken_template_holds_up_nobody(self):
        person = make_person()
        services.notify(person, "broken", subject=person, key="broken")
        tell(person)

        assert services.send_due() == 1

        broken = Notice.objects.get(key="broken")
        assert broken.sent_at is None
        assert broken.next_try_at > timezone.now() + timedelta(minutes=1)


class Dead(EmailBackend):
    def open(self):
        raise ConnectionRefusedError

    def send_messages(self, messages):
        raise ConnectionRefusedError


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({"x": (550, b"no such person")})


class Accepting(EmailBackend):
    """Takes the mail, and then the worker is killed before it can note it."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise KeyboardInterrupt


def _later():
    """As if the lease, or the wait before the next attempt, were over."""
    Notice.objects.update(next_try_at=timezone.now() - timedelta(minutes=1))


@pytest.mark.django_db
class TestFaults:
    def test_a_dead_mail_server_loses_nothing(self, settings):
        tell(make_person())
        settings.EMAIL_BACKEND = f"{__name__}.Dead"

        assert services.send_due() == 0

        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        _later()
        assert services.send_due() == 1

    def test_a_refused_mail_is_tried_less_and_less_and_then_given_up(self, settings):
        tell(make_person(), secrets={"code": "1"})
        settings.EMAIL_BACKEND = f"{__name__}.Refusing"

        for _ in range(20):
            services.send_due()
            _later()

        notice = Notice.objects.get()
        assert notice.given_up_at
        assert notice.attempts == 8
        assert notice.secrets == {}

    def test_killed_before_it_left_it_leaves_later(self, settings):
        tell(make_person())
        Notice.objects.update(attempts=1, next_try_at=timezone.now() + timedelta(minutes=2))

        assert services.send_due() == 0  # the lease of the killed worker
        _later()
        assert services.send_due() == 1

    def test_killed_after_it_left_it_may_travel_twice_as_the_same_message(self, settings):
        tell(make_person())
        settings.EMAIL_BACKEND = f"{__name__}.Accepting"
        with pytest.raises(KeyboardInterrupt):
            services.send_due()

        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        _later()
        services.send_due()

        first, second = mail.outbox
        assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
        assert first.extra_headers["Message-ID"] == message_id(Notice.objects.get())


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_notice_once():
    person = make_person()
    for n in range(20):
        tell(person, key=f"k{n}")
    sent = []

    def work():
        sent.append(services.send_due())
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(sent) == 20
    assert len({m.extra_headers["Message-ID"] for m in mail.outbox}) == len(mail.outbox) == 20


@pytest.mark.django_db
def test_every_mail_of_allauth_is_written_in_our_words():
    """A mail without our template would never leave; allauth's own show which there are."""
    from pathlib import Path

    import allauth
    from django.template.loader import get_template

    theirs = Path(allauth.__file__).parent / "templates"
    names = {
        file.name.removesuffix("_subject.txt") for file in theirs.glob("*/email/*_subject.txt")
    }
    by_link_only = {"password_reset_key"}  # we reset by code
    for name in names - by_link_only:
        get_template(f"email/account_{name}.txt")
    person = make_person()
    notice = Notice(
        recipient=person,
        address=person.email,
        verb="account_login_code",
        language="ar",
        key="x",
        secrets={"code": "123456"},
    )
    assert "123456" in compose(notice).subject
