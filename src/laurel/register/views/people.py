"""People: looked for, read, added, corrected; where they serve and what they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from laurel.documents.faces import file_answer
from laurel.kit import clock
from laurel.ledger.faces import form_page, posted
from laurel.people.models import Person
from laurel.people.permissions import opens_to
from laurel.people.roles import Role
from laurel.register.documents import FORMATS, file_of, listing_of_people
from laurel.register.forms import (
    LastDayForm,
    NewPersonForm,
    PersonForm,
    PostingForm,
    RoleForm,
    SearchForm,
)
from laurel.register.permissions import READERS, WRITERS, may_write_register
from laurel.register.selectors import access_grant, access_person, access_posting, people_matching
from laurel.register.services import (
    add_person,
    add_posting,
    correct_person,
    end_posting,
    end_role,
    grant_role,
)

FORMS = ["GET", "HEAD", "POST"]
PAGE = "register/person_form.html"
PER_PAGE = 50


def _matching(request: HttpRequest) -> tuple[SearchForm, QuerySet[Person], date]:
    """The search with what was asked, who it finds, and on which day."""
    form = SearchForm(request.GET or None, initial={"on": clock.today()})
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    day = asked.get("on") or clock.today()
    found = people_matching(
        words=asked.get("words", ""), unit=asked.get("unit"), role=asked.get("role", ""), day=day
    )
    return form, found, day


@opens_to(*READERS)
@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    """The people who are looked for, with where they serve and what they hold on the day."""
    form, found, day = _matching(request)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "day": day,
        "query": query.urlencode(),
        "writes": may_write_register(request.user),
    }
    return render(request, "register/people.html", context)


@opens_to(*READERS)
@require_safe
def people_file(request: HttpRequest, file_format: str) -> HttpResponse:
    """The people found as ODS or CSV."""
    if file_format not in FORMATS:
        raise Http404
    _form, found, _day = _matching(request)
    return file_answer(file_of(listing_of_people(found), file_format))


@opens_to(*READERS)
@require_safe
def person_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: data, postings, roles."""
    person = access_person(request.user, pk)
    context = {
        "person": person,
        "postings": person.postings.select_related("unit").order_by("-valid_from", "-pk"),
        "grants": person.role_grants.select_related("unit").order_by("-valid_from", "-pk"),
        "writes": may_write_register(request.user),
    }
    return render(request, "register/person.html", context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def person_add(request: HttpRequest) -> HttpResponse:
    """A person who was not in the register."""

    def act(typed: dict[str, Any]) -> str:
        person = add_person(
            form.put_into(Person()),
            unit=typed["unit"],
            since=typed["since"] or clock.today(),
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:person", args=[person.pk])

    form = NewPersonForm(posted(request), today=clock.today())
    context = {"page_title": _("新增人員"), "verb": _("新增人員")}
    return form_page(request, PAGE, form, act, context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def person_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A person's data as they are."""
    person = access_person(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        correct_person(form.put_into(person), actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:person", args=[pk])

    form = PersonForm(posted(request), initial=model_to_dict(person))
    context = {"person": person, "page_title": _("更正資料"), "verb": _("更正資料")}
    return form_page(request, PAGE, form, act, context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def posting_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the person serves from a day on."""
    person = access_person(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        add_posting(person, typed["unit"], typed["since"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:person", args=[pk])

    form = PostingForm(posted(request), today=clock.today())
    context = {"person": person, "page_title": _("登錄服務單位"), "verb": _("登錄服務單位")}
    return form_page(request, PAGE, form, act, context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def posting_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day at a unit."""
    posting = access_posting(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        end_posting(posting, typed["last_day"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:person", args=[posting.person_id])

    context = {
        "person": posting.person,
        "what": posting.unit.name,
        "page_title": _("結束服務"),
        "verb": _("結束服務"),
    }
    return form_page(request, PAGE, LastDayForm(posted(request)), act, context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def role_grant(request: HttpRequest, pk: int) -> HttpResponse:
    """A role for a time."""
    person = access_person(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        grant_role(
            person,
            Role(typed["role"]),
            typed["unit"],
            typed["since"],
            typed["until"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("register:person", args=[pk])

    form = RoleForm(posted(request), today=clock.today())
    context = {"person": person, "page_title": _("授予職務"), "verb": _("授予職務")}
    return form_page(request, PAGE, form, act, context)


@opens_to(*WRITERS)
@require_http_methods(FORMS)
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of a role."""
    grant = access_grant(request.user, pk)

    def act(typed: dict[str, Any]) -> str:
        end_role(grant, typed["last_day"], actor=request.user, now=clock.now())  # type: ignore[arg-type]
        return reverse("register:person", args=[grant.person_id])

    context = {
        "person": grant.person,
        "what": grant.get_role_display(),
        "page_title": _("結束職務"),
        "verb": _("結束職務"),
    }
    return form_page(request, PAGE, LastDayForm(posted(request)), act, context)
