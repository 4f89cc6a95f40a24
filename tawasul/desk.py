"""The desk: the admin as the workplace of coordinators, approvers, moderators and the ministry.

Stock Django admin, turned round: what a person sees comes from `run_by`, what a person may do
from `permissions.py`, what changes from services. Nothing is deleted, no list action changes a
status, and every verb is a button that posts to `<pk>/<verb>/`.

Apps bring their own: a `DeskAdmin` for a model, `desk.page(…)` for any other screen, and a
callable named in `settings.DESK_COUNTS` for what waits on the first page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog

from tawasul import words
from tawasul.calendar import AMMAN
from tawasul.refusals import ALLOWED, NotAllowed, Refusal, Verdict, require

# The parts of the side bar, in order.
SECTIONS = {
    "consultations": gettext_lazy("Consultations"),
    "review": gettext_lazy("Review of contributions"),
    "results": gettext_lazy("Results and compliance"),
    "entity": gettext_lazy("The entity"),
    "portal": gettext_lazy("The portal"),
}
HISTORY_PAGE = 50

# What the one word in a history row says to people.
REASONS = {
    "created": gettext_lazy("Created"),
    "entered": gettext_lazy("Entered from before the portal"),
    "revised": gettext_lazy("Edited"),
    "submitted": gettext_lazy("Sent for approval"),
    "recalled": gettext_lazy("Recalled"),
    "returned": gettext_lazy("Returned for changes"),
    "approved": gettext_lazy("Approved"),
    "published": gettext_lazy("Published"),
    "extended": gettext_lazy("Comment period extended"),
    "rescheduled": gettext_lazy("Dates moved"),
    "amended": gettext_lazy("Corrected after publication"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "closed": gettext_lazy("Closed"),
    "decided": gettext_lazy("Decided"),
    "inputs_frozen": gettext_lazy("Outcome submitted"),
    "reopened": gettext_lazy("Outcome returned"),
    "attached": gettext_lazy("Document added"),
    "removed": gettext_lazy("Document removed"),
    "sent": gettext_lazy("Sent"),
    "typed_in": gettext_lazy("Typed in"),
    "replied": gettext_lazy("Official reply"),
    "declined": gettext_lazy("Not published"),
    "hidden": gettext_lazy("Hidden"),
    "restored": gettext_lazy("Shown again"),
    "held": gettext_lazy("Held back for review"),
    "erased": gettext_lazy("Account erased"),
    "invited": gettext_lazy("Invited"),
    "accepted": gettext_lazy("Invitation accepted"),
    "revoked": gettext_lazy("Taken back"),
    "joined": gettext_lazy("Joined"),
    "ended": gettext_lazy("Ended"),
    "delegated": gettext_lazy("Delegated"),
    "founded": gettext_lazy("Portal founded"),
    "identity_opened": gettext_lazy("Identity opened"),
    "submitted_outcome": gettext_lazy("Sent for ratification"),
    "ratified": gettext_lazy("Ratified"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line of «بانتظاركم»: so many of a kind, where to work on them, and by when."""

    label: str
    count: int
    url: str
    date: date | datetime | None = None  # the nearest deadline among them
    text: str = ""  # which one, or what is usual
    action: str = ""  # words on the button
    due: str = ""  # words for the date, when its own are not enough
    hot: bool = False  # the date has come, or somebody waits for an answer
    by_people: bool = False  # written by the public: the other colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """Something a person may do to a row: a button above its form, a POST to `<pk>/<name>/`."""

    name: str
    label: str
    may: Callable  # (person, thing) -> Verdict
    do: Callable  # (thing, by=person, **cleaned_data)
    done: str | Callable = ""  # sentence, or (result) -> sentence
    ready: Callable | None = None  # (thing) -> Verdict: switches the button off, with its reason
    form: type[forms.Form] | None = None  # asked first; the button is then a link
    explain: str | Callable = ""  # what happens next, over the form
    tone: str = "quiet"  # "", "quiet" or "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A line of the side bar that is not a model's list."""

    section: str
    label: str
    url_name: str
    may: Callable  # (person) -> bool
    order: int


@dataclass(slots=True)
class SideLink:
    label: str
    url: str
    order: int
    count: int = 0
    current: str = ""


