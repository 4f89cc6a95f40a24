"""The list, the pages of one consultation, documents, calendars, the feed."""

import json
import re
import secrets
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone, translation

from consultations import services, threads
from consultations.models import Attachment, Contribution
from moderation import services as moderation
from tests import factories as make

pytestmark = pytest.mark.django_db

GARBAGE = [
    "x",
    "1",
    "t1",
    "1.2.3.4",
    "t" + "9" * 18 + ".1",
    "-1.-1",
    "٣.٤",
    "%00",
    "1.1'--",
    "." * 50,
]


def read(client, url, **query) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def comments_on(consultation, n: int) -> list[Contribution]:
    """`n` published ones, a minute apart, the last the newest."""
    start = timezone.now() - timedelta(minutes=n)
    made = []
    for index in range(n):
        one = make.make_comment(consultation, body=f"Thought number {index:03}.")
        Contribution.objects.filter(pk=one.pk).update(
            received_at=start + timedelta(minutes=index), supports=index // 3
        )
        made.append(one)
    return made


def numbers(page: str) -> list[int]:
    return [int(n) for n in re.findall(r"Thought number (\d{3})\.", page)]


def tops(page: str) -> list[int]:
    """The comments that answer nobody, as they follow one another."""
    return [int(key) for key in re.findall(r'<li class="turn[^>]*id="c-(\d+)"', page)]


