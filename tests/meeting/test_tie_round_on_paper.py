"""A tie round on paper, beside one on devices: printed with serials, typed by two, opened like any."""

import pytest

from answers import codes
from factories.deciding import NOW, letters, open_all
from factories.paper import make_print, seal_from_paper, type_as
from factories.year import OVERALL, make_judging, rank_and_seal
from laurel.kit.refusals import Refused
from laurel.ledger.verification import verify
from laurel.meeting.selectors import count_of
from laurel.meeting.services import start_tie_round

pytestmark = pytest.mark.django_db


def tie(judging):
    """The first evaluation leaves two entries equal, and their round is under way."""
    judging.fill([letters(order) for order in ("ABC", "ABC", "BAC", "BAC")])
    open_all(judging)
    start_tie_round(judging.edition, OVERALL, letters("AB"), actor=judging.convener, now=NOW)


def test_paper_and_devices_settle_it_together():
    judging = make_judging(entries=3, members=4)
    tie(judging)
    for place in (0, 1):
        seal_from_paper(judging, letters("AB"), place, NOW)
    for place, order in ((2, "AB"), (3, "BA")):
        rank_and_seal(judging.round(), judging.members[place], letters(order), now=NOW)

    open_all(judging)

    count = count_of(judging.edition, OVERALL)
    (again,) = count.rounds
    assert (count.order, count.tally.settled) == (("A01", "A02", "A03"), True)
    assert again.sheets["委員1"] == {"A01": 1, "A02": 2}
    assert verify().sound


def test_a_serial_of_the_first_evaluation_is_none_of_the_round():
    judging = make_judging(entries=3, members=4)
    early = make_print(judging)
    tie(judging)

    with pytest.raises(Refused) as refused:
        type_as(judging.clerk, early, letters("ABC"), NOW)

    assert codes(refused) == ["opened_already"]
