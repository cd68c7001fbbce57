"""Asking every address of the product as one person, and what each answer tells."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import unquote

import pypdfium2
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from answers import OF_THE_REQUEST
from factories.worlds import same_dice_for, undone
from laurel.people.permissions import holds

PARAMETER = re.compile(r"<(\w+):(\w+)>")
RANDOM = (
    *OF_THE_REQUEST,
    r"'nonce-[^']+'",
    r'name="idempotency_key" value="[^"]+"',
    r"\b[0-9a-f]{64}\b",
    r"\b[0-9a-f]{12}(?=</p>|</span>)",
)
COOKIES_OF_THE_REQUEST = {"session", "csrf", "reading_device"}


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: its name, its route, its view."""

    name: str
    route: str
    view: object

    @property
    def parameters(self) -> list[tuple[str, str]]:
        return PARAMETER.findall(self.route)

    def opens_to(self, person) -> bool:
        return isinstance(self.view.door, str) or holds(person, *self.view.door)


def addresses(
    resolver: URLResolver | None = None, namespace: str = "", prefix: str = "/"
) -> Iterator[Address]:
    """Every address there is."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name}", route, pattern.callback)
        else:
            yield from addresses(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace, route)


@dataclass(frozen=True)
class Told:
    """What an answer tells: its status, its headers, its body without what is random; and all its words."""

    status: int
    headers: tuple
    body: bytes
    words: str = field(compare=False)

    @property
    def is_file(self) -> bool:
        return any(name == "Content-Disposition" for name, _value in self.headers)


@dataclass
class Crawl:
    """One person asks everything. `slots` names what stands at a place of an address, whatever its id is."""

    person: object
    slots: Mapping[str, str]
    pools: Mapping[str, list[str]]
    queries: list[dict]
    body: Mapping[str, object]
    closed_doors: bool = True
    told: dict[str, Told] = field(default_factory=dict)

    def run(self) -> dict[str, Told]:
        """Every address with every filling, by GET and POST; each act is undone."""
        self.names = {value: f"[{name}]" for name, value in self.slots.items() if len(value) > 12}
        self.pattern = re.compile("|".join(map(re.escape, self.names)) or "$^")
        with undone():
            self.client = Client()
            self.client.force_login(self.person)
            session = self.client.session
            session["account_authentication_methods"] = [
                {"method": "password", "at": timezone.now().timestamp(), "username": self.person.username}
            ]
            session.save()
            self.cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
            for address in addresses():
                self._ask_all(address)
        return self.told

    def _ask_all(self, address: Address) -> None:
        is_open = address.opens_to(self.person)
        pools = [self._pool(address.name, kind, name) for kind, name in address.parameters]
        if is_open:
            for filling in _fillings(pools):
                self._ask_open(address, filling)
        elif self.closed_doors:
            label, path = self._at(address, [pool[-1] for pool in pools])
            self._ask(f"GET {label}", "get", path, {})
            self._ask(f"POST {label}", "post", path, {})

    def _ask_open(self, address: Address, filling: Sequence[str]) -> None:
        label, path = self._at(address, filling)
        first = self._ask(f"GET {label}", "get", path, {})
        if first.status == 200 and not first.is_file:
            for number, query in enumerate(self.queries):
                self._ask(f"GET {label}?{number}", "get", path, self._filled(query))
        if self._ask(f"POST {label}", "post", path, {}).status != 405:
            self._ask(f"POST {label} with a body", "post", path, self._filled(self.body))

    def _at(self, address: Address, filling: Sequence[str]) -> tuple[str, str]:
        chosen = iter(filling)
        path = PARAMETER.sub(lambda _found: self.slots.get(word := next(chosen), word), address.route)
        return f"{address.name}({', '.join(filling)})", path

    def _pool(self, name: str, kind: str, parameter: str) -> list[str]:
        stage = name.partition(":")[0]
        anything = ["1"] if kind == "int" else ["no-such-thing"]
        return self.pools.get(f"{stage}:{parameter}", self.pools.get(parameter, anything))

    def _filled(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            key: [self.slots.get(one, one) for one in value]
            if isinstance(value, list)
            else self.slots.get(value, value)
            for key, value in values.items()
        }

    def _ask(self, label: str, method: str, path: str, data: dict) -> Told:
        same_dice_for(label)
        with undone():
            answer = getattr(self.client, method)(path, data)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        self.client.cookies = SimpleCookie(self.cookies)
        self.told[label] = self._told(answer, body)
        return self.told[label]

    def _told(self, answer, body: bytes) -> Told:
        kind = answer.headers.get("Content-Type", "")
        words = words_of(body)
        headers = tuple(sorted((name, self._plain(value)) for name, value in answer.headers.items()))
        cookies = tuple(
            (name, self._plain(morsel.OutputString()))
            for name, morsel in sorted(answer.cookies.items())
            if name not in COOKIES_OF_THE_REQUEST
        )
        is_text = kind.startswith("text/") or "json" in kind or not body
        said = self._plain(body.decode()).encode() if is_text else body
        length = tuple(pair for pair in headers if not (is_text and pair[0] == "Content-Length"))
        return Told(answer.status_code, (*length, *cookies), said, f"{headers}{cookies}{words}")

    def _plain(self, words: str) -> str:
        for pattern in RANDOM:
            words = re.sub(pattern, "", words)
        return self.pattern.sub(lambda found: self.names[found[0]], words)


def _fillings(pools: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The first of each pool, each other one in its place, and the last of each pool together."""
    first, last = tuple(pool[0] for pool in pools), tuple(pool[-1] for pool in pools)
    chosen = [first, *(
        (*first[:place], value, *first[place + 1 :]) for place, pool in enumerate(pools) for value in pool[1:]
    ), last]  # fmt: skip
    yield from dict.fromkeys(chosen)


def words_of(body: bytes) -> str:
    """All words of a body: of a page, of the parts of an archive, of a PDF."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "".join(
                f"{name}{archive.read(name).decode(errors='ignore')}" for name in archive.namelist()
            )
    if body.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(body)
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        return "".join([*pages, str(document.get_metadata_dict())])
    return unquote(body.decode(errors="ignore"))


def differences(one: Mapping[str, Told], other: Mapping[str, Told]) -> list[str]:
    """The labels whose answers differ."""
    assert one.keys() == other.keys()
    return [label for label in one if one[label] != other[label]]
