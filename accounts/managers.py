"""How people, consents and notices are looked up."""

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models.functions import Now


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields):
        """A person with this address; without a password they come in by code or identity."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str):
        return self.get(email=self.normalize_email(email))

    @classmethod
    def normalize_email(cls, email: str) -> str:
        # The whole address, not only the host: the database refuses capitals.
        return (email or "").strip().lower()


class ConsentQuerySet(models.QuerySet):
    def in_force(self) -> models.QuerySet:
        """Given and not withdrawn since."""
        return self.filter(withdrawn_at__isnull=True)


class NoticeQuerySet(models.QuerySet):
    def due(self) -> models.QuerySet:
        """Those that should have left by now, the urgent ones (sign-in codes) first."""
        return self.filter(
            sent_at__isnull=True,
            given_up_at__isnull=True,
            next_try_at__lte=Now(),
        ).order_by("-urgent", "next_try_at", "pk")

    def for_inbox(self, person) -> models.QuerySet:
        """What `person` finds on their notices page: all but sign-in codes and the like."""
        return self.filter(recipient=person, urgent=False).order_by("-created_at", "-pk")

    def unread(self) -> models.QuerySet:
        return self.filter(read_at__isnull=True)