class TestTheThread:
    @pytest.fixture(autouse=True)
    def small_pages(self, monkeypatch):
        monkeypatch.setattr(threads, "PAGE_SIZE", 4)

    def walk(self, client, consultation, sort) -> list[int]:
        url = reverse("consultations:comments", args=[consultation.reference])
        seen, page = [], read(client, url, sort=sort)
        for _turn in range(20):
            seen += numbers(page)
            following = re.search(r'href="([^"]+)" rel="next"', page)
            if not following:
                return seen
            page = read(client, following[1].replace("&amp;", "&"))
        raise AssertionError("the pages do not end")

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [
            ("newest", list(range(10, -1, -1))),
            ("oldest", list(range(11))),
            ("supported", list(range(10, -1, -1))),
        ],
    )
    def test_every_order_shows_each_comment_once(self, client, sort, expected):
        consultation = make.make_open()
        comments_on(consultation, 11)

        assert self.walk(client, consultation, sort) == expected

    def test_a_comment_that_comes_in_between_shifts_nothing(self, client):
        consultation = make.make_open()
        comments_on(consultation, 6)
        url = reverse("consultations:comments", args=[consultation.reference])
        first = read(client, url)
        following = re.search(r'href="([^"]+)" rel="next"', first)[1].replace("&amp;", "&")

        make.make_comment(consultation, body="Thought number 900.")

        assert numbers(read(client, following)) == [1, 0]

    @pytest.mark.parametrize("after", GARBAGE)
    def test_a_cursor_that_makes_no_sense_is_the_first_page_or_none(self, client, after):
        consultation = make.make_open()
        comments_on(consultation, 2)
        url = reverse("consultations:comments", args=[consultation.reference])

        for sort in ("newest", "supported", "nonsense"):
            answer = client.get(url, {"after": after, "sort": sort})
            assert answer.status_code in (200, 400)

    def test_replies_stand_under_their_comment_and_the_rest_on_its_own_page(self, client):
        root = make.make_comment(body="The root of it.")
        for index in range(7):
            make.make_comment(root.consultation, body=f"Thought number {index:03}.", parent=root)

        page = read(client, root.consultation.get_absolute_url())
        own = read(client, root.get_absolute_url())

        assert numbers(page) == [0, 1, 2, 3, 4]
        assert "More replies: 2" in page
        assert numbers(own) == [0, 1, 2, 3, 4, 5, 6]

    def test_a_reply_has_an_address_too(self, client):
        root = make.make_comment(body="The root of it.")
        reply = make.make_comment(root.consultation, body="A reply to it.", parent=root)

        page = read(client, reply.get_absolute_url())

        assert "The root of it." in page
        assert f'id="c-{reply.pk}"' in page

    @pytest.mark.parametrize(
        ("take_out", "sentence"),
        [
            (lambda one: make.decided(one, "hide"), "was hidden after publication"),
            (lambda one: services.take_back(one, by=one.author), "was withdrawn by its author"),
            (lambda one: services.hold(one.pk, by=None), "is not shown while it is reviewed again"),
        ],
        ids=["hidden", "withdrawn", "held"],
    )
    def test_replies_stay_under_the_place_of_a_comment_taken_out(self, client, take_out, sentence):
        root = make.make_comment(body="The root of it.")
        for index in range(7):
            make.make_comment(root.consultation, body=f"Thought number {index:03}.", parent=root)
        take_out(root)

        page = read(client, root.consultation.get_absolute_url())
        own = read(client, root.get_absolute_url())

        assert "The root of it." not in page + own
        assert sentence in page
        assert numbers(page) == [0, 1, 2, 3, 4]
        assert "More replies: 2" in page
        assert numbers(own) == [0, 1, 2, 3, 4, 5, 6]
        # Each of them within the one place, none a comment of its own.
        assert tops(page) == tops(own) == [root.pk]
        assert page.count("turn turn--answer") == 5

    def test_a_reply_published_after_that_stays_where_it_was_said(self, client):
        root = make.make_comment(body="The root of it.")
        reply = make.make_contribution(root.consultation, body="Thought number 001.", parent=root)
        make.decided(root, "hide")
        services.publish(reply.pk, by=None)

        page = read(client, root.consultation.get_absolute_url())

        assert (tops(page), numbers(page)) == ([root.pk], [1])
        assert numbers(read(client, reply.get_absolute_url())) == [1]

    def test_places_of_comments_taken_out_count_in_the_pages_and_their_replies_do_not(self, client):
        consultation = make.make_open()
        roots = comments_on(consultation, 9)
        for root in roots[3:6]:
            make.make_comment(consultation, body="A reply.", parent=root)
            services.take_back(root, by=root.author)

        assert self.walk(client, consultation, "newest") == [8, 7, 6, 2, 1, 0]
        assert len(tops(read(client, consultation.get_absolute_url()))) == 4

    def test_what_is_taken_out_leaves_its_place_and_its_clause(self, client, settings):
        settings.UNDO_SECONDS = 0
        consultation = make.make_open()
        moderator = make.make_moderator(consultation.entity)
        clause = make.the_policy().clauses.get(number=4)
        hidden = make.make_comment(consultation, body="Something hidden.")
        declined = make.make_contribution(consultation, body="Something declined.")
        make.make_contribution(consultation, body="Something waiting.")
        for one, verb in ((hidden, "hide"), (declined, "decline")):
            moderation.decide(one, by=moderator, verb=verb, clause=clause)
        moderation.apply_due()

        page = read(client, consultation.get_absolute_url())

        assert "Something" not in page
        assert "was hidden after publication" in page
        assert "was not published" in page
        assert page.count("#clause-4") == 2

    def test_the_public_reads_the_redacted_text(self, client):
        consultation = make.make_open()
        waiting = make.make_contribution(consultation, body="Call me at 0790000000, please.")
        services.publish(waiting.pk, by=None, public_body="Call me at [personal data removed].")

        page = read(client, consultation.get_absolute_url())

        assert "0790000000" not in page
        assert 'class="redacted"' in page

    def test_what_was_said_in_a_workshop_says_so(self, client):
        consultation = make.make_open()
        services.record_said(
            consultation,
            by=make.member_of(consultation.entity, "coordinator"),
            texts=["Said aloud."],
            channel="workshop",
            said_on=timezone.localdate(),
            source="The workshop in Zarqa",
            token=make.uuid4(),
        )

        page = read(client, consultation.get_absolute_url())

        assert "In a workshop" in page
        assert "The workshop in Zarqa" in page

    def test_each_text_says_its_own_language(self, client):
        consultation = make.make_open()
        make.make_comment(consultation, body="هذا رأيي في الموضوع.")

        page = read(client, consultation.get_absolute_url())

        assert re.search(r'<div class="turn__body" dir="auto" lang="ar"[^>]*><p>هذا رأيي', page)


class TestCosts:
    def test_the_page_costs_the_same_with_twenty_comments_as_with_two(self, queries_of):
        consultation = make.make_open()
        comments_on(consultation, 2)
        with_two = queries_of(consultation.get_absolute_url())
        comments_on(consultation, 18)

        assert queries_of(consultation.get_absolute_url()) == with_two
        assert with_two <= 9

    def test_places_of_comments_taken_out_cost_no_query_more(self, queries_of):
        consultation = make.make_open()
        roots = comments_on(consultation, 4)
        for root in roots:
            make.make_comment(consultation, parent=root)
        before = queries_of(consultation.get_absolute_url())
        for root in roots:
            services.take_back(root, by=root.author)

        assert queries_of(consultation.get_absolute_url()) == before

    def test_the_list_costs_the_same_with_ten_consultations_as_with_two(self, queries_of):
        url = reverse("consultations:index")
        for _turn in range(2):
            make.make_open()
        with_two = queries_of(url)
        for _turn in range(8):
            make.make_open()

        assert queries_of(url) == with_two

    @pytest.mark.parametrize("tab", ["documents", "changes"])
    def test_tabs_cost_the_same_with_ten_rows_as_with_two(self, queries_of, tab):
        consultation = make.make_open()
        coordinator = make.member_of(consultation.entity, "coordinator")

        def fill(n):
            for index in range(n):
                services.amend(
                    consultation, by=coordinator, reason="A slip.", summary_en=f"{n} {index}"
                )
                document(consultation)

        fill(2)
        url = reverse(f"consultations:{tab}", args=[consultation.reference])
        with_two = queries_of(url)
        fill(8)

        assert queries_of(url) == with_two


