"""What is public of a year's results; the office's preview of it, and the acts that make it public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from laurel.editions.models import Edition
from laurel.editions.selectors import edition_of
from laurel.kit import clock
from laurel.kit.cards import grounds_in_words
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import open_to_all, opens_to
from laurel.people.roles import Role
from laurel.results.documents import places_picture
from laurel.results.facts import content_of, public_categories, readiness_of
from laurel.results.forms import PublicationForm, WithdrawPublicationForm
from laurel.results.models import Publication
from laurel.results.permissions import READERS, may_publish_results
from laurel.results.selectors import pending_of, public_of
from laurel.results.services import set_publication, withdraw_publication
from laurel.rulebook.publication import is_ready

FORMS = ["GET", "HEAD", "POST"]


@open_to_all
@never_cache
@require_safe
def published(request: HttpRequest, roc_year: int) -> HttpResponse:
    """The results of a year as they are public; before their time the same answer as for a year that there is not."""
    edition = edition_of(roc_year)
    public = public_of(edition, clock.now())
    if not public:
        raise Http404
    return render(request, "results/published.html", _page(edition, public[-1].content, public))


def _page(edition: Edition, content: list[dict[str, Any]], public: list[Publication]) -> dict[str, Any]:
    """The words of the page; the first publication and what corrected it, where it is public."""
    return {
        "edition": edition,
        "categories": [(each, places_picture(each)) for each in public_categories(content)],
        "first": public[0] if public else None,
        "corrections": public[1:],
    }


@opens_to(*READERS)
@require_safe
def publication(request: HttpRequest, roc_year: int) -> HttpResponse:
    """The very page that is to be public: as decided where its time is still to come, else as the results stand now."""
    edition, now = edition_of(roc_year), clock.now()
    pending, public = pending_of(edition, now), public_of(edition, now)
    scope = request.GET.get("scope", "")
    if scope not in Publication.Scope.values:
        scope = public[-1].scope if public else Publication.Scope.RECOMMENDED_ONLY
    content = pending.content if pending else content_of(edition, scope)
    preview = {
        "is_preview": True,
        "pending": pending,
        "scope": scope,
        "may_publish": may_publish_results(request.user),
        "is_ready": is_ready(readiness_of(edition)).granted,
    }
    return render(
        request,
        "results/published.html",
        {**_page(edition, content, [*public, *filter(None, [pending])]), **preview},
    )


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def publication_set(request: HttpRequest, roc_year: int) -> HttpResponse:
    """Records what becomes public and when; a correction where something is public already."""
    edition, now = edition_of(roc_year), clock.now()
    public = public_of(edition, now)
    decision = is_ready(readiness_of(edition))

    def act(typed: dict[str, Any]) -> str:
        row = set_publication(edition, **typed, actor=request.user, now=clock.now())  # type: ignore[arg-type]
        at_once = row.publishes_at == row.decided_at
        messages.success(request, _("結果已公布。") if at_once else _("公布的時間已登錄。"))
        return reverse("results:publication", args=[roc_year])

    form = PublicationForm(
        posted(request),
        initial={"when": "later", "scope": public[-1].scope if public else "recommended_only"},
        warned=bool(decision.open_questions),
        corrects=bool(public),
    )
    context = {
        "edition": edition,
        "grounds": grounds_in_words((*decision.refusals, *decision.open_questions)),
        "is_ready": decision.granted,
        "pending": pending_of(edition, now),
        "public": public,
    }
    return form_page(request, "results/publication_set.html", form, act, context)


@opens_to(Role.PROGRAMME_OFFICER)
@require_http_methods(FORMS)
def publication_withdraw(request: HttpRequest, roc_year: int) -> HttpResponse:
    """What was to become public does not."""
    edition = edition_of(roc_year)

    def act(typed: dict[str, Any]) -> str:
        withdraw_publication(edition, typed["reason"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("公布已撤回，到時不會公布。"))
        return reverse("results:desk", args=[roc_year])

    form = WithdrawPublicationForm(posted(request))
    context = {"edition": edition, "pending": pending_of(edition, clock.now())}
    return form_page(request, "results/publication_withdraw.html", form, act, context)