@dataclass(slots=True)
class Side:
    name: str
    label: str
    links: list[SideLink] = field(default_factory=list)


class Desk(admin.AdminSite):
    site_title = gettext_lazy("Tawasul")
    site_header = gettext_lazy("Tawasul")
    index_title = gettext_lazy("Waiting for you")
    enable_nav_sidebar = False  # ours stands in templates/admin/base.html

    # Left out: allauth keeps passwords; the other two would tell of rows of other entities.
    NOT_SERVED = ("password_change", "password_change_done", "autocomplete", "view_on_site")

    def __init__(self, name="admin"):
        super().__init__(name)
        self.disable_action("delete_selected")
        self._pages: list[Page] = []
        self._routes: list = []

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only what is made for the desk: libraries bring pages that know nothing of entities."""
        if admin_class is not None and issubclass(admin_class, DeskAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def page(
        self,
        route: str,
        view: Callable,
        *,
        name: str,
        label: str = "",
        section: str = "",
        may: Callable = lambda person: True,
        order: int = 50,
    ) -> None:
        """Serve `view` at /admin/<route> as `admin:<name>`, for staff only.

        With a `label` it stands in the side bar, for those whom `may(person)` lets. The view
        itself still asks `permissions.py`.
        """
        self._routes.append((route, view, name))
        if label:
            self._pages.append(
                Page(section=section, label=label, url_name=f"admin:{name}", may=may, order=order)
            )

    def has_permission(self, request) -> bool:
        return request.user.is_active and request.user.is_staff

    def get_urls(self):
        own = [
            path("ping/", self.admin_view(ping), name="ping"),
            *(path(route, self.admin_view(view), name=name) for route, view, name in self._routes),
        ]
        kept = [
            one for one in super().get_urls() if getattr(one, "name", None) not in self.NOT_SERVED
        ]
        return own + kept

    def login(self, request, extra_context=None):
        """Signing in is allauth's: second factor, rate limits, codes."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied(_("This part is for those who work for a government entity."))
        return redirect_to_login(
            request.GET.get("next") or reverse("admin:index"), reverse(settings.LOGIN_URL)
        )

    def logout(self, request, extra_context=None):
        return redirect("account_logout")

    def i18n_javascript(self, request, extra_context=None):
        # Without `packages` our own locale/ is read too: months as Jordan names them.
        return JavaScriptCatalog.as_view()(request)

    def get_log_entries(self, request):
        return []  # what was done stands in history, and nowhere twice

    def each_context(self, request) -> dict:
        sides = self.sides(request)
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": reverse("pages:home") if _has("pages:home") else "/",
            "has_permission": self.has_permission(request),
            "available_apps": [],
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
            "log_entries": [],
            "sides": sides,
            "roles": import_string(settings.DESK_ROLES)(request.user),
            "idle_seconds": settings.STAFF_IDLE_MINUTES * 60,
        }

    # What waits, and where everything is -------------------------------------------------------
    def waiting(self, request) -> list[Waiting]:
        """All that waits for this person, the nearest date first. Asked once per request."""
        if not hasattr(request, "_desk_waiting"):
            found = []
            if self.has_permission(request):
                for dotted in settings.DESK_COUNTS:
                    found += [_as_waiting(item) for item in import_string(dotted)(request.user)]
            found = [item for item in found if item.count]
            request._desk_waiting = sorted(found, key=lambda item: (_moment(item), item.label))
        return request._desk_waiting

    def sides(self, request) -> list[Side]:
        if not self.has_permission(request):
            return []
        if hasattr(request, "_desk_sides"):
            return request._desk_sides
        waiting = self.waiting(request)
        home = SideLink(
            str(self.index_title), reverse("admin:index"), 0, sum(item.count for item in waiting)
        )
        sides = {name: Side(name, label) for name, label in SECTIONS.items()}
        sides["consultations"].links.append(home)
        for model, model_admin in self._registry.items():
            if getattr(model_admin, "listed", True) and model_admin.has_module_permission(request):
                url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
                sides[model_admin.section].links.append(
                    SideLink(str(model_admin.label), url, model_admin.order)
                )
        for one in self._pages:
            if one.may(request.user):
                sides[one.section].links.append(
                    SideLink(str(one.label), reverse(one.url_name), one.order)
                )
        links = [link for side in sides.values() for link in side.links if link is not home]
        _count(links, waiting)
        _mark_current([home, *links], request.path)
        for side in sides.values():
            side.links.sort(key=lambda link: (link.order, link.label))
        request._desk_sides = [side for side in sides.values() if side.links]
        return request._desk_sides

    def index(self, request, extra_context=None):
        now = timezone.now().astimezone(AMMAN)
        today, week, later = [], [], []
        for item in self.waiting(request):
            moment = words.as_moment(item.date) if item.date else None
            day = moment.date() if isinstance(moment, datetime) else moment
            if item.hot or (day and day <= now.date()):
                today.append(item)
            elif day is None or day <= now.date() + timedelta(days=7):
                week.append(item)
            else:
                later.append(item)
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "now": now,
            "starts": self.starts(request),
            "groups": [
                {"title": _("For today"), "items": today},
                {"title": _("This week"), "items": week},
                {"title": _("Later"), "items": later},
            ],
            "panels": [
                panel
                for dotted in settings.DESK_PANELS
                if (panel := import_string(dotted)(request.user))
            ],
            **(extra_context or {}),
        }
        request.current_app = self.name
        return TemplateResponse(request, "admin/index.html", context)

    def starts(self, request) -> list[dict]:
        """What this person may begin from the first page."""
        return [
            {"label": one.start_label, "url": reverse(one._name("add"))}
            for one in self._registry.values()
            if getattr(one, "start_label", "") and one.may_add(request.user)
        ]

    def app_index(self, request, app_label, extra_context=None):
        return redirect("admin:index")


