"""What an answer tells: a page without what differs between any two requests, a refusal by its codes."""

import re

from django.core import signing
from django.test import Client

from laurel.people.models import Person

OF_THE_REQUEST = (
    r'name="csrfmiddlewaretoken" value="[^"]+"',
    r'name="idempotency_key" value="[^"]+"',
    r'"X-CSRFToken": "[^"]+"',
    r'nonce="[^"]*"',
    r'name="next" value="[^"]*"',
    r' aria-current="page"',
    r"(?<=<span data-updated>)[\d:]+",
)
POLL = re.compile(r"/meeting/poll/([^/]+)/")
"""The moment in a signed address differs, what it says of the room stays."""


def told(answer) -> str:
    """The body without tokens and keys, the way back, and the mark of where one is."""
    body = answer.content.decode()
    for pattern in OF_THE_REQUEST:
        body = re.sub(pattern, "", body)
    return POLL.sub(lambda found: str(signing.loads(found[1], salt="laurel.meeting.poll")), body)


def codes(refused) -> list[str]:
    """The codes of the grounds of a refusal that `pytest.raises` caught."""
    return [ground.code for ground in refused.value.decision.refusals]


def signed_in(person) -> Client:
    """A browser of the person's own, read anew so that no grant is remembered; of nobody without one."""
    client = Client()
    if person is not None:
        client.force_login(Person.objects.get(pk=person.pk))
    return client
