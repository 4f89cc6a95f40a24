"""How a model is worked on: its list, its form, its history, and its verbs as buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tawasul.desk.columns import row_of
from tawasul.desk.forms import for_person, refusals_in, refused
from tawasul.desk.history import history_of
from tawasul.refusals import ALLOWED, NotAllowed, Refusal, Verdict, require


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


class DeskAdmin(admin.ModelAdmin):
    """How a model is worked on. Lists `run_by(person)`, asks `permissions.py`, calls services.

    A subclass says `may_list`, `may_add`, `may_change` and `save`; `verbs` are its buttons.
    """

    section = "consultations"
    order = 50
    actions = None
    list_display_links = None
    sortable_by = ()
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 30
    list_max_show_all = 0
    show_full_result_count = False
    preserve_filters = False
    view_on_site = False
    save_on_top = False
    add_label = ""  # the button over the list, and the title of the empty form
    starts = False  # the same button on the first page
    add_form: type[forms.ModelForm] | None = None  # for a new one; it is made with `person=`
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
            "add_label": self.add_label,
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
            **({} if thing else {"title": self.add_label}),
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
        if obj is None and self.add_form:
            kwargs["form"] = for_person(self.add_form, request.user)
        form = super().get_form(request, obj, change, **kwargs)
        refusal = getattr(request, "_refusal", None)
        return refused(form, refusal) if refusal else form

    def get_changeform_initial_data(self, request):
        return {}  # nothing is filled in by an address

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
            with refusals_in(form):
                result = verb.do(thing, by=request.user, **form.cleaned_data)
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