@require_POST
def ping(request):
    """Somebody is here: the idle time begins anew (the middleware has noted it)."""
    return JsonResponse({"seconds": settings.STAFF_IDLE_MINUTES * 60})


desk = Desk(name="admin")


def the_desk() -> Desk:
    """For `AdminConfig.default_site`: `admin.site` and `desk` are one."""
    return desk


class DeskAdmin(admin.ModelAdmin):
    """How a model is worked on. Lists `run_by(person)`, asks `permissions.py`, calls services.

    A subclass says `may_list`, `may_add`, `may_change` and `save`; `verbs` are its buttons.
    """

    section = "consultations"
    order = 50
    actions = None
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 30
    list_max_show_all = 0
    show_full_result_count = False
    preserve_filters = False
    view_on_site = False
    save_on_top = False
    start_label = ""  # the button on the first page, and over the list
    verbs: tuple[Verb, ...] = ()
    history_excluded: tuple[str, ...] = ()
    nothing = gettext_lazy("Nothing here yet.")

    # What a subclass answers -------------------------------------------------------------------
    def may_list(self, person) -> bool:
        """Whether the list stands in this person's side bar, and its rows can be opened."""
        return True

    def may_add(self, person) -> Verdict:
        return Verdict(_("Nothing is added here."))

    def may_change(self, person, thing) -> Verdict:
        return Verdict(_("Nothing is changed here."))

    def save(self, request, thing, form, *, change: bool):
        """Call the service with what the form holds; return the fresh row."""
        raise NotImplementedError

    @property
    def label(self):
        return capfirst(self.model._meta.verbose_name_plural)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        # Without Django's links to add and change related rows: those lead out of one's entity.
        return db_field.formfield(**kwargs)

    # Seeing ------------------------------------------------------------------------------------
    def get_queryset(self, request):
        # SECURITY: never visible_to here, and nothing wider: lists, forms, history, filters and
        # verbs all start from this.
        return self.model._default_manager.run_by(request.user)

    def lookup_allowed(self, lookup, value, request):
        # SECURITY: `?author=7` in an address would tell who wrote what anonymously.
        return lookup in {getattr(one, "parameter_name", None) for one in self.list_filter}

    def to_field_allowed(self, request, to_field):
        return to_field == self.model._meta.pk.name

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_thing(self, request, object_id):
        thing = self.get_object(request, admin.utils.unquote(str(object_id)))
        if thing is None or not self.may_list(request.user):
            raise Http404
        return thing

    # Doing: our verdicts for Django's questions ------------------------------------------------
    def has_module_permission(self, request):
        return self.may_list(request.user)

    def has_view_permission(self, request, obj=None):
        return self.may_list(request.user)

    def has_add_permission(self, request):
        return bool(self.may_add(request.user))

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self.may_list(request.user)
        return bool(self.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def log_addition(self, request, obj, message):
        return None  # history says it

    def log_change(self, request, obj, message):
        return None

    def changelist_view(self, request, extra_context=None):
        if not self.may_list(request.user):
            raise Http404
        context = {
            "title": self.label,
            "nothing": self.nothing,
            "may_add": self.may_add(request.user),
            "add_name": self._name("add"),
            "add_label": self.start_label,
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        thing = None
        if object_id is None:
            require(self.may_add(request.user))
        else:
            thing = self.get_thing(request, object_id)
            if request.method == "POST":
                require(self.may_change(request.user, thing))
        context = {
            "verbs": self.buttons(request, thing) if thing else [],
            "history_url": self.url_of("history", thing) if thing else "",
            "list_name": self._name("changelist"),
            "reading": self.reading(thing) if thing and not self._writes(request, thing) else [],
            **self.more_context(request, thing),
            **(extra_context or {}),
        }
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, context)
        except NotAllowed:
            raise
        except Refusal as refusal:
            # Once more: now the form carries the sentence, and nothing typed is lost.
            request._refusal = refusal
            return super().changeform_view(request, object_id, form_url, context)

    def _writes(self, request, thing) -> bool:
        return self.has_change_permission(request, thing)

    def get_fieldsets(self, request, obj=None):
        """None for those who only read: they are shown `reading`, not a form switched off."""
        if obj is not None and not self._writes(request, obj):
            return ()
        return self.form_fieldsets(request, obj)

    def form_fieldsets(self, request, obj=None):
        return self.fieldsets or ((None, {"fields": self.fields}),)

    def reading(self, thing) -> list[dict]:
        """What is there, as label and value, for those who may not change it."""
        return [row_of(thing, name) for name in self.fields or ()]

    def more_context(self, request, thing) -> dict:
        """More for the template of the form; `thing` is None when adding."""
        return {}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        refusal = getattr(request, "_refusal", None)
        return refused(form, refusal) if refusal else form

    def save_model(self, request, obj, form, change):
        fresh = self.save(request, obj, form, change=change)
        obj.pk = fresh.pk

    def save_related(self, request, form, formsets, change):
        return None  # the service has saved all

    def construct_change_message(self, request, form, formsets, add=False):
        return ""

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, self.added_sentence(obj))
        return redirect(self.url_of("change", obj))

    def response_change(self, request, obj):
        messages.success(request, _("Saved."))
        if "_continue" in request.POST:
            return redirect(self.url_of("change", obj))
        return redirect(self.list_url())

    def added_sentence(self, obj) -> str:
        return _("Added.")

    # Addresses ---------------------------------------------------------------------------------
    def _name(self, what: str) -> str:
        return f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_{what}"

    def list_url(self) -> str:
        return reverse(self._name("changelist"))

    def url_of(self, what: str, thing) -> str:
        return reverse(self._name(what), args=[thing.pk])

    def get_urls(self):
        kept = [one for one in super().get_urls() if not (one.name or "").endswith("_delete")]
        own = [
            path(
                f"<path:object_id>/{verb.name}/",
                self.admin_site.admin_view(self._view_of(verb)),
                name=self._name(verb.name).removeprefix("admin:"),
            )
            for verb in self.verbs
        ]
        return [*self.more_urls(), *own, *kept]

    def more_urls(self) -> list:
        return []

    def screen(self, route: str, view: Callable, name: str):
        """An address under this model's, for staff: `name` follows admin:<app>_<model>_."""
        return path(
            route, self.admin_site.admin_view(view), name=self._name(name).removeprefix("admin:")
        )

    # Verbs -------------------------------------------------------------------------------------
    def buttons(self, request, thing) -> list[dict]:
        """What stands above the form: what may be done, and what is switched off and why."""
        shown = []
        for verb in self.verbs:
            verdict = verb.may(request.user, thing)
            if verdict:
                verdict = verb.ready(thing) if verb.ready else ALLOWED
                shown.append(
                    {
                        "name": verb.name,
                        "label": verb.label,
                        "tone": verb.tone,
                        "url": self.url_of(verb.name, thing),
                        "asks": verb.form is not None,
                        "reason": verdict.reason,
                    }
                )
        return shown

    def _view_of(self, verb: Verb):
        def view(request, object_id):
            return self.do_verb(request, self.get_thing(request, object_id), verb)

        return view if verb.form else require_POST(view)

    def do_verb(self, request, thing, verb: Verb) -> HttpResponse:
        """Ask for what the verb needs, do it, say so. A refusal keeps what was typed."""
        require(verb.may(request.user, thing))
        if verb.form is None:
            try:
                result = verb.do(thing, by=request.user)
            except NotAllowed:
                raise
            except Refusal as refusal:
                messages.error(request, str(refusal))
                return redirect(self.url_of("change", thing))
            return self.after_verb(request, thing, verb, result)
        form = self.verb_form(request, thing, verb)
        if request.method == "POST" and form.is_valid():
            try:
                result = verb.do(thing, by=request.user, **form.cleaned_data)
            except NotAllowed:
                raise
            except Refusal as refusal:
                add_refusal(form, refusal)
            else:
                return self.after_verb(request, thing, verb, result)
        context = {
            "title": verb.label,
            "form": form,
            "verb": verb,
            "explain": verb.explain(thing) if callable(verb.explain) else verb.explain,
            "thing": thing,
            "back": self.url_of("change", thing),
            "crumbs": self.crumbs(thing),
            "files": form.is_multipart(),
        }
        return self.render(request, "admin/verb.html", context, status=422 if form.errors else 200)

    def verb_form(self, request, thing, verb: Verb) -> forms.Form:
        data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        if hasattr(verb.form, "for_thing"):
            return verb.form.for_thing(thing, request.user, *data)
        return verb.form(*data)

    def after_verb(self, request, thing, verb: Verb, result) -> HttpResponseRedirect:
        sentence = verb.done(result) if callable(verb.done) else verb.done
        if sentence:
            messages.success(request, sentence)
        return redirect(self.url_of("change", thing))

    # Pages -------------------------------------------------------------------------------------
    def crumbs(self, thing=None) -> list[dict]:
        crumbs = [{"label": self.label, "url": self.list_url()}]
        if thing is not None:
            crumbs.append({"label": str(thing), "url": self.url_of("change", thing)})
        return crumbs

    def render(self, request, template: str, context: dict, status: int = 200):
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            template,
            {**self.admin_site.each_context(request), "opts": self.opts, **context},
            status=status,
        )

    def history_view(self, request, object_id, extra_context=None):
        """Who, when, why, and what was there before. There is no way back from here."""
        thing = self.get_thing(request, object_id)
        context = {
            "title": _("History: who, when and why"),
            "thing": thing,
            "crumbs": self.crumbs(thing),
            **history_of(thing, request.GET.get("before"), self.history_excluded),
        }
        return self.render(request, "admin/history.html", context)


