"""The agency's terms, and how they run for all years."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.archive.facts import clocks_in, groups_of
from laurel.archive.forms import PERMANENT, SUGGESTED, TermForm
from laurel.archive.models import Kind, Openness, RetentionRule
from laurel.archive.permissions import KEEPERS, READERS, may_keep_archive
from laurel.archive.selectors import rules_in_force, rules_of, years_to_keep
from laurel.archive.services import set_term
from laurel.archive.views.common import FORMS
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.permissions import opens_to
from laurel.rulebook.parameters import NOTEBOOKS_KEPT_DAYS


@opens_to(*READERS)
@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """The term of each kind of item as it stands, or that nothing was decided."""
    rules = rules_in_force(clock.today())
    rows = [(kind, rules.get(kind), Openness(SUGGESTED[kind][0]).label, SUGGESTED[kind][1]) for kind in Kind]
    context = {"rows": rows, "keeps": may_keep_archive(request.user), "notebook_days": NOTEBOOKS_KEPT_DAYS}
    return render(request, "archive/terms.html", context)


@opens_to(*KEEPERS)
@require_http_methods(FORMS)
def term(request: HttpRequest, kind: str) -> HttpResponse:
    """Sets the term of one kind, by the agency's own table."""
    if kind not in Kind.values:
        raise Http404
    rule = rules_in_force(clock.today()).get(kind)

    def act(typed: dict[str, Any]) -> str:
        chosen = typed.pop("term")
        set_term(
            kind,
            years=None if chosen == PERMANENT else int(chosen),
            **typed,
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        messages.success(request, _("已設定。"))
        return reverse("archive:terms")

    form = TermForm(posted(request), initial=_initial(rule, kind))
    context = {"kind": Kind(kind), "rule": rule, "earlier": rules_of(kind)}
    return form_page(request, "archive/term.html", form, act, context)


def _initial(rule: RetentionRule | None, kind: str) -> dict[str, Any]:
    if rule is None:
        openness, reason = SUGGESTED[kind]
        return {"openness": openness, "openness_reason": reason, "valid_from": clock.today()}
    return {
        "term": PERMANENT if rule.is_permanent else str(rule.years),
        "openness": rule.openness,
        "openness_reason": rule.openness_reason,
        "authority": rule.authority,
        "valid_from": rule.valid_from,
    }


@opens_to(*READERS)
@require_safe
def clocks(request: HttpRequest) -> HttpResponse:
    """Every kind of every year by the day on which its term ends."""
    groups = groups_of(clocks_in(years_to_keep(), clock.today()))
    ended = [group for group in groups if group.state == "ended" and group.contents]
    context = {
        "groups": groups,
        "ended": ended,
        "soon": [group for group in groups if group.state == "soon"],
        "today": clock.today(),
        "keeps": may_keep_archive(request.user),
    }
    return render(request, "archive/clocks.html", context)
