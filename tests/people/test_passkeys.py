"""Passkeys: made, used, renamed and removed by their own person; beside the password, never after it."""

import json
import re
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from answers import told
from factories.devices import Device
from factories.people import make_person, make_unit
from laurel.ledger.models import Entry
from laurel.ledger.verification import verify
from laurel.people.models import Passkey
from laurel.people.roles import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PASSWORD = "a-long-enough-word"
LIST = "/account/passkeys/"
ADD = "/account/passkeys/add/"
CONFIRM = "/account/confirm/"
SIGN_IN = "/sign-in/"
BY_PASSKEY = "/sign-in/passkey/"
MALFORMED = ["", "[]", "{}", '"x"', "{", '{"id": 1}', '{"response": {"userHandle": "!"}}']


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


def somebody(**overrides):
    person = make_person(Role.PANEL_MEMBER, unit=make_unit(), **overrides)
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person


def browser() -> Client:
    return Client(headers={"host": "localhost"})


def by_password(person) -> Client:
    client = browser()
    client.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    return client


def asked_on(answer) -> dict:
    found = re.search(r'<script id="passkey-asked" type="application/json">(.*?)</script>', answer.text)
    assert found, "the page asks the device nothing"
    return json.loads(found[1])


def confirm_by_password(client: Client):
    return client.post(CONFIRM, {"password": PASSWORD, "next": ADD})


def add(client: Client, device: Device, name="辦公室電腦"):
    confirm_by_password(client)
    return client.post(ADD, {"name": name, "credential": device.make(asked_on(client.get(ADD)))})


def sign_in(client: Client, device: Device, **more):
    asked = client.get(BY_PASSKEY, headers={"accept": "application/json"}).json()
    return client.post(BY_PASSKEY, {"credential": device.sign(asked), **more})


def test_a_passkey_is_added_after_the_password_and_the_record_holds_no_key():
    person, device = somebody(), Device()
    client = by_password(person)
    first = client.get(ADD)

    answer = add(client, device)

    entry = Entry.objects.get(act="people.passkey_added")
    assert first.url == f"{CONFIRM}?next=%2Faccount%2Fpasskeys%2Fadd%2F"
    assert answer.url == LIST
    assert "辦公室電腦" in client.get(LIST).text
    assert (entry.actor_key, entry.note, [row[0] for row in entry.rows]) == (
        person.key,
        {"name": "辦公室電腦"},
        ["people.passkey"],
    )
    assert verify().sound


def test_a_row_changed_added_or_removed_behind_the_record_is_noticed():
    for number in range(3):
        add(by_password(somebody()), Device(), f"第 {number} 把")
    changed, removed, copied = Passkey.objects.order_by("pk")
    Passkey.objects.filter(pk=changed.pk).update(data={**changed.data, "name": "別的"})
    Passkey.objects.filter(pk=removed.pk).delete()
    copied.pk = None
    copied.save()

    faults = [str(fault) for fault in verify().faults]

    assert faults == [
        f"people.passkey {changed.pk}: was changed after its last entry",
        f"people.passkey {copied.pk}: stands in no entry of the record",
        f"people.passkey {removed.pk}: was removed without an entry",
    ]


def test_signing_in_by_passkey_gives_the_session_of_a_password():
    person, device = somebody(), Device()
    add(by_password(person), device)
    by_word, by_device = by_password(person), browser()

    answer = sign_in(by_device, device, next="/judging/")

    cookies = [client.cookies["session"]["max-age"] for client in (by_word, by_device)]
    assert answer.url == "/judging/"
    assert cookies == ["", ""]
    assert by_device.get("/today/").status_code == 200
    assert by_device.get("/judging/").status_code == 200
    assert verify().sound


def test_a_passkey_is_not_asked_for_after_the_password():
    person = somebody()
    add(by_password(person), Device())

    assert by_password(person).get("/today/").status_code == 200


def test_confirming_by_passkey_counts_for_five_minutes_and_goes_on(time_machine):
    person, device = somebody(), Device()
    client = by_password(person)
    time_machine.move_to("2026-07-01T02:00:00Z")
    add(client, device)
    time_machine.shift(301)
    page = client.get(f"{CONFIRM}?next={ADD}")

    answer = client.post(CONFIRM, {"credential": device.sign(asked_on(page)), "next": ADD})
    at_once = client.get(ADD).status_code
    time_machine.shift(301)

    assert (answer.url, at_once, client.get(ADD).status_code) == (ADD, 200, 302)


@pytest.mark.parametrize("case", ["another_device", "no_finger", "another_persons"])
def test_an_answer_that_does_not_hold_neither_confirms_nor_signs_in(case):
    person, device = somebody(), Device()
    client = by_password(person)
    add(client, device)
    other = Device()
    add(by_password(somebody()), other)
    wrong = {
        "another_device": Device(handle=device.handle, person=device.person),
        "no_finger": Device(asks=False, key=device.key, handle=device.handle, person=device.person),
        "another_persons": Device(key=other.key, handle=other.handle, person=device.person),
    }[case]
    client = by_password(person)

    page = client.post(CONFIRM, {"credential": wrong.sign(asked_on(client.get(CONFIRM)))})
    stranger = browser()
    sign_in(stranger, wrong)

    assert "這次沒有核對成功" in page.text
    assert client.get(ADD).status_code == 302
    assert stranger.get("/today/").url.startswith(SIGN_IN)


def test_an_answer_is_good_once():
    person, device = somebody(), Device()
    add(by_password(person), device)
    client = browser()
    asked = client.get(BY_PASSKEY, headers={"accept": "application/json"}).json()
    said = device.sign(asked)
    client.post(BY_PASSKEY, {"credential": said})
    client.post("/sign-out/")

    client.post(BY_PASSKEY, {"credential": said})

    assert client.get("/today/").url.startswith(SIGN_IN)


