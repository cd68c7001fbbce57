"""Two persons who type one sheet at the same moment: one of them is the second, and one sheet is sealed."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from factories.paper import make_print, type_as
from factories.year import make_judging
from laurel.ballots.models import PaperTyping, SealedSheet

ORDER = ["A02", "A03", "A01"]
ROUNDS = 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the test database in memory has one writer at a time"
)
def test_two_typists_at_once_seal_one_sheet():
    judging = make_judging(entries=3, members=4)
    for place in range(ROUNDS):
        printed, barrier = make_print(judging, place), Barrier(2)
        outcomes = []

        def type_now(person, printed=printed, barrier=barrier, outcomes=outcomes):
            barrier.wait()
            outcomes.append(type_as(person, printed, ORDER))
            connection.close()

        typists = [Thread(target=type_now, args=[person]) for person in (judging.officer, judging.clerk)]
        for typist in typists:
            typist.start()
        for typist in typists:
            typist.join()

        assert sorted(outcomes) == ["first", "sealed"]
    assert SealedSheet.objects.count() == ROUNDS
    assert not PaperTyping.objects.exists()
