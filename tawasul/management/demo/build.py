"""Brings a consultation of the demonstration about, by the services that do it in the product.

Services act now; the demonstration's dates lie around now. So each consultation lives through its
steps with dates that fit the step, and `_move` then puts its rows where its dates say: the one
thing here that no service does.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import uuid4

from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from consultations import services as consultations
from consultations.models import (
    Attachment,
    Consultation,
    Contribution,
    OfficialReply,
    Support,
)
from entities.models import Entity, Role
from moderation import services as moderation
from moderation.models import Clause, Decision
from reports import services as reports
from reports.models import Disposition, Outcome
from tawasul.calendar import TZ, day_of, is_working_day
from tawasul.management.demo.comments import COMMENTS
from tawasul.management.demo.outcomes import OUTCOMES
from tawasul.management.demo.outcomes.history import PAST
from tawasul.management.demo.papers import docx
from tawasul.management.demo.people import staff

LEAD = timedelta(hours=1)  # the services want publication to lie ahead
DATES = ("publish", "opens", "closes", "analysis", "results")
COLUMNS = ("publish_at", "opens_at", "closes_at", "analysis_due", "results_due")
Phase = Consultation.Phase


class Builder:
    """Drafts a consultation, then lets it live. `now` is the instant the whole stands at."""

    def __init__(self, entities: dict[str, Entity], citizens: list):
        self.now = timezone.now().replace(second=0, microsecond=0)
        self.entities = entities
        self.citizens = citizens
        self.clauses = {
            clause.number: clause
            for clause in Clause.objects.filter(version=moderation.policy_in_force())
        }

    def draft(self, row: dict) -> Consultation:
        """The consultation of `row` as a draft; one held before the portal whole."""
        if row["history"]:
            return self._past(row)
        return self._drafted(row, self._target(row))

    def live(self, row: dict, draft: Consultation) -> Consultation:
        """Bring `draft` to the phase of its row, with all that was said and decided on the way."""
        target = self._target(row)
        coordinator = staff(draft.entity, Role.COORDINATOR)
        approver = staff(draft.entity, Role.APPROVER)
        draft = consultations.submit(draft, by=coordinator)
        if row["phase"] == "returned":
            return consultations.return_for_changes(draft, by=approver, remarks=row["remarks_ar"])
        if row["phase"] == "in_review":
            return draft
        approved = consultations.approve(
            draft,
            by=approver,
            digest=draft.digest(),
            letter_number=f"{draft.pk}/4/{1000 + draft.pk * 7}",
            letter_date=(target["publish"] - timedelta(days=2)).date(),
        )
        if target["publish"] > self.now:
            return approved
        # Open right now, whatever its dates will be: people write, moderators decide.
        live = _move(approved, approved.opens_at - timezone.now() + timedelta(seconds=1))
        consultations.record_published(live.pk)
        live = _fresh(live)
        if target["opens"] <= self.now:
            self._contributions(live, row, target)
        placed = _move(live, live.opens_at - target["opens"])
        self._afterwards(placed, row, target)
        return _fresh(placed)

    def _target(self, row: dict) -> dict[str, datetime]:
        if "fixed" in row:
            return {name: datetime.fromisoformat(at) for name, at in row["fixed"].items()}
        return {
            name: _in_office_hours(name, self.now + timedelta(days=days))
            for name, days in row["timing"].items()
        }

    def _drafted(self, row: dict, target: dict) -> Consultation:
        # Whole spans are kept, so that the approval speaks of the period people will see.
        lead = max(timedelta(0), timezone.now() + LEAD - target["publish"])
        entity = self.entities[row["entity"]]
        coordinator = staff(entity, Role.COORDINATOR)
        dates = {column: target[name] + lead for column, name in zip(COLUMNS, DATES, strict=True)}
        draft = consultations.create(
            entity,
            by=coordinator,
            partners=[self.entities[slug] for slug in row["partners"]],
            **dates,
            **_texts(row),
            illustrative=row["illustrative"],
            short_reason_ar=row.get("short_reason_ar", ""),
            short_reason_en=row.get("short_reason_en", ""),
            impact_exemption_ar=(
                "تُعدّ الدراسة بعد تحليل آرائكم." if row["kind"] in ("law", "bylaw") else ""
            ),
        )
        self._documents(draft, row, coordinator)
        return _fresh(draft)

    def _documents(self, draft: Consultation, row: dict, coordinator) -> None:
        lines = [row["title_ar"], row["background_ar"]]
        lines += [f"{aspect}: {then}" for aspect, _now, then in row["change_ar"]]
        consultations.attach(
            draft,
            by=coordinator,
            kind=Attachment.Kind.DRAFT,
            title_ar="نص المسودة (مسودة توضيحية)",
            title_en="Draft text (illustrative)",
            upload=docx(f"draft-{row['key']}", lines),
        )
        if row["kind"] in Consultation.LEGISLATION:
            consultations.attach(
                draft,
                by=coordinator,
                kind=Attachment.Kind.REASONS,
                title_ar="الأسباب الموجبة (مسودة توضيحية)",
                title_en="Explanatory memorandum (illustrative)",
                upload=docx(f"reasons-{row['key']}", [row["title_ar"], row["summary_ar"]]),
            )

    def _contributions(self, live: Consultation, row: dict, target: dict) -> None:
        rows = COMMENTS.get(row["key"], ())
        end = min(target["closes"], self.now)
        step = (end - target["opens"]) / (len(rows) + 1)
        made: list[Contribution] = []
        for index, said in enumerate(rows, start=1):
            contribution = self._said(live, said, made)
            made.append(contribution)
            came = target["opens"] + step * index
            if said["status"] != "waiting" and said["channel"] == "portal":
                self._decided(contribution, said, came)
                contribution.refresh_from_db(fields=["status", "published_at"])
            if said["official_reply"]:
                reply = consultations.reply_officially(
                    contribution,
                    by=staff(live.entity, Role.COORDINATOR),
                    body=said["official_reply"],
                )
                OfficialReply.objects.filter(pk=reply.pk).update(
                    at=min(came + timedelta(days=2), self.now)
                )
            self._placed(contribution, came, end, supports=said["supports"])

    def _said(self, live: Consultation, said: dict, made: list) -> Contribution:
        with override(said["language"]):
            if said["channel"] != "portal":
                [contribution] = consultations.record_said(
                    live,
                    by=staff(live.entity, Role.COORDINATOR),
                    texts=[said["body"]],
                    channel=said["channel"],
                    said_on=timezone.localdate(),
                    source="ورشة تشاورية" if said["channel"] == "workshop" else "",
                    token=uuid4(),
                )
                return contribution
            return consultations.contribute(
                live,
                by=self.citizens[said["by"]],
                body=said["body"],
                named=said["named"],
                token=uuid4(),
                parent=None if said["reply_to"] is None else made[said["reply_to"]],
            )

    def _decided(self, contribution: Contribution, said: dict, came: datetime) -> None:
        decision = moderation.decide(
            contribution,
            by=staff(contribution.consultation.entity, Role.MODERATOR),
            verb="publish" if said["status"] == "published" else "decline",
            clause=self.clauses[said["clause"]] if said["clause"] else None,
        )
        decided = min(came + timedelta(hours=2 + contribution.pk % 6), self.now)
        Decision.objects.filter(pk=decision.pk).update(decided_at=decided, takes_effect_at=decided)
        moderation.apply(decision.pk)

    def _placed(
        self, contribution: Contribution, came: datetime, end: datetime, *, supports: int
    ) -> None:
        """Put a contribution where it belongs in time, in the dates the consultation will have,
        and its supporters beside it."""
        # In one statement, not by `support`: some three thousand calls would make everybody who
        # tries the portal wait a minute longer.
        others = [one for one in self.citizens if one.pk != contribution.author_id][:supports]
        Support.objects.bulk_create(
            Support(contribution=contribution, person=person, at=self.now) for person in others
        )
        columns = {"received_at": came, "supports": len(others)}
        if contribution.published_at:
            columns["published_at"] = min(came + timedelta(hours=5), end)
        if contribution.said_on:
            columns["said_on"] = came.date()
        Contribution.objects.filter(pk=contribution.pk).update(**columns)

    def _afterwards(self, placed: Consultation, row: dict, target: dict) -> None:
        coordinator = staff(placed.entity, Role.COORDINATOR)
        if "extension" in row:
            more = row["extension"]
            consultations.extend(
                placed,
                by=coordinator,
                closes_at=self.now + timedelta(days=more["closes"]),
                analysis_due=self.now + timedelta(days=more["analysis"]),
                results_due=self.now + timedelta(days=more["results"]),
                reason=more["reason_ar"],
            )
            placed.changes.update(at=self.now + timedelta(days=more["at"]))
        if row["phase"] == "withdrawn":
            consultations.withdraw(
                placed,
                by=staff(placed.entity, Role.APPROVER),
                reason=row["withdrawal_reason_ar"],
                reason_en=row["withdrawal_reason_en"],
            )
            placed.changes.update(at=self.now + timedelta(days=row["withdrawn_at"]))
        if target["closes"] <= self.now and row["phase"] != "withdrawn":
            consultations.close(placed.pk)
        if row["key"] in OUTCOMES:
            outcome = self._answered(_fresh(placed), OUTCOMES[row["key"]])
            if "outcome" in target:
                self._published(outcome, OUTCOMES[row["key"]], target["outcome"])

    def _answered(self, closed: Consultation, said: dict) -> Outcome:
        coordinator = staff(closed.entity, Role.COORDINATOR)
        outcome = reports.begin(closed, by=coordinator)
        keys = list(closed.contributions.order_by("pk").values_list("pk", flat=True))
        same: dict[tuple[str, str], list[int]] = {}
        for index, answer in said["dispositions"].items():
            same.setdefault(answer, []).append(keys[index])
        for (answer, reason), some in same.items():
            reports.dispose(outcome, some, by=coordinator, answer=answer, reason=reason)
        return outcome

    def _published(self, outcome: Outcome, said: dict, published: datetime) -> None:
        closed = outcome.consultation
        coordinator = staff(closed.entity, Role.COORDINATOR)
        outcome = reports.revise(
            outcome,
            by=coordinator,
            commitments=[
                (
                    one["text_ar"],
                    one.get("text_en", ""),
                    day_of(published + timedelta(days=one["due"])),
                )
                for one in said["commitments"]
            ],
            **{name: said[name] for name in Outcome.TEXT_COLUMNS if said.get(name)},
        )
        outcome = reports.submit(outcome, by=coordinator)
        outcome = reports.ratify(
            outcome, by=staff(closed.entity, Role.APPROVER), digest=outcome.digest()
        )
        reports.publish(outcome, by=coordinator)
        Outcome.objects.filter(pk=outcome.pk).update(published_at=published)
        prepared = published - timedelta(hours=20)
        outcome.steps.update(at=prepared)
        Disposition.objects.filter(contribution__consultation=closed).update(at=prepared)
        Consultation.objects.filter(pk=closed.pk).update(decided_at=published)

    def _past(self, row: dict) -> Consultation:
        fixed = self._target(row)
        sessions = row["sessions"]
        first = datetime.fromisoformat(f"{sessions[0]['date']}T09:00:00+03:00")
        started = fixed.get("publish", first)
        ended = fixed.get("closes", started + timedelta(hours=12))
        texts = _texts(row)
        for language in ("ar", "en"):
            held = "\n".join(f"• {one[f'label_{language}']} ({one['date']})" for one in sessions)
            texts[f"background_{language}"] += f"\n\n{held}"
        entity = self.entities[row["entity"]]
        coordinator = staff(entity, Role.COORDINATOR)
        said = PAST[row["key"]]
        decided = datetime.fromisoformat(said["decided"])
        past = consultations.enter_past(
            entity,
            by=coordinator,
            published_at=started,
            closes_at=ended,
            decided_at=decided,
            **texts,
        )
        reports.enter_past_outcome(
            past,
            by=coordinator,
            published_at=decided,
            **{name: said[name] for name in Outcome.TEXT_COLUMNS if name in said},
        )
        return past


def _in_office_hours(name: str, moment: datetime) -> datetime:
    """Deadlines more than a day away fall on a working day at 15:30, openings at 9:00."""
    ahead = abs(moment - timezone.now()) > timedelta(days=1)
    if not ahead or name == "outcome":
        return moment
    hour = time(9) if name in ("publish", "opens") else time(15, 30)
    day = day_of(moment)
    while name not in ("publish", "opens") and not is_working_day(day, holidays=frozenset()):
        day += timedelta(days=1)
    return datetime.combine(day, hour, TZ)


def _texts(row: dict) -> dict:
    """The columns of a row: lists of lines joined, rows of change as lists of three."""

    def lines(value):
        return "\n".join(value) if isinstance(value, (tuple, list)) else value or ""

    named = {
        f"{name}_{language}": lines(row[f"{name}_{language}"])
        for name in ("title", "summary", "questions", "background", "objectives")
        for language in ("ar", "en")
    }
    return named | {
        "change_ar": [list(one) for one in row["change_ar"]],
        "change_en": [list(one) for one in row["change_en"]],
        "kind": row["kind"],
        "level": row["level"],
        "decision_mode": row["decision_mode"],
        "sectors": list(row["sectors"]),
        "goals": list(row["goals"]),
        "groups": list(row["groups"]),
        "governorates": list(row["governorates"]),
        "estimate": row["estimate"],
        "office_ar": row["office_ar"],
        "office_en": row["office_en"],
        "office_email": row["office_email"],
    }


def _move(consultation: Consultation, span: timedelta) -> Consultation:
    """Move a consultation's own dates back by `span`; what happened to it moves along."""
    dates = (*COLUMNS, "first_closes_at", "first_results_due", "published_at", "created_at")
    Consultation.objects.filter(pk=consultation.pk).update(
        **{name: F(name) - span for name in dates}
    )
    consultation.reviews.update(at=F("at") - span)
    consultation.attachments.update(uploaded_at=F("uploaded_at") - span)
    return _fresh(consultation)


def _fresh(consultation: Consultation) -> Consultation:
    return Consultation.objects.select_related("entity").get(pk=consultation.pk)