# Forms and refusals ---------------------------------------------------------------------------
def add_refusal(form, refusal: Refusal) -> None:
    """Put a service's sentence where it belongs in the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))


def refused(form_class, refusal: Refusal):
    """The same form, carrying a sentence the service has said."""

    class Refused(form_class):
        def _post_clean(self):
            super()._post_clean()
            add_refusal(self, refusal)

    Refused.__name__ = form_class.__name__
    return Refused


# History --------------------------------------------------------------------------------------
_TECHNICAL = ("id", "revision", "search", "approved_digest", "digest", "salt", "token")


def history_of(thing, before: str | None, excluded: tuple[str, ...] = ()) -> dict:
    """One page of a row's history, newest first, with what each step changed."""
    rows = thing.history.select_related("history_user").order_by("-history_id")
    if before and before.isascii() and before.isdigit():
        rows = rows.filter(history_id__lt=int(before[:18]))
    rows = list(rows[: HISTORY_PAGE + 1])
    fields = _told_fields(type(thing), rows[0] if rows else None, excluded)
    steps = []
    for row, older in zip(rows, [*rows[1:], None], strict=True):
        steps.append(
            {
                "at": row.history_date,
                "who": row.history_user or _("The portal"),
                "what": _reason(row.history_change_reason or "–"),
                "changes": _changes(row, older, fields) if older else [],
            }
        )
    more = len(rows) > HISTORY_PAGE
    return {
        "steps": steps[:HISTORY_PAGE],
        "older": rows[HISTORY_PAGE - 1].history_id if more else None,
    }


