"""Plays races on a migrated database of its own and prints what it saw as JSON: `python -m chaos.races ROUNDS`.

A process apart, because the record refuses to be emptied and threads need rows that are committed.
"""

import json
import sys
import threading

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from factories.people import make_person, make_unit  # noqa: E402
from factories.year import CONTACT, OVERALL, at, make_branch, make_centre, make_judging  # noqa: E402
from laurel.ballots.selectors import opened_ranks, rounds_of, sealed_members, voters_of  # noqa: E402
from laurel.ballots.services import begin_round, consent_to_open, place_entry, seal_sheet  # noqa: E402
from laurel.kit.refusals import Refused  # noqa: E402
from laurel.ledger.models import Entry  # noqa: E402
from laurel.ledger.services import record  # noqa: E402
from laurel.ledger.verification import verify  # noqa: E402
from laurel.nominations.services import Particulars, nominate  # noqa: E402
from laurel.panel.models import Member  # noqa: E402
from laurel.panel.services import declare_conflict, order_recusal  # noqa: E402
from laurel.people.models import Honour  # noqa: E402
from laurel.people.roles import Role  # noqa: E402
from laurel.people.services import add_history  # noqa: E402

NOW = at(6, 24)


def together(*acts):
    """Runs the acts at the same moment, each on a connection of its own; answers what each came to."""
    gate, outcomes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        gate.wait()
        try:
            outcomes[place] = act() or "done"
        except Refused as refused:
            outcomes[place] = refused.decision.refusals[0].code
        except Exception as error:
            outcomes[place] = f"{type(error).__name__}: {error}"
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def new_round(judging):
    entries = rounds_of(judging.edition, OVERALL)[0].entries
    return begin_round(judging.edition, OVERALL, entries, None, None, actor=judging.officer, now=NOW)


def fill(held, member):
    for place, code in enumerate(held.entries, start=1):
        place_entry(held, member, code, place, actor=member.person, now=NOW)


def sealing(held, member, key="once"):
    return lambda: seal_sheet(held, member, idempotency_key=key, actor=member.person, now=NOW).receipt_code


def against_opening(judging):
    """The last member seals while convener and clerk open the sheets that are there."""
    held = new_round(judging)
    *early, late = voters_of(held)
    for member in (*early, late):
        fill(held, member)
    for member in early:
        sealing(held, member)()
    excused = [late.code]

    def consent(role, person):
        return lambda: str(consent_to_open(held, role, len(early), excused=excused, actor=person, now=NOW).pk)

    consent(Role.CONVENER, judging.convener)()
    sealed, opened = together(sealing(held, late), consent(Role.MEETING_CLERK, judging.clerk))
    counted = late.code in opened_ranks(rounds_of(judging.edition, OVERALL)[-1])
    is_open = bool(opened_ranks(rounds_of(judging.edition, OVERALL)[-1]))
    receipt = len(sealed) == 12 and sealed.isalnum()
    if is_open:
        return sealed == "sheets_closed" and not counted
    return receipt and opened == "sheets_counted_otherwise"


def against_recusal(judging):
    """A member seals while the convener orders that very member out of the category."""
    unit = make_unit()
    person = make_person(Role.PANEL_MEMBER, serves_at=unit)
    like = Member.objects.filter(edition=judging.edition, seat=Member.Seat.MEMBER).first()
    member = Member.objects.get(pk=like.pk)
    member.pk, member.person, member.unit = None, person, unit
    member.code, member.public_id = f"委員{person.pk}", f"race{person.pk}"
    with transaction.atomic():
        member.save(force_insert=True)
        record("chaos.seated", actor=judging.officer, now=NOW, chain=judging.edition.chain, rows=[member])
    declare_conflict(member, OVERALL, False, "", actor=person, now=NOW)
    held = new_round(judging)
    fill(held, member)
    sealed, ordered = together(
        sealing(held, member),
        lambda: order_recusal(member, OVERALL, "理由", actor=judging.convener, now=NOW),
    )
    acts = dict(
        Entry.objects.filter(act__in=["ballots.sheet_sealed", "panel.recusal_ordered"])
        .order_by("number")
        .values_list("act", "number")
    )
    before = acts.get("ballots.sheet_sealed", 0) < acts["panel.recusal_ordered"]
    left = member.pk not in {voter.pk for voter in voters_of(held)}
    receipt = len(sealed) == 12 and sealed.isalnum()
    return ordered == "done" and left and (before if receipt else sealed.startswith("Http404"))


def against_a_second_device(judging):
    """One member presses the button on two devices: once with the same press, once with another."""
    held = new_round(judging)
    member = voters_of(held)[0]
    fill(held, member)
    first, again, other = together(
        sealing(held, member, "a"), sealing(held, member, "a"), sealing(held, member, "b")
    )
    receipts = {answer for answer in (first, again, other) if len(answer) == 12 and answer.isalnum()}
    refusals = [answer for answer in (first, again, other) if answer == "sheet_sealed_already"]
    return len(receipts) == 1 and len(refusals) in (1, 2) and sealed_members(held) == {member.pk}


def against_the_register(judging):
    """A past result is recorded while a branch nominates and names a writer: both hold the year, then the register."""
    branch = make_branch()
    centre = make_centre(branch)
    writer = make_person(serves_at=centre)
    particulars = Particulars(**CONTACT, writers=(writer,))
    honour = Honour(level=Honour.Level.MINISTRY, unit=make_unit(), roc_year=114, category=OVERALL, place=1)
    outcomes = together(
        lambda: add_history([], [honour], actor=judging.officer, now=at(5, 20)),
        lambda: (
            nominate(
                judging.edition,
                centre,
                OVERALL,
                nominated_by_unit=branch.unit,
                particulars=particulars,
                actor=branch.coordinator,
                now=at(5, 20),
            ).code
        ),
    )
    return outcomes[0] == "done" and outcomes[1].startswith("A")


RACES = {
    "opening": against_opening,
    "recusal": against_recusal,
    "second_device": against_a_second_device,
    "register": against_the_register,
}


def main():
    rounds = int(sys.argv[1])
    judging = make_judging(entries=3, members=4)
    seen = {name: sum(bool(race(judging)) for _ in range(rounds)) for name, race in RACES.items()}
    sys.stdout.write(json.dumps({"lawful": seen, "record_is_sound": verify().sound}))


if __name__ == "__main__":
    main()
