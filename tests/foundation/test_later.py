"""The door to Celery: a hint for each task of a transaction, when it is committed."""

import pytest
from django.db import transaction

from tawasul import later

pytestmark = pytest.mark.django_db


class Undone(Exception):
    pass


@pytest.fixture
def published(monkeypatch):
    found = []
    monkeypatch.setattr(later, "_publish", lambda task, args: found.append((task, args)))
    return found


def test_the_same_hint_is_given_once(published, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for key in (1, 2, 1):
            later.kick("task", key)
        with transaction.atomic():
            later.kick("task", 2)
        assert published == []

    assert published == [("task", (1,)), ("task", (2,))]


def test_one_that_was_undone_does_not_stand_for_one_that_holds(
    published, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(Undone), transaction.atomic():
            later.kick("task", 1)
            raise Undone
        with transaction.atomic():
            later.kick("task", 1)

    assert published == [("task", (1,))]


def test_nothing_is_published_in_silence_and_all_is_again_after_it():
    class Task:
        name = "task"
        sent = []

        def apply_async(self, args, **kwargs):
            self.sent.append(args)

    with later.silence():
        later._publish(Task(), (1,))
    later._publish(Task(), (2,))

    assert Task.sent == [(2,)]