def _reason(word: str) -> str:
    """Words for the one word; what stands after a colon is a person's own."""
    word, _colon, said = word.partition(": ")
    label = str(REASONS.get(word, word))
    return f"{label}: «{said}»" if said else label


def changes_between(older, row, excluded: tuple[str, ...] = ()) -> list[dict]:
    """What differs between two history rows of one thing, for people."""
    return _changes(row, older, _told_fields(row.instance_type, row, excluded))


def _told_fields(model, row, excluded) -> list:
    if row is None:
        return []
    tracked = {one.name for one in row.tracked_fields}
    translated = {
        one.name.rpartition("_")[0] for one in model._meta.fields if one.name.endswith("_ar")
    }
    hidden = {*_TECHNICAL, *translated, *excluded}
    return [one for one in model._meta.fields if one.name in tracked and one.name not in hidden]


def _changes(row, older, fields) -> list[dict]:
    found = []
    for one in fields:
        before, after = getattr(older, one.attname), getattr(row, one.attname)
        if before != after:
            found.append(
                {"label": label_of(one), "before": told(one, before), "after": told(one, after)}
            )
    return found


def row_of(thing, name: str) -> dict:
    """One column of a thing for people: label, value, and the language it is written in."""
    one = thing._meta.get_field(name)
    value = getattr(thing, name) if one.is_relation else told(one, getattr(thing, name))
    lang = "en" if name.endswith("_en") else "ar" if name.endswith("_ar") else ""
    return {"label": label_of(one), "value": str(value or "–"), "lang": lang}


