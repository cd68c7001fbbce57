"""The frame around every page, also where nobody is known yet."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_request_for_another_host_is_answered_as_a_bad_request(settings):
    settings.ALLOWED_HOSTS = ["laurel.example"]

    answer = Client().get("/", headers={"host": "elsewhere.example"})

    assert answer.status_code == 400
    assert "送來的內容無法讀取" in answer.content.decode()
