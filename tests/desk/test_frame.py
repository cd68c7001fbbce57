"""The frame around every page, also where nobody is known yet."""

import pytest
from django.test import Client

from factories.people import make_person
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_request_for_another_host_is_answered_as_a_bad_request(settings):
    settings.ALLOWED_HOSTS = ["laurel.example"]

    answer = Client().get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "送來的內容無法讀取" in answer.content.decode()


def test_doors_beyond_one_line_stand_behind_more_on_every_page(client):
    client.force_login(make_person(Role.PROGRAMME_OFFICER))

    frames = [client.get(path).context["frame"] for path in ("/today/", "/rules/")]

    shown = [[str(door.label) for door in frame.navigation] for frame in frames]
    usual = ["今天", "推薦", "資格審查", "評審小組", "會議", "結果", "敘獎", "稽核"]
    assert shown == [usual, usual]
    assert [str(door.label) for door in frames[1].further if door.current] == ["規則"]
    assert [len(frame.navigation) + len(frame.further) for frame in frames] == [16, 16]
    client.force_login(make_person(Role.HR_OFFICER))
    assert client.get("/today/").context["frame"].further == ()