@pytest.mark.parametrize("said", MALFORMED)
def test_what_is_no_answer_of_a_device_is_turned_away(said):
    person, device = somebody(), Device()
    client = by_password(person)
    add(client, device)
    stranger = browser()
    stranger.get(BY_PASSKEY, headers={"accept": "application/json"})

    answers = [
        stranger.post(BY_PASSKEY, {"credential": said, "next": "/judging/"}),
        client.post(CONFIRM, {"credential": said}),
        client.post(ADD, {"name": "電話", "credential": said}),
    ]

    assert [answer.status_code for answer in answers] == [302, 200, 422]
    assert answers[0].url == f"{SIGN_IN}?next=%2Fjudging%2F"
    assert Passkey.objects.count() == 1


@pytest.mark.parametrize("way", ["password", "passkey"])
def test_an_account_that_was_ended_signs_in_neither_way(way):
    person, device = somebody(), Device()
    add(by_password(person), device)
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    client = browser()

    if way == "passkey":
        answer = sign_in(client, device)
    else:
        answer = client.post(SIGN_IN, {"login": person.username, "password": PASSWORD})

    assert answer.url == SIGN_IN
    assert "這個帳號已停用" in client.get(SIGN_IN).text
    assert client.get("/today/").url.startswith(SIGN_IN)


def test_a_person_without_a_role_signs_in_and_finds_nothing():
    person, device = somebody(), Device()
    add(by_password(person), device)
    person.role_grants.all().delete()
    client = browser()

    client.get(sign_in(client, device).url)

    assert told(client.get(LIST)) == told(client.get("/no-such-page/"))


def test_failed_passwords_do_not_lock_the_passkey():
    person, device = somebody(), Device()
    client = by_password(person)
    add(client, device)
    attacker = browser()
    for _ in range(25):
        attacker.post(SIGN_IN, {"login": person.username, "password": "wrong"})
    locked = browser()
    locked.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    by_device = browser()

    sign_in(by_device, device)
    page = by_device.get(CONFIRM)
    by_device.post(CONFIRM, {"credential": device.sign(asked_on(page)), "next": ADD})

    assert locked.get("/today/").status_code == 302
    assert by_device.get(ADD).status_code == 200


def test_a_strangers_passkey_is_absent():
    add(by_password(somebody()), Device(), "私人手機")
    theirs = Passkey.objects.get()
    client = by_password(somebody())
    client.get(confirm_by_password(client).url)
    paths = [f"{LIST}{theirs.pk}/", f"{LIST}{theirs.pk}/remove/"]
    absent = told(client.get(f"{LIST}{theirs.pk + 1}/"))

    answers = [
        told(answer) for path in paths for answer in (client.get(path), client.post(path, {"name": "我的"}))
    ]

    assert answers == [absent] * 4
    assert "私人手機" not in client.get(LIST).text
    assert Passkey.objects.get().name == "私人手機"


def test_a_passkey_is_renamed_and_removed_by_acts_of_the_record():
    person, device = somebody(), Device()
    client = by_password(person)
    add(client, device)
    path = f"{LIST}{Passkey.objects.get().pk}/"

    client.post(path, {"name": "會議室平板"})
    client.post(path, {"name": "會議室平板"})
    renamed = client.get(LIST).text
    asked = client.get(f"{path}remove/").text
    client.post(f"{path}remove/")

    acts = [(row.act, row.note["name"]) for row in Entry.objects.filter(act__startswith="people.passkey")]
    assert acts == [
        ("people.passkey_added", "辦公室電腦"),
        ("people.passkey_renamed", "會議室平板"),
        ("people.passkey_removed", "會議室平板"),
    ]
    assert "會議室平板" in renamed
    assert "移除「會議室平板」" in asked
    assert "還沒有通行金鑰" in client.get(LIST).text
    assert sign_in(browser(), device).url == SIGN_IN
    assert verify().sound


def test_renaming_and_removing_ask_who_acts():
    client = by_password(somebody())
    add(client, Device())
    path = f"{LIST}{Passkey.objects.get().pk}/"
    again = by_password(Passkey.objects.get().user)

    assert [again.post(at, {"name": "x"}).url.split("?")[0] for at in (path, f"{path}remove/")] == [
        CONFIRM
    ] * 2
    assert Passkey.objects.get().name == "辦公室電腦"


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("127.0.0.1:8000", "目前的網址（127.0.0.1）是 IP 位址"),
        ("[::1]:8000", "是 IP 位址"),
        ("testserver", "通行金鑰只能用在 https 的網址"),
    ],
)
def test_an_address_without_passkeys_says_why_and_goes_on_with_the_password(host, words):
    client = by_password(somebody())
    add(client, Device())

    page = client.get(LIST, headers={"host": host})
    sign_in_page = Client().get(SIGN_IN, headers={"host": host})

    assert words in unescape(page.text)
    assert ("http://localhost:8000/account/passkeys/" in page.text) == (host != "testserver")
    assert "data-passkey" not in client.get(CONFIRM, headers={"host": host}).text
    assert "以通行金鑰登入" not in sign_in_page.text
    assert "以通行金鑰登入" in browser().get(SIGN_IN).text


def test_the_list_reads_as_often_for_one_as_for_three_hundred(django_assert_num_queries):
    client = by_password(somebody())
    add(client, Device())
    one = Passkey.objects.get()
    with django_assert_num_queries(QUERIES):
        client.get(LIST)
    for number in range(299):
        Passkey.objects.create(user=one.user, type=one.type, data={**one.data, "name": f"第 {number} 把"})

    with django_assert_num_queries(QUERIES):
        assert client.get(LIST).text.count('<th scope="row">') == 300


QUERIES = 5
