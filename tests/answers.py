"""What an answer tells: a page without what differs between any two requests, a refusal by its codes."""

import re

OF_THE_REQUEST = (
    r'name="csrfmiddlewaretoken" value="[^"]+"',
    r'name="idempotency_key" value="[^"]+"',
    r'"X-CSRFToken": "[^"]+"',
    r'nonce="[^"]*"',
    r'name="next" value="[^"]*"',
    r' aria-current="page"',
)


def told(answer) -> str:
    """The body without tokens and keys, the way back, and the mark of where one is."""
    body = answer.content.decode()
    for pattern in OF_THE_REQUEST:
        body = re.sub(pattern, "", body)
    return body


def codes(refused) -> list[str]:
    """The codes of the grounds of a refusal that `pytest.raises` caught."""
    return [ground.code for ground in refused.value.decision.refusals]
