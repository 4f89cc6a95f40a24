"""Entities themselves: what only the database sees."""

from __future__ import annotations

import pytest

from entities import services
from entities.models import Entity
from tawasul.refusals import Refusal
from tests.factories import make_entity, make_national
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
FIELDS = {"name_ar": "هيئة جديدة", "kind": "authority", "sector": "water", "slug": "new"}


def test_of_two_entities_of_one_address_at_once_one_is_made_and_the_other_refused():
    by = make_national("portal_admin")

    answers = at_once(*[lambda: services.create_entity(by=by, **FIELDS)] * 2)

    assert sum(isinstance(answer, Entity) for answer in answers) == 1, answers
    [refused] = [answer for answer in answers if isinstance(answer, Refusal)]
    assert refused.field == "slug"


def test_nor_does_one_take_the_address_of_another():
    with pytest.raises(Refusal, match="Another entity has this address"):
        services.revise_entity(
            make_entity(), by=make_national("portal_admin"), slug=make_entity().slug
        )
