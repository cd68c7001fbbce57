"""The member's pages: what to rank, reading, ordering, sealing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from laurel.ballots.documents import own_sheet_file
from laurel.ballots.forms import DeclarationForm, SealForm
from laurel.ballots.permissions import RANKERS
from laurel.ballots.selectors import (
    access_dossier,
    access_dossier_file,
    access_round,
    closes_at,
    draft_of,
    entries_of,
    has_declared,
    is_open,
    is_opened,
    own_ranks,
    own_sheet,
    rounds_of,
    voters_of,
)
from laurel.ballots.services import place_entry, seal_sheet, undo_placing, withdraw_sheet
from laurel.documents.faces import file_answer as paper_answer
from laurel.editions.selectors import current_edition
from laurel.files.answers import attachment_answer
from laurel.kit import clock
from laurel.kit.cards import in_words
from laurel.ledger.faces import form_page, posted
from laurel.panel.selectors import reading_opened_at, reading_order_of, room_of, seat_of
from laurel.panel.services import declare_conflict
from laurel.people.permissions import opens_to
from laurel.rulebook.criteria import sections_of
from laurel.rulebook.entrants import Category

FORMS = ["GET", "HEAD", "POST"]


@opens_to(*RANKERS)
@require_safe
def judging(request: HttpRequest) -> HttpResponse:
    """What this member ranks; a recused category is one line and nothing else."""
    edition = current_edition()
    seat = seat_of(request.user, edition) if edition else None
    rows: list[dict[str, Any]] = []
    if edition and seat:
        room = room_of(edition, [seat])
        for category in Category:
            decision = room.decision(seat, category)
            if not decision.granted:
                rows.append({"category": category.value, "recusal": in_words(decision.refusals[0])})
                continue
            rounds = [
                held
                for held in rounds_of(edition, category)
                if seat.pk in {voter.pk for voter in voters_of(held)}
            ]
            rows.append(
                {
                    "category": category.value,
                    "declared": has_declared(seat, category),
                    "rounds": [_round_facts(held, seat) for held in rounds],
                }
            )
    return render(request, "ballots/list.html", {"edition": edition, "seat": seat, "rows": rows})


def _round_facts(held: Any, seat: Any) -> dict[str, Any]:
    return {
        "round": held,
        "placed": len(draft_of(seat, held)["order"]),
        "total": len(held.entries),
        "sheet": own_sheet(seat, held),
        "opened": is_opened(held),
        "closes_at": closes_at(held),
    }


@opens_to(*RANKERS)
@require_http_methods(FORMS)
def declaration(request: HttpRequest, category: str) -> HttpResponse:
    """Before any dossier: does another conflict exist? A conflict closes the whole category."""
    edition = current_edition()
    seat = seat_of(request.user, edition) if edition else None
    if (
        edition is None
        or seat is None
        or category not in list(Category)
        or not room_of(edition, [seat]).decision(seat, category).granted
    ):
        raise Http404

    def act(typed: dict[str, str]) -> str:
        declare_conflict(
            seat,
            category,
            typed["has_conflict"] == "yes",
            typed["reason"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("ballots:list")

    rounds = rounds_of(edition, category)
    entries = list(entries_of(rounds[0]).values()) if rounds else []
    context = {"category": category, "entries": entries}
    return form_page(request, "ballots/declaration.html", DeclarationForm(posted(request)), act, context)


@opens_to(*RANKERS)
@require_safe
def workspace(request: HttpRequest, round_id: str) -> HttpResponse:
    """Reading list and own order; everything can be done without JavaScript."""
    held, seat = access_round(request.user, round_id)
    if not has_declared(seat, held.category):
        return redirect("ballots:declaration", held.category)
    opens = reading_opened_at(held.edition)
    if opens and clock.now() < opens:
        return render(request, "ballots/not_yet.html", {"opens": opens, "category": held.category})
    return render(request, "ballots/workspace.html", _workspace_facts(held, seat))


def _workspace_facts(held: Any, seat: Any) -> dict[str, Any]:
    entries = entries_of(held)
    draft = draft_of(seat, held)
    advised = [code for code in reading_order_of(seat, held.category) if code in entries]
    advised += [code for code in entries if code not in advised]
    sheet = own_sheet(seat, held)
    return {
        "round": held,
        "seat": seat,
        "placed": [entries[code] for code in draft["order"]],
        "unplaced": [entries[code] for code in advised if code not in draft["order"]],
        "total": len(entries),
        "may_undo": bool(draft["past"]),
        "sheet": sheet,
        "open": is_open(held, clock.now()) and sheet is None,
        "closes_at": closes_at(held),
    }


@opens_to(*RANKERS)
@require_POST
def place(request: HttpRequest, round_id: str) -> HttpResponse:
    """One move: to a position, one up, one down, or out of the order."""
    held, seat = access_round(request.user, round_id)
    code = request.POST.get("code", "")
    order = draft_of(seat, held)["order"]
    try:
        position = _position(request, code, order)
    except ValueError:
        messages.error(
            request,
            _("%(code)s 的序位請填 1 到 %(most)d 的數字。") % {"code": code, "most": len(held.entries)},
        )
        return redirect(f"{reverse('ballots:workspace', args=[round_id])}#entry-{code}")
    order = place_entry(held, seat, code, position, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    if code in order:
        words = _("%(code)s 在第 %(place)d 位，共 %(total)d 位。") % {
            "code": code,
            "place": order.index(code) + 1,
            "total": len(order),
        }
    else:
        words = _("%(code)s 已移出序位。") % {"code": code}
    messages.success(request, words)
    return redirect(f"{reverse('ballots:workspace', args=[round_id])}#entry-{code}")


def _position(request: HttpRequest, code: str, order: list[str]) -> int | None:
    move = request.POST.get("move", "to")
    here = order.index(code) + 1 if code in order else len(order) + 1
    if move == "out":
        return None
    if move == "up":
        return here - 1
    if move == "down":
        return here + 1
    typed = request.POST.get("position", "").strip()
    return int(typed) if typed else len(order) + (code not in order)


@opens_to(*RANKERS)
@require_POST
def undo(request: HttpRequest, round_id: str) -> HttpResponse:
    """Takes the last move back."""
    held, seat = access_round(request.user, round_id)
    undo_placing(held, seat, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已復原上一步。"))
    return redirect("ballots:workspace", round_id)


@opens_to(*RANKERS)
@require_safe
def read(request: HttpRequest, round_id: str, code: str) -> HttpResponse:
    """One dossier as it was submitted, each criterion with what to look at beside it."""
    held, seat = access_round(request.user, round_id)
    if not has_declared(seat, held.category):
        return redirect("ballots:declaration", held.category)
    held, nomination, submission = access_dossier(request.user, round_id, code, clock.now())
    texts = {row["criterion"]: row["text"] for row in submission.content["sections"]}
    order = draft_of(seat, held)["order"]
    context = {
        "round": held,
        "nomination": nomination,
        "submission": submission,
        "content": submission.content,
        "sections": [
            (criterion, texts.get(criterion.code)) for criterion in sections_of(Category(held.category))
        ],
        "place": order.index(code) + 1 if code in order else None,
        "open": is_open(held, clock.now()) and own_sheet(seat, held) is None,
        "next_place": len(order) + 1,
    }
    return render(request, "ballots/read.html", context)


@opens_to(*RANKERS)
@require_safe
def dossier_file(request: HttpRequest, round_id: str, code: str, file_id: str) -> FileResponse:
    """A file of a dossier, always as an attachment."""
    row = access_dossier_file(request.user, round_id, code, file_id, clock.now())
    return attachment_answer(row["sha256"], row["name"], row["media_type"])


@opens_to(*RANKERS)
@require_http_methods(FORMS)
def seal(request: HttpRequest, round_id: str) -> HttpResponse:
    """The sheet as it will be sealed; absent to others before anyone is asked for a password."""
    held, seat = access_round(request.user, round_id)
    answer: HttpResponse = _seal(request, held, seat)
    return answer


@reauthentication_required  # type: ignore[untyped-decorator]
def _seal(request: HttpRequest, held: Any, seat: Any) -> HttpResponse:
    """Sealing asks for the password again."""
    round_id = held.public_id
    if own_sheet(seat, held) is not None and request.method != "POST":
        return redirect("ballots:sealed", round_id)
    facts = _workspace_facts(held, seat)

    def act(typed: dict[str, str]) -> str:
        seal_sheet(
            held,
            seat,
            idempotency_key=typed["idempotency_key"],
            actor=request.user,  # type: ignore[arg-type]
            now=clock.now(),
        )
        return reverse("ballots:sealed", args=[round_id])

    form = SealForm(posted(request), initial={"idempotency_key": str(uuid4())})
    return form_page(request, "ballots/seal.html", form, act, facts)


@opens_to(*RANKERS)
@require_safe
def sealed(request: HttpRequest, round_id: str) -> HttpResponse:
    """The receipt: code, time, who can see what until when, the sheet to sign."""
    held, seat = access_round(request.user, round_id)
    sheet = own_sheet(seat, held)
    if sheet is None:
        return redirect("ballots:workspace", round_id)
    entries = entries_of(held)
    ranks = sorted(own_ranks(sheet).items(), key=lambda row: row[1])
    context = {
        "round": held,
        "sheet": sheet,
        "order": [(rank, entries[code]) for code, rank in ranks],
        "open": is_open(held, clock.now()),
        "opened": is_opened(held),
        "closes_at": closes_at(held),
    }
    return render(request, "ballots/sealed.html", context)


@opens_to(*RANKERS)
@require_POST
def withdraw(request: HttpRequest, round_id: str) -> HttpResponse:
    """Takes the sealed sheet back."""
    held, seat = access_round(request.user, round_id)
    withdraw_sheet(held, seat, actor=request.user, now=clock.now())  # type: ignore[arg-type]
    messages.success(request, _("已收回。修改後請再彌封一次。"))
    return redirect("ballots:workspace", round_id)


@opens_to(*RANKERS)
@require_safe
def sheet(request: HttpRequest, round_id: str, file_format: str) -> HttpResponse:
    """The member's own sheet as PDF or ODT: filled when sealed, blank otherwise."""
    held, seat = access_round(request.user, round_id)
    if file_format not in ("pdf", "odt"):
        raise Http404
    return paper_answer(own_sheet_file(held, seat, file_format, clock.now()))