def document(consultation, name="draft.pdf", **fields) -> Attachment:
    return Attachment.objects.create(
        consultation=consultation, kind="draft", title_ar="المسودة", filename=name,
        content_type="application/pdf", extension=".pdf", size=4, sha256=secrets.token_hex(32),
        uploaded_at=timezone.now(), file=ContentFile(b"%PDF", name="draft.pdf"), **fields,
    )  # fmt: skip


class TestTheList:
    def test_filters_leave_what_fits(self, client):
        entity = make.make_entity(slug="mot", name_en="Transport")
        make.make_open(entity, title_en="Buses", sectors=["transport"], kind="policy")
        make.make_open(title_en="Schools", sectors=["education"], governorates=["irbid"])
        url = reverse("consultations:index")

        def found(**query):
            page = read(client, url, **query)
            return [name for name in ("Buses", "Schools") if f"<bdi>{name}</bdi>" in page]

        assert found() == ["Buses", "Schools"]
        assert found(sector="transport") == ["Buses"]
        assert found(sector=["transport", "education"]) == ["Buses", "Schools"]
        assert found(entity="mot") == ["Buses"]
        assert found(status="open") == ["Buses", "Schools"]
        assert found(status="results") == []
        assert found(status="closing") == []
        # Without governorates it concerns all of the Kingdom.
        assert found(governorate="karak") == ["Buses"]
        assert found(governorate="irbid") == ["Buses", "Schools"]
        assert found(kind="law") == []

    def test_folded_arabic_is_found(self, client):
        make.make_open(title_ar="مشروع قانون الوزارة", title_en="")

        page = read(client, reverse("consultations:index"), q="الوزاره")

        assert "<mark>" in page

    @pytest.mark.parametrize("name", ["status", "sector", "entity", "kind", "governorate", "sort"])
    @pytest.mark.parametrize("value", ["nonsense", "'; DROP TABLE", "\u202e", "x" * 3000])
    def test_filters_that_make_no_sense_are_left_out(self, client, name, value):
        make.make_open()

        assert "1 consultation" in read(
            client, reverse("consultations:index"), **{name: value}
        ) or (name == "entity")

    @pytest.mark.parametrize("after", GARBAGE)
    @pytest.mark.parametrize("sort", ["closing", "newest", "commented"])
    def test_cursors_that_make_no_sense_break_nothing(self, client, after, sort):
        make.make_open()

        answer = client.get(reverse("consultations:index"), {"after": after, "sort": sort})

        assert answer.status_code in (200, 400)

    @pytest.mark.parametrize("sort", ["closing", "newest", "commented"])
    def test_pages_show_each_consultation_once(self, client, sort, monkeypatch):
        monkeypatch.setattr("consultations.register.PAGE_SIZE", 2)
        made = {make.make_open().reference for _turn in range(3)}
        made |= {make.make_closed().reference for _turn in range(2)}
        seen, url = [], reverse("consultations:index") + f"?sort={sort}"
        while url:
            page = read(client, url)
            seen += re.findall(r'row__title"><a href="[^"]*(TW-\d{4}-\d+)/"', page)
            following = re.search(r'href="([^"]+)" rel="next"', page)
            url = following and reverse("consultations:index") + following[1].replace("&amp;", "&")

        assert sorted(seen) == sorted(made)

    def test_words_of_a_query_string_stay_words(self, client):
        page = read(client, reverse("consultations:index"), q='"><script>alert(1)</script>')

        assert "<script>alert" not in page


