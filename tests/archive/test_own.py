"""After a year is closed, or a role has ended, people keep what is theirs and what was published; nothing else opens.

Every route of the resolver is asked, with ids of the closed year, by each of them.
"""

from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from answers import signed_in
from factories.archiving import CLOSING, make_closed
from factories.people import make_person
from factories.year import YEAR, make_edition
from laurel.applications.models import Submission
from laurel.documents.models import IssuedPaper
from laurel.kit import clock
from laurel.meeting.models import SignedScan
from laurel.nominations.models import Nomination
from laurel.people.models import Person, RoleGrant
from laurel.people.permissions import grants_of
from laurel.people.roles import Role
from panel.test_world_pairs import addresses, real_ids, routes

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NEVER = {"account_logout", "account_login", "account_reauthenticate"}
OF_EVERYBODY = {
    "account_passkeys",
    "account_passkey_add",
    "archive:own",
    "desk:accessibility",
    "desk:programme",
    "desk:rules",
    "desk:today",
    "desk:verify",
    "library:overview",
    "library:units",
    "nominations:self_check",
}
"""Pages that show nothing of a closed year: what one has to do, the rules, whether a unit may enter, one's own past."""
MOST = 10
"""How many combinations of ids each route is asked with that opens to a role of the person."""


@pytest.fixture
def judging(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: CLOSING)
    return make_closed()


def end_roles(person):
    """Every role of the person ended yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleGrant.objects.filter(person=person).update(valid_to=yesterday)


def ids_of(edition):
    ids = real_ids(edition)
    scans = list(SignedScan.objects.values_list("public_id", flat=True))
    papers = list(IssuedPaper.objects.values_list("number", flat=True))
    everything = [*ids[""], *scans, *papers]
    return {**ids, "": everything, "scan_id": scans, "public_id": everything, "roc_year": ["115"]}


def opened_to(person, edition):
    """The names of the routes that answer, each with the addresses that do."""
    client, ids = signed_in(person), ids_of(edition)
    roles = {grant.role for grant in grants_of(Person.objects.get(pk=person.pk))}
    found: dict[str, set[str]] = {}
    for name, route, door in routes(get_resolver()):
        if name in NEVER or route.startswith("/i18n"):
            continue
        opens = isinstance(door, str) or bool(roles & {role.value for role in door})
        for path in addresses(route, ids, MOST if opens else 1):
            answer = client.get(path)
            if answer.streaming:
                answer.getvalue()  # read to its end the file is closed, and the connection stays
            if answer.status_code == 200:
                found.setdefault(name, set()).add(path)
    return found


def test_a_member_of_a_closed_year_keeps_the_own_sheet_and_receipt(judging):
    member = judging.people[0]

    found = opened_to(member, judging.edition)

    held = judging.round("project_planning").public_id
    own = {"ballots:list", "ballots:sealed", "ballots:sheet", "ballots:own_paper", "meeting:list"}
    assert found.keys() - OF_EVERYBODY == own
    assert found["ballots:sealed"] == {f"/judging/{held}/sealed/"}


@pytest.mark.slow
def test_the_convener_and_the_clerk_of_a_closed_year_open_nothing_of_it(judging):
    of_convener = opened_to(judging.convener, judging.edition)
    of_clerk = opened_to(judging.clerk, judging.edition)

    assert of_convener.keys() - OF_EVERYBODY == {
        "ballots:list",
        "meeting:list",
        "panel:show",
        "results:list",
        "ballots:paper_desk",
        "ballots:paper_enter",
    }
    assert of_clerk.keys() - OF_EVERYBODY == {"meeting:list", "ballots:paper_desk", "ballots:paper_enter"}


@pytest.mark.slow
def test_an_applicant_of_a_closed_year_keeps_the_own_entry_only(judging):
    entries = list(Nomination.objects.order_by("code"))
    person = entries[0].nominated_by

    found = opened_to(person, judging.edition)

    others = {row.public_id for row in entries[1:]}
    others |= {
        row.application.public_id for row in Submission.objects.exclude(application__nomination=entries[0])
    }
    paths = [path for paths in found.values() for path in paths]
    assert [path for path in paths if any(key in path for key in others)] == []
    assert found["archive:own_notice"] == {f"/archive/own/{entries[0].public_id}/notice.pdf"}
    assert not any(name.startswith(("ballots:", "meeting:")) for name in found)


@pytest.mark.parametrize("who", ["member", "applicant", "officer", "convener"])
def test_whose_roles_have_ended_opens_only_the_own_past(judging, who):
    entry = Nomination.objects.order_by("code")[0]
    person = {
        "member": judging.people[0],
        "applicant": entry.nominated_by,
        "officer": judging.officer,
        "convener": judging.convener,
    }[who]
    end_roles(person)

    found = opened_to(person, judging.edition)

    public = {"desk:accessibility", "desk:programme", "desk:rules", "desk:verify"}
    kept = {
        "member": {"archive:own"},
        "applicant": {"archive:own", "archive:own_notice", "archive:own_version"},
        "officer": set(),
        "convener": set(),
    }[who]
    assert found.keys() - public == kept


def test_the_own_past_says_the_own_order_and_nobody_elses(judging):
    first, second = judging.people[:2]
    end_roles(first)

    page = signed_in(first).get("/archive/own/").content.decode()

    assert all(row.code in page for row in Nomination.objects.all())
    assert judging.members[0].code not in page
    assert second.name not in page


def test_the_own_past_stays_after_the_next_year_is_opened(judging):
    officer = make_person(Role.PROGRAMME_OFFICER)
    make_edition(officer, YEAR + 1, decided=False)
    member, entry = judging.people[0], Nomination.objects.order_by("code")[0]

    of_member = signed_in(member).get("/archive/own/").content.decode()
    of_applicant = signed_in(entry.nominated_by).get(f"/archive/own/{entry.public_id}/notice.pdf")
    report = signed_in(officer).get("/archive/115/report/")

    assert "115 專案規劃類" in of_member
    assert (of_applicant.status_code, report.status_code) == (200, 200)


def test_a_suspended_account_opens_nothing(judging):
    member = judging.people[0]
    Person.objects.filter(pk=member.pk).update(valid_until=timezone.localdate() - timedelta(days=1))

    assert signed_in(member).get("/archive/own/").status_code == 404
