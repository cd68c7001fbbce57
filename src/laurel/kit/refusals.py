"""`Refused`: how a service says no. The transaction is undone, the attempt is recorded, the grounds are shown."""

from __future__ import annotations

from laurel.rulebook.articles import Article
from laurel.rulebook.grounds import Decision, refused


class Refused(Exception):
    """An act that a rule forbids: the decision, the act attempted and the chain it belongs to."""

    def __init__(self, decision: Decision, *, act: str, chain: str) -> None:
        super().__init__(act, [ground.code for ground in decision.refusals])
        self.decision = decision
        self.act = act
        self.chain = chain


def refuse_unless(decision: Decision, *, act: str, chain: str) -> Decision:
    """Returns the decision when it is granted, raises `Refused` otherwise."""
    if not decision.granted:
        raise Refused(decision, act=act, chain=chain)
    return decision


def refuse(article: Article, code: str, *, act: str, chain: str, **seen: str | int | bool | None) -> Refused:
    """One forbidding ground as an exception to raise."""
    return Refused(refused(article, code, **seen), act=act, chain=chain)
