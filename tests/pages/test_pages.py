"""Home, search, entities, robots and the sitemap."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from consultations import services
from entities.models import Entity
from tests import factories as make

pytestmark = pytest.mark.django_db


def read(client, url, **query) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestHome:
    def test_without_consultations_it_says_where_to_go(self, client):
        assert "No consultation is open today" in read(client, reverse("pages:home"))

    def test_shows_what_is_open_and_what_opens_soon(self, client):
        start = timezone.now() + timedelta(days=2)
        make.make_open(title_en="Open one")
        make.make_published(
            title_en="Coming one", opens_at=start, closes_at=start + timedelta(days=30),
            analysis_due=start + timedelta(days=40), results_due=start + timedelta(days=50),
        )  # fmt: skip
        make.make_draft(title_en="Draft one")

        page = read(client, reverse("pages:home"))

        assert "Open one" in page
        assert "Coming one" in page
        assert "Draft one" not in page

    def test_costs_the_same_with_ten_consultations_as_with_two(self, queries_of):
        for _turn in range(2):
            make.make_open()
        with_two = queries_of(reverse("pages:home"))
        for _turn in range(8):
            make.make_open()

        assert queries_of(reverse("pages:home")) == with_two


class TestSearch:
    def find(self, client, **query) -> str:
        return read(client, reverse("pages:search"), **query)

    def test_finds_words_in_every_form_and_marks_them(self, client):
        make.make_open(
            title_ar="مشروع قانون النقل", title_en="", summary_ar="وللقانون غاية.", summary_en=""
        )

        page = self.find(client, q="قانون")

        assert page.count("<mark>") >= 2

    def test_finds_published_comments_and_no_others(self, client):
        consultation = make.make_open()
        make.make_comment(consultation, body="الوزارة تستطيع أكثر.")
        make.make_contribution(consultation, body="الوزارة لم تنشر هذا بعد.")

        page = self.find(client, **{"q": "الوزاره", "in": "comments"})

        assert "تستطيع أكثر" in page
        assert "لم تنشر" not in page

    def test_finds_what_the_public_reads_of_a_redacted_comment(self, client):
        waiting = make.make_contribution(body="My number is secretnumber.")
        services.publish(waiting.pk, by=None, public_body="My number is [personal data removed].")

        page = self.find(client, **{"q": "secretnumber", "in": "comments"})

        assert "Nothing found" in page

    def test_finds_nothing_of_drafts_and_of_consultations_for_invited_people(self, client):
        expert = make.make_citizen()
        make.make_draft(title_en="Zebra draft")
        closed_circle = make.make_open(title_en="Zebra circle", invited=[expert.email])
        make.make_comment(closed_circle, by=expert, body="Zebra words.")

        assert "Zebra draft" not in self.find(client, q="zebra").replace("“zebra”", "")
        assert "Zebra circle" not in self.find(client, q="zebra")
        assert "Zebra words" not in self.find(client, **{"q": "zebra", "in": "comments"})

    def test_keeps_to_the_filters(self, client):
        make.make_open(title_en="Bus of transport", sectors=["transport"])
        make.make_open(title_en="Bus of schools", sectors=["education"])

        page = self.find(client, q="bus", sector="transport")

        assert "of transport" in page
        assert "of schools" not in page

    def test_says_more_than_a_thousand_instead_of_counting_on(self, client, monkeypatch):
        monkeypatch.setattr("tawasul.pages.search.CAP", 2)
        consultation = make.make_open()
        for index in range(3):
            make.make_comment(consultation, body=f"Thought {index} about it.")

        assert "More than 2 results" in self.find(client, **{"q": "thought", "in": "comments"})

    @pytest.mark.parametrize(
        "q", ["", " ", "من", '"', "'", "((", "&|!", "a" * 5000, "\u202e", "-", "or or", "<b>", "%"]
    )
    @pytest.mark.parametrize("where", ["", "comments", "nonsense"])
    def test_whatever_is_typed_breaks_nothing(self, client, q, where):
        make.make_comment()

        answer = client.get(reverse("pages:search"), {"q": q, "in": where, "page": "-3"})

        assert answer.status_code == 200

    def test_costs_the_same_with_ten_hits_as_with_two(self, queries_of):
        consultation = make.make_open()
        url = reverse("pages:search") + "?q=thought&in=comments"
        for _turn in range(2):
            make.make_comment(consultation)
        with_two = queries_of(url)
        for _turn in range(8):
            make.make_comment(consultation)

        assert queries_of(url) == with_two


class TestEntities:
    def test_the_directory_costs_the_same_with_ten_as_with_two(self, queries_of):
        for _turn in range(2):
            make.make_open()
        with_two = queries_of(reverse("entities:index"))
        for _turn in range(8):
            make.make_open()

        assert queries_of(reverse("entities:index")) == with_two

    def test_a_profile_costs_the_same_with_ten_consultations_as_with_two(self, queries_of):
        entity = make.make_entity()
        for _turn in range(2):
            make.make_open(entity)
        with_two = queries_of(entity.get_absolute_url())
        for _turn in range(8):
            make.make_open(entity)

        assert queries_of(entity.get_absolute_url()) == with_two

    def test_a_profile_tells_the_record_in_words_too(self, client):
        entity = make.make_entity()
        make.make_open(entity)
        late = make.make_closed(entity)
        make.shift(late, timedelta(days=40))

        page = read(client, entity.get_absolute_url())

        assert "results overdue: 1" in page
        assert "results not yet due: 1" in page

    def test_an_entity_without_consultations_has_a_page(self, client):
        entity = make.make_entity(charter_en="We answer everybody.", charter_ar="نردّ على الجميع.")

        page = read(client, entity.get_absolute_url())

        assert "has published no consultation yet" in page
        assert "We answer everybody." in page

    def test_a_merged_one_names_its_successor(self, client):
        heir = make.make_entity(name_en="The heir")
        old = make.make_entity(valid_to="2025-01-01", successor=heir)
        assert Entity.objects.get(pk=old.pk).successor == heir

        assert "The heir" in read(client, old.get_absolute_url())


class TestForSearchEngines:
    def test_the_sitemap_names_public_pages_in_both_languages(self, client):
        public = make.make_open()
        draft = make.make_draft()

        page = read(client, "/sitemap.xml")

        assert f"/consultations/{public.reference}/" in page
        assert f"/en/consultations/{public.reference}/" in page
        assert draft.reference not in page

    def test_robots_stay_out_of_the_desk_and_of_a_demonstration(self, client, settings):
        settings.DEMO = False
        assert "Disallow: /admin/" in read(client, "/robots.txt")

        settings.DEMO = True
        assert read(client, "/robots.txt") == "User-agent: *\nDisallow: /\n"
