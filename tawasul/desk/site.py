"""The site: who may enter, which pages it has, and what stands around each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog

from tawasul.calendar import AMMAN
from tawasul.desk.model_admin import DeskAdmin
from tawasul.desk.sidebar import Page, Side, SideLink, arranged
from tawasul.desk.waiting import Waiting, grouped, waiting_for
from tawasul.sessions import signed_in_to_write

RECEIVED = "desk_received"  # session key: what the next page tells the device, by its keys there


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

    def admin_view(self, view, cacheable=False):
        """A form sent without a session gets its texts back, where Django only asks to sign in."""
        inner = super().admin_view(view, cacheable)

        def noted(request, *args, **kwargs):
            response = inner(request, *args, **kwargs)
            # A form that is refused comes back as a page; one that is done leads on.
            if request.method == "POST" and response.status_code == 302:
                note_received(request)
            return response

        return update_wrapper(signed_in_to_write(noted), view)

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
        return {
            "site_title": self.site_title,
            "site_header": self.site_header,
            "site_url": reverse("pages:home"),
            "has_permission": self.has_permission(request),
            "available_apps": [],
            "is_popup": False,
            "is_nav_sidebar_enabled": False,
            "log_entries": [],
            "sides": self.sides(request),
            "roles": import_string(settings.DESK_ROLES)(request.user),
            "idle_seconds": settings.STAFF_IDLE_MINUTES * 60,
            "received": request.session.pop(RECEIVED, []),
        }

    # What waits, and where everything is -------------------------------------------------------
    def waiting(self, request) -> list[Waiting]:
        """What waits for this person. Asked once per request."""
        if not hasattr(request, "_desk_waiting"):
            entered = self.has_permission(request)
            request._desk_waiting = waiting_for(request.user) if entered else []
        return request._desk_waiting

    def sides(self, request) -> list[Side]:
        if not self.has_permission(request):
            return []
        if not hasattr(request, "_desk_sides"):
            request._desk_sides = arranged(
                self._links(request), self.waiting(request), request.path
            )
        return request._desk_sides

    def _links(self, request) -> list[tuple[str, SideLink]]:
        """Every place this person may go, with its section: the first page, lists, screens."""
        home = SideLink(str(self.index_title), reverse("admin:index"), order=0)
        return [
            ("consultations", home),
            *(
                (one.section, SideLink(str(one.label), one.list_url(), one.order))
                for one in self._registry.values()
                if one.has_module_permission(request)
            ),
            *(
                (one.section, SideLink(str(one.label), reverse(one.url_name), one.order))
                for one in self._pages
                if one.may(request.user)
            ),
        ]

    def index(self, request, extra_context=None):
        now = timezone.now().astimezone(AMMAN)
        panels = [import_string(dotted)(request.user) for dotted in settings.DESK_PANELS]
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "now": now,
            "starts": self.starts(request),
            "groups": grouped(self.waiting(request), now),
            "panels": [panel for panel in panels if panel],
            **(extra_context or {}),
        }
        request.current_app = self.name
        return TemplateResponse(request, "admin/index.html", context)

    def starts(self, request) -> list[dict]:
        """What this person may begin from the first page."""
        return [
            {"label": one.add_label, "url": reverse(one._name("add"))}
            for one in self._registry.values()
            if one.starts and one.may_add(request.user)
        ]

    def app_index(self, request, app_label, extra_context=None):
        return redirect("admin:index")


def note_received(request) -> None:
    """A text kept on the person's device has arrived: the next page lets it go (desk.js)."""
    key = request.POST.get("local", "")
    if key.startswith("desk:") and len(key) < 200 and not key.split()[1:]:
        request.session[RECEIVED] = [*request.session.get(RECEIVED, []), key]


@require_POST
def ping(request):
    """Somebody is here: the idle time begins anew (the middleware has noted it)."""
    return JsonResponse({"seconds": settings.STAFF_IDLE_MINUTES * 60})


desk = Desk(name="admin")


def the_desk() -> Desk:
    """For `AdminConfig.default_site`: `admin.site` and `desk` are one."""
    return desk
