"""Things to test with. Every state is reached by the service that reaches it in the product.

One section per app, in the order of the floors. Add yours below the last one.
"""

from __future__ import annotations

from itertools import count

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

_number = count(1)

# accounts --------------------------------------------------------------------------------------
PASSWORD = "correct horse battery staple"  # noqa: S105


def make_person(**fields):
    """A person with a confirmed address, signed up as by the form. `client.force_login` them."""
    n = next(_number)
    fields.setdefault("email", f"person{n}@example.org")
    fields.setdefault("display_name", f"Person {n}")
    fields.setdefault("password", PASSWORD)
    fields.setdefault("language", "en")
    person = get_user_model().objects.create_user(**fields)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person
