"""No address of the desk tells a coordinator of one entity anything of another's."""

import pytest
from django.urls import NoReverseMatch, URLPattern, URLResolver, reverse

from consultations import services
from consultations.models import Consultation
from entities.models import Entity
from tawasul.desk import desk
from tests.desk.things import MODELS, everything_of_an_entity, model_of
from tests.factories import (
    make_approver,
    make_comment,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    make_national,
    make_published,
)

pytestmark = pytest.mark.django_db
# Pages without a row of their own: what they hold is tested where they are.
WITHOUT_ROW = {
    "index",
    "login",
    "logout",
    "jsi18n",
    "ping",
    "app_list",
    None,  # Django's redirects and the catch-all
}


@pytest.fixture
def theirs():
    """One of everything, of an entity that is not the reader's."""
    return everything_of_an_entity()


SECRETS = [
    "Their secret draft",
    "مسودتهم السرية",
    "What somebody told them.",
    "Their Approver",
    "Their Analyst",
    "guest@their.example",
]


def desk_routes():
    """(name, pattern) of every address under /admin/ that is ours to judge."""
    found = []

    def walk(patterns, prefix=""):
        for one in patterns:
            if isinstance(one, URLResolver):
                walk(one.url_patterns, prefix + str(one.pattern))
            elif isinstance(one, URLPattern):
                found.append((one.name, prefix + str(one.pattern)))

    walk(desk.get_urls())
    return found


def addresses(theirs):
    for name, route in desk_routes():
        if name in WITHOUT_ROW or name.startswith(("moderation_", "reports_")):
            continue
        model = model_of(name)
        assert model is not None, f"{name}: say here whose row it is about"
        if "<" not in route:
            yield name, reverse(f"admin:{name}")
            continue
        row = theirs[model]
        try:
            yield name, reverse(f"admin:{name}", args=[row.pk])
        except NoReverseMatch:
            yield name, reverse(f"admin:{name}", args=[row.pk, row.pk])


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["coordinator", "approver", "moderator", "analyst"])
def test_nothing_of_another_entity_can_be_had(client, theirs, role, method):
    reader = make_member(make_entity(onboarding="active"), role)
    client.force_login(reader)

    for name, address in addresses(theirs):
        answer = getattr(client, method)(address)
        page = answer.content.decode() if not answer.streaming else ""
        has_row = any(str(theirs[model].pk) in address.split("/") for model in MODELS)
        if has_row:
            assert answer.status_code in (403, 404, 405), f"{method} {name}: {answer.status_code}"
        for secret in SECRETS:
            assert secret not in page, f"{method} {name} tells {secret}"


@pytest.mark.parametrize(
    "query",
    [
        "?q=secret",
        "?q=مسودتهم",
        "?entity={entity}",
        "?entity__id__exact={entity}",
        "?entity__slug__startswith=e",
        "?author__email__contains=a",
        "?author=1",
        "?person__email__startswith=p",
        "?approved_digest__startswith=a",
        "?_to_field=reference&_popup=1",
        "?_facets=True",
        "?all=",
        "?o=-1.2.3",
        "?p=9999",
        "?e=1",
        "?status=nonsense&list=nonsense&kind=nonsense",
        "?consultation={reference}&show=all",
        "?after=0-0",
        "?after=999999999999999999999-1",
    ],
)
def test_no_filter_of_a_list_reaches_further(client, theirs, query):
    client.force_login(make_approver(make_entity(onboarding="active")))
    query = query.format(entity=theirs[Entity].pk, reference=theirs[Consultation].reference)

    for name, _route in desk_routes():
        if not (name or "").endswith("_changelist") or model_of(name) is None:
            continue
        answer = client.get(reverse(f"admin:{name}") + query, follow=True)
        assert answer.status_code in (200, 400, 403, 404)
        for secret in SECRETS:
            assert secret not in answer.content.decode(), f"{name}{query} tells {secret}"


@pytest.mark.parametrize("name", ["autocomplete", "view_on_site", "password_change"])
def test_what_tells_of_any_row_is_not_served(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{name}", args=[1, 1] if name == "view_on_site" else [])


@pytest.mark.parametrize(
    "address", ["autocomplete/", "r/1/1/", "password_change/", "auth/", "doc/"]
)
def test_their_addresses_answer_404(client, address):
    client.force_login(make_coordinator(make_entity()))

    assert client.get(reverse("admin:index") + address).status_code == 404


def test_nothing_is_deleted_at_the_desk():
    names = [name for name, _route in desk_routes()]

    assert not [name for name in names if name and "delete" in name]


def test_no_list_offers_an_action(client):
    entity = make_entity()
    make_draft(entity)
    client.force_login(make_coordinator(entity))

    page = client.get(reverse("admin:consultations_consultation_changelist")).content.decode()

    assert 'name="action"' not in page


def test_verbs_happen_by_post_only(client):
    draft = make_draft()
    client.force_login(draft.entity.memberships.get(role="coordinator").person)

    answer = client.get(reverse("admin:consultations_consultation_submit", args=[draft.pk]))

    assert answer.status_code == 405
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_partners_read_by_the_preview_and_not_at_the_desk(client, theirs):
    mine = make_entity(onboarding="active")
    services.revise(
        theirs[Consultation],
        by=theirs[Consultation].entity.memberships.get(role="coordinator").person,
        partners=[mine],
    )
    client.force_login(make_coordinator(mine))

    url = reverse("admin:consultations_consultation_change", args=[theirs[Consultation].pk])
    assert client.get(url).status_code == 404


def test_an_auditor_reads_everything_and_changes_nothing(client, theirs):
    client.force_login(make_national("auditor"))
    draft = theirs[Consultation]
    url = reverse("admin:consultations_consultation_change", args=[draft.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"title_ar": "غيره"}).status_code == 403
    for verb in ("submit", "recall", "extend", "amend", "withdraw", "said"):
        verb_url = reverse(f"admin:consultations_consultation_{verb}", args=[draft.pk])
        assert client.post(verb_url, {}).status_code == 403


def test_who_wrote_without_a_name_stays_unknown_at_the_desk(client):
    published = make_published()
    comment = make_comment(published, named=False, body="Without my name, please.")
    author = comment.author
    coordinator = published.entity.memberships.get(role="coordinator").person
    client.force_login(coordinator)

    for name in ("change", "history"):
        url = reverse(f"admin:consultations_contribution_{name}", args=[comment.pk])
        page = client.get(url).content.decode()
        assert author.display_name not in page
        assert author.email not in page
    pages = client.get(reverse("admin:consultations_contribution_changelist")).content.decode()
    assert "Without my name, please." in pages
    assert author.display_name not in pages


def test_an_identity_is_opened_by_the_chief_moderator_with_a_reason_that_stays(client):
    published = make_published()
    comment = make_comment(published, named=False)
    url = reverse("admin:consultations_contribution_identity", args=[comment.pk])

    client.force_login(published.entity.memberships.get(role="coordinator").person)
    assert client.post(url, {"reason": "I want to know"}).status_code == 403

    chief = make_national("chief_moderator")
    client.force_login(chief)
    assert client.post(url, {"reason": ""}).status_code == 422
    page = client.post(url, {"reason": "A threat to a person"}).content.decode()

    assert comment.author.email in page
    step = comment.history.first()
    assert step.history_user == chief
    assert step.history_change_reason == "identity_opened: A threat to a person"