class TestOneConsultation:
    def test_shows_what_is_asked_and_the_four_dates(self, client):
        consultation = make.make_open(
            questions_ar="هل يناسبكم؟", questions_en="Does it suit you?\nWho pays?",
            change_ar=[["العمر", "لا حد", "15 سنة"]], change_en=[["Age", "No limit", "15 years"]],
        )  # fmt: skip

        page = read(client, consultation.get_absolute_url())

        for words in ("Consultation published", "Comment deadline", "Consultation analysis",
                      "Consultation results", "Does it suit you?", "15 years", "Who decides?",
                      "Write a comment"):  # fmt: skip
            assert words in page

    def test_arabic_stands_in_for_missing_english_and_is_marked(self, client):
        consultation = make.make_open(
            title_en="", summary_en="", title_ar="عنوان", summary_ar="ملخص"
        )

        page = read(client, consultation.get_absolute_url())

        assert '<bdi lang="ar" dir="rtl">عنوان</bdi>' in page
        assert '<p lang="ar" dir="rtl">ملخص</p>' in page
        assert "available in Arabic only" in page

    def test_arabic_pages_are_arabic(self, client):
        consultation = make.make_open()
        with translation.override("ar"):
            page = read(client, consultation.get_absolute_url())

        assert '<html lang="ar" dir="rtl">' in page

    def test_an_extension_is_said_with_its_reason(self, client):
        consultation = make.make_open()
        services.extend(
            consultation,
            by=make.member_of(consultation.entity, "coordinator"),
            closes_at=consultation.closes_at + timedelta(days=3),
            reason="Wide interest",
        )

        page = read(client, consultation.get_absolute_url())
        log = read(client, reverse("consultations:changes", args=[consultation.reference]))

        assert "Wide interest" in page
        assert "Comment period extended" in log

    def test_a_withdrawn_one_stays_with_its_reason(self, client):
        consultation = make.make_open()
        services.withdraw(
            consultation, by=make.member_of(consultation.entity, "approver"), reason="A new draft."
        )

        page = read(client, consultation.get_absolute_url())

        assert "A new draft." in page
        assert "Write a comment" not in page

    def test_the_team_sees_the_draft_as_the_public_will(self, client):
        draft = make.make_draft(title_en="Not yet public")
        client.force_login(make.member_of(draft.entity, "approver"))

        page = read(client, reverse("consultations:preview", args=[draft.reference]))

        assert "Preview: this is what the public will read" in page
        assert "Not yet public" in page
        assert 'name="robots" content="noindex"' in page

    def test_a_draft_without_dates_can_be_previewed(self, client):
        entity = make.make_entity()
        coordinator = make.make_coordinator(entity)
        draft = services.create(entity, by=coordinator, title_ar="مسودة", kind="policy")
        client.force_login(coordinator)

        assert "not set yet" in read(
            client, reverse("consultations:preview", args=[draft.reference])
        )

    def test_machines_read_it_as_json(self, client):
        consultation = make.make_open(title_en="</script><script>alert(1)</script>")

        page = read(client, consultation.get_absolute_url())

        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
        assert json.loads(found[1])["name"] == "</script><script>alert(1)</script>"

    def test_its_reference_may_be_typed_in_small_letters(self, client):
        consultation = make.make_open()

        assert client.get(consultation.get_absolute_url().lower()).status_code == 200


class TestDocuments:
    def test_are_sent_as_downloads_that_run_nothing(self, client):
        one = document(make.make_open(), name='مسودة "النظام".pdf')

        answer = client.get(one.get_absolute_url())

        assert answer["Content-Disposition"].startswith('attachment; filename="document.pdf"')
        assert "filename*=UTF-8''%D9%85" in answer["Content-Disposition"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert b"".join(answer.streaming_content) == b"%PDF"

    def test_are_sent_by_nginx_where_it_stands_in_front(self, client, settings):
        settings.ACCEL_REDIRECT = True
        one = document(make.make_open())

        answer = client.get(one.get_absolute_url())

        assert answer["X-Accel-Redirect"] == f"/_files/{one.file.name}"
        assert answer.content == b""

    def test_a_file_that_is_gone_is_a_404(self, client):
        one = document(make.make_open())
        one.file.storage.delete(one.file.name)

        assert client.get(one.get_absolute_url()).status_code == 404

    def test_of_another_consultation_is_a_404(self, client):
        one = document(make.make_draft())
        public = make.make_open()

        url = reverse("consultations:document", args=[public.reference, one.pk])

        assert client.get(url).status_code == 404


class TestForMachines:
    def test_calendars_are_folded_and_escaped(self, client):
        consultation = make.make_open(title_ar="عنوان، طويل; جداً " * 8)

        with translation.override("ar"):
            answer = client.get(reverse("consultations:deadline", args=[consultation.reference]))

        lines = answer.content.decode().split("\r\n")
        assert answer["Content-Type"].startswith("text/calendar")
        assert all(len(line.encode()) <= 75 for line in lines)
        assert "\\; " in answer.content.decode().replace("\r\n ", "")

    def test_the_feed_names_new_consultations_and_no_drafts(self, client):
        make.make_draft(title_en="A draft")
        make.make_open(title_en="An open one")
        make.make_open(title_en="For experts", invited=["x@example.org"])

        page = read(client, reverse("consultations:feed"))

        assert "An open one" in page
        assert "A draft" not in page
        assert "For experts" not in page


def test_the_list_of_one_knows_nothing_of_drafts_and_invited_ones(client):
    make.make_draft(title_en="A draft")
    make.make_open(title_en="For experts", invited=["x@example.org"])

    page = read(client, reverse("consultations:index"))

    assert "A draft" not in page
    assert "For experts" not in page
