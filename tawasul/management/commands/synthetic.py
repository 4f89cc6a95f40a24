"""Fill a portal with volume: consultations and comments made up by rule, inserted in bulk.

For measuring, never for showing: nobody is told, nothing is approved by anyone, and the texts say
what they are. The same numbers make the same data.
"""

from __future__ import annotations

import random
import secrets
from datetime import timedelta
from itertools import islice
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from consultations import receipts
from consultations.models import Consultation, Contribution, Counters
from consultations.services.drafting import next_references
from entities.models import Entity
from tawasul.vocabulary import Governorate, Sector

TEXT = (
    "القانون المادة البلدية الخدمة المواطن الطريق المدرسة المستشفى المياه النقل البيئة الوزارة "
    "المحافظة الرسوم المدة الطلبة العمل الأسرة التعليمات النظام المشروع الأرصفة الحديقة السوق "
    "الترخيص الموعد المركز الشارع الحافلة الضريبة الكهرباء الزراعة السياحة الشباب النساء"
)
WORDS = TEXT.split()
BATCH = 2_000


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--consultations", type=int, default=200)
        parser.add_argument("--comments", type=int, default=20_000)
        parser.add_argument("--people", type=int, default=500)
        parser.add_argument(
            "--busy",
            type=int,
            nargs="*",
            default=[],
            metavar="N",
            help="one more open consultation with N comments for each N",
        )

    def handle(self, *args, consultations, comments, people, busy, **options):
        chance = random.Random(2026)  # noqa: S311 - the same data each time, not a secret
        with transaction.atomic():
            entities = self._entities()
            authors = self._people(people)
            made = self._consultations(entities, consultations + len(busy), chance)
            plain, special = made[:consultations], made[consultations:]
            shares = [0] * len(plain)
            for _number in range(comments if plain else 0):
                shares[min(int(chance.expovariate(1 / 12)), len(plain) - 1)] += 1
            for consultation, number in [
                *zip(plain, shares, strict=True),
                *zip(special, busy, strict=True),
            ]:
                self._comments(consultation, number, authors, chance)
        for consultation, number in zip(special, busy, strict=True):
            self.stdout.write(f"{consultation.reference} {number}")

    def _entities(self) -> list[Entity]:
        Entity.objects.bulk_create(
            [
                Entity(
                    slug=f"synthetic-{n}",
                    name_ar=f"جهة توضيحية {n}",
                    name_en=f"Illustrative entity {n}",
                    kind=Entity.Kind.OTHER,
                    sector=Sector.GOVERNMENT,
                    email=f"info@synthetic-{n}.example.jo",
                )
                for n in range(30)
            ],
            ignore_conflicts=True,
        )
        return list(Entity.objects.filter(slug__startswith="synthetic-").order_by("pk"))

    def _people(self, number: int) -> list[int]:
        User = get_user_model()
        User.objects.bulk_create(
            [
                User(email=f"synthetic{n}@example.jo", display_name=f"شخص {n}")
                for n in range(number)
            ],
            ignore_conflicts=True,
        )
        found = User.objects.filter(email__startswith="synthetic").order_by("pk")
        return list(found.values_list("pk", flat=True)[:number])

    def _consultations(self, entities, number, chance) -> list[Consultation]:
        now = timezone.now()
        rows = []
        for n, reference in enumerate(next_references(number)):
            # The last ones stay open for long: they are the busy ones.
            opens = now - timedelta(days=chance.randint(1, 120) if n < number - 5 else 10)
            closes = opens + timedelta(days=30)
            title = " ".join(chance.sample(WORDS, 5))
            rows.append(
                Consultation(
                    reference=reference,
                    entity=chance.choice(entities),
                    kind=chance.choice(Consultation.Kind.values),
                    decision_mode="entity",
                    title_ar=f"{title} (بيانات حجمية)",
                    title_en=f"Synthetic consultation {reference}",
                    summary_ar=" ".join(chance.choices(WORDS, k=40)),
                    summary_en="Made up for measuring.",
                    background_ar="\n\n".join(
                        " ".join(chance.choices(WORDS, k=90)) for _paragraph in range(3)
                    ),
                    sectors=chance.sample(Sector.values, 2),
                    governorates=chance.sample(Governorate.values, 2),
                    status=Consultation.Status.PUBLISHED,
                    approved_digest="0" * 64,
                    publish_at=opens,
                    opens_at=opens,
                    closes_at=closes,
                    analysis_due=closes + timedelta(days=10),
                    results_due=closes + timedelta(days=20),
                    first_closes_at=closes,
                    first_results_due=closes + timedelta(days=20),
                    published_at=opens,
                    office_email="office@example.jo",
                    historical=False,
                )
            )
        return Consultation.objects.bulk_create(rows, batch_size=BATCH)

    def _comments(self, consultation, number, authors, chance) -> None:
        end = min(consultation.closes_at, timezone.now())
        step = (end - consultation.opens_at) / (number + 1)
        rows = (
            self._comment(consultation, consultation.opens_at + step * (n + 1), authors, chance)
            for n in range(number)
        )
        while batch := list(islice(rows, BATCH)):
            Contribution.objects.bulk_create(batch)
        Counters.objects.create(
            consultation=consultation, published=number, participants=min(number, len(authors))
        )

    def _comment(self, consultation, received_at, authors, chance) -> Contribution:
        body = " ".join(chance.choices(WORDS, k=chance.randint(8, 60)))
        salt = secrets.token_bytes(16)
        return Contribution(
            consultation=consultation,
            author_id=chance.choice(authors),
            shown_name=f"شخص {chance.randint(1, 999)}" if chance.random() < 0.7 else "",
            body=body,
            language="ar",
            salt=salt,
            digest=Contribution.digest_of(salt, body),
            token=uuid4(),
            receipt=receipts.new(),
            received_at=received_at,
            status=Contribution.Status.PUBLISHED,
            published_at=received_at,
            supports=int(chance.expovariate(1 / 8)),
        )