def label_of(one: models.Field) -> str:
    """A column's name for people; of a pair of languages, which one."""
    name = str(one.verbose_name)
    if one.name.endswith("_en"):
        return _("%(field)s (English)") % {"field": name.removesuffix(" [en]")}
    return name.removesuffix(" [ar]")


def told(one: models.Field, value) -> str:
    """A column's value for people."""
    if value in (None, "", []):
        return "–"
    if one.is_relation:
        return str(value)
    choices = dict(getattr(one, "flatchoices", ()) or ())
    base = getattr(one, "base_field", None)
    if base is not None:
        names = dict(base.flatchoices or ())
        return "، ".join(str(names.get(item, item)) for item in value)
    if choices:
        return str(choices.get(value, value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        # Of an end at midnight, the day before is named, as everywhere else.
        is_end = one.name == "closes_at" or one.name.endswith("_due")
        return words.deadline(value) if is_end else words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, int):
        return words.number(value)
    if isinstance(value, list):
        return "\n".join(" | ".join(map(str, row)) for row in value)
    return str(value)


# Helpers --------------------------------------------------------------------------------------
def _has(name: str) -> bool:
    from django.urls import NoReverseMatch

    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def _as_waiting(item) -> Waiting:
    return Waiting(**item) if isinstance(item, dict) else replace(item)


_FAR = datetime(9999, 1, 1, tzinfo=AMMAN)


def _moment(item: Waiting) -> datetime:
    at = words.as_moment(item.date) if item.date else None
    if at is None:
        return _FAR
    return at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time(), AMMAN)


def _count(links: list[SideLink], waiting: list[Waiting]) -> None:
    """Each thing that waits counts at the link whose address is nearest to its own."""
    for item in waiting:
        address = item.url.partition("?")[0]
        near = [link for link in links if address.startswith(link.url)]
        if near:
            max(near, key=lambda link: len(link.url)).count += item.count


def _mark_current(links: list[SideLink], address: str) -> None:
    near = [link for link in links if address.startswith(link.url)]
    if near:
        link = max(near, key=lambda link: len(link.url))
        link.current = "page" if link.url == address else "true"


__all__ = [
    "ALLOWED",
    "Desk",
    "DeskAdmin",
    "Verb",
    "Waiting",
    "add_refusal",
    "desk",
]
