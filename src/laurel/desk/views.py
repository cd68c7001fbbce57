"""Pages across stages: the public page, today, the rules, the record, verification."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from laurel.desk.duties import duties_of_years
from laurel.desk.forms import ClockForm, VerificationForm
from laurel.desk.provisions import provisions_of
from laurel.desk.selectors import STAGES, funnel_of, paper_of, stage_of, timeline
from laurel.desk.years import UNDER_WAY, asked_edition
from laurel.editions.selectors import calendar_of, current_edition, editions
from laurel.kit import clock
from laurel.ledger.verification import verify
from laurel.people.models import Person
from laurel.people.permissions import holds, open_to_all, opens_to, signed_in
from laurel.people.roles import ENTRANTS, Role
from laurel.results.facts import public_categories, still_certifies
from laurel.results.selectors import public_years

ENTRIES_PER_PAGE = 100
THEMES = ("system", "light", "dark")


@open_to_all
@require_safe
def programme(request: HttpRequest) -> HttpResponse:
    """What this award is, what happens when, where to start."""
    edition = current_edition()
    return render(
        request,
        "desk/programme.html",
        {
            "edition": edition,
            "calendar": calendar_of(edition) if edition else {},
            "public_years": [(row, public_categories(row.content)) for row in public_years(clock.now())],
            "stages": STAGES,
            "stage": stage_of(edition, request.user, clock.now()) if edition else None,
            "accounts": demo_accounts() if settings.DEMO else [],
            "clock_form": ClockForm(initial={"moment": clock.now()}) if settings.DEMO else None,
            "now": clock.now(),
        },
    )


@signed_in
@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What the person has to do, by when, and why."""
    under_way = list(editions()[:UNDER_WAY])
    edition = under_way[0] if under_way else None
    duties = duties_of_years(request.user, under_way, clock.now())
    office = edition and holds(request.user, Role.PROGRAMME_OFFICER)
    return render(
        request,
        "desk/today.html",
        {
            "edition": edition,
            "next_duty": duties[0] if duties else None,
            "duties": duties[1:],
            "funnel": funnel_of(edition) if edition and office else [],
            "calendar": calendar_of(edition) if edition else {},
            "entrant": holds(request.user, *ENTRANTS),
            "now": clock.now(),
        },
    )


@open_to_all
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The regulation beside what the system does for each provision."""
    return render(
        request, "desk/rules.html", {**provisions_of(asked_edition(request)), "years": list(editions())}
    )


@opens_to(Role.AUDITOR, Role.PROGRAMME_OFFICER)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The record, newest first."""
    edition = asked_edition(request)
    entries = Paginator(timeline(edition, request.user), ENTRIES_PER_PAGE)
    page = entries.get_page(request.GET.get("page"))
    return render(request, "desk/audit.html", {"page": page, "edition": edition, "years": list(editions())})


@opens_to(Role.AUDITOR, Role.PROGRAMME_OFFICER)
@require_POST
def audit_verify(request: HttpRequest) -> HttpResponse:
    """Replays the record and says what differs."""
    return render(request, "desk/audit_verify.html", {"report": verify(), "now": clock.now()})


@open_to_all
@require_safe
def verify_paper(request: HttpRequest) -> HttpResponse:
    """Whether a paper with this code was issued, by anyone who holds one."""
    form = VerificationForm(request.GET if "code" in request.GET else None)
    paper = paper_of(form.cleaned_data["code"], request.user) if form.is_bound and form.is_valid() else None
    stands = paper is None or still_certifies(paper, clock.now())
    return render(request, "desk/verify.html", {"form": form, "paper": paper, "stands": stands})


@open_to_all
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keeps the colour theme in a cookie and goes back."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        raise Http404
    answer = redirect(_safe(request, request.POST.get("next", "")))
    answer.set_cookie(
        "theme", chosen, max_age=31_536_000, samesite="Lax", secure=settings.HTTPS, httponly=True
    )
    return answer


@open_to_all
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "desk/accessibility.html")


@open_to_all
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in as one of the sample year's roles. In a demonstration only."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, username=request.POST.get("username", ""), is_sample=True)
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("desk:today")


@open_to_all
@require_POST
def demo_clock(request: HttpRequest) -> HttpResponse:
    """Moves the demonstration on to another moment. In a demonstration only."""
    if not settings.DEMO:
        raise Http404
    form = ClockForm(request.POST)
    if form.is_valid():
        clock.move_to(form.cleaned_data["moment"])
        messages.success(request, _("示範時間已更改。"))
    else:
        messages.error(request, str(form.errors["moment"][0]))
    return redirect(_safe(request, request.POST.get("next", "")))


@never_cache
def absent(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is not there, or not for this person, or not yet: nothing keeps that answer beyond its moment."""
    return defaults.page_not_found(request, exception)


def demo_accounts() -> list[Person]:
    """The sample year's accounts in the order of the award."""
    return list(Person.objects.filter(is_sample=True).exclude(title="").order_by("pk"))


def _safe(request: HttpRequest, address: str) -> str:
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return reverse("desk:programme")
