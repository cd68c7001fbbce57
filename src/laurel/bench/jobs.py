"""What is measured. Every job answers rows; no job asserts a time."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from laurel.bench.server import Answer, Client, Server

FLOOR = "/bench/floor/"
MARK = b"LAURELNO"
"""Eight bytes that differ from upload to upload."""
TYPING_PEOPLE, UPLOADS, UPLOAD_MEGABYTES = 40, 40, 20


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the report; times in milliseconds, sizes in bytes, memory in MB."""

    name: str
    median: float
    p95: float
    to_floor: float = 0.0
    queries: int = 0
    size: int = 0
    packed: int = 0
    memory: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """What the jobs share: the server, sessions, applications, how many samples."""

    server: Server
    officer: str
    writers: tuple[tuple[str, str], ...]
    """(public id of the application, session of its writer)"""
    samples: int
    seconds: int

    def client(self, session: str) -> Client:
        return Client(self.server.port, session)


def median(values: list[float]) -> float:
    """The middle value; 0 of none."""
    return statistics.median(values) if values else 0.0


def p95(values: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else 0.0


def page(bench: Bench, name: str, path: str, session: str) -> Row:
    """A page and the floor, one after the other, so that both meet the same machine."""
    client, floor_client = bench.client(session), bench.client(bench.officer)
    for _ in range(3):
        last = client.ask(path)
        floor_client.ask(FLOOR)
    if last.status != 200:
        raise RuntimeError(f"{path} answered {last.status}")
    times, floors = [], []
    for _ in range(bench.samples):
        times.append(client.ask(path).milliseconds)
        floors.append(floor_client.ask(FLOOR).milliseconds)
    packed = len(gzip.compress(last.body))
    ratio = median(times) / median(floors)
    return Row(
        name, median(times), p95(times), ratio, last.queries, len(last.body), packed, bench.server.memory()
    )


def floor(bench: Bench) -> Iterator[Row]:
    """The floor by itself."""
    yield page(bench, "floor", FLOOR, bench.officer)


def opening(bench: Bench) -> Iterator[Row]:
    """Opening a thirty-page application: its overview and its longest section."""
    public_id, session = bench.writers[0]
    yield page(bench, "open_application", f"/applications/{public_id}/", session)
    yield page(bench, "open_section", f"/applications/{public_id}/sections/P1/", session)


def entry_list(bench: Bench) -> Iterator[Row]:
    """The office's list of entries, as many as the year has by now."""
    yield page(bench, "list_of_entries", "/nominations/all/", bench.officer)


def autosave(bench: Bench) -> Iterator[Row]:
    """Forty people typing, each in an application of their own: a changed section every two seconds."""
    answers: list[Answer] = []
    lost: list[str] = []
    stop = time.monotonic() + bench.seconds
    threads = [
        threading.Thread(target=_type, args=(bench, number, stop, answers, lost))
        for number in range(1, TYPING_PEOPLE + 1)
    ]
    _run(threads)
    times = [answer.server_milliseconds for answer in answers]
    bad = sum(answer.status != 200 for answer in answers)
    note = f"{len(answers)} saves by {TYPING_PEOPLE} people, {bad} refused, {len(lost)} lost; server time"
    queries = max((answer.queries for answer in answers), default=0)
    yield Row("autosave", median(times), p95(times), queries=queries, memory=bench.server.memory(), note=note)


def _type(bench: Bench, number: int, stop: float, answers: list[Answer], lost: list[str]) -> None:
    public_id, session = bench.writers[number]
    client, version, chance = bench.client(session), 0, random.Random(number)  # nosec B311
    address = f"/applications/{public_id}/save/"
    words = ""
    time.sleep(chance.random() * 2)
    while time.monotonic() < stop:
        words = f"第{version}次 " + "本段說明服務流程的規劃、推動與成效。" * 55
        change = {"name": "section.P1", "value": words, "base": version}
        body = json.dumps({"tab": str(number), "place": "section.P1", "changes": [change], "known": {}})
        answer = client.ask(address, body.encode(), {"Content-Type": "application/json"})
        answers.append(answer)
        version = (
            json.loads(answer.body)["versions"].get("section.P1", version)
            if answer.status == 200
            else version
        )
        time.sleep(1.7 + chance.random() * 0.6)
    answer = client.ask(f"/applications/{public_id}/sections/P1/")
    if words and words not in json_of_page(answer.body):
        lost.append(public_id)


def json_of_page(body: bytes) -> str:
    """The stored text that a section's page carries for its editor."""
    found = (
        body.decode().partition('id="written-value" type="application/json">')[2].partition("</script>")[0]
    )
    value = json.loads(found)
    return "".join(words for block in value["blocks"] for words, _ in block.get("runs", []))


def uploads(bench: Bench) -> Iterator[Row]:
    """Forty uploads of 20 MB at once while five people browse; every acknowledged digest is checked."""
    whole = large_pdf(UPLOAD_MEGABYTES)
    contents = [whole.replace(MARK, b"%08d" % number, 1) for number in range(UPLOADS)]
    uploaded: list[Answer] = []
    browsed: list[float] = []
    peak = [0]
    done = threading.Event()
    watchers = [threading.Thread(target=_browse, args=(bench, done, browsed)) for _ in range(5)]
    watchers.append(threading.Thread(target=_watch, args=(bench, done, peak)))
    for watcher in watchers:
        watcher.start()
    writers = [
        threading.Thread(target=_upload, args=(bench, number, content, uploaded))
        for number, content in enumerate(contents, start=1)
    ]
    _run(writers)
    done.set()
    for watcher in watchers:
        watcher.join()
    times = [answer.milliseconds for answer in uploaded]
    taken = sum(answer.status == 302 for answer in uploaded)
    note = f"{taken} of {UPLOADS} taken, {kept_whole(contents)} kept whole; at the client"
    yield Row("uploads_20_mb", median(times), p95(times), size=len(whole), memory=peak[0], note=note)
    yield Row("browsing_meanwhile", median(browsed), p95(browsed), note=f"{len(browsed)} pages")


def _upload(bench: Bench, number: int, content: bytes, uploaded: list[Answer]) -> None:
    public_id, session = bench.writers[number]
    edge = "laurel-bench-edge"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="caption"\r\n\r\n測試檔案\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="uploads"; filename="a.pdf"\r\n\r\n'
    ).encode()
    body = head + content + f"\r\n--{edge}--\r\n".encode()
    client = bench.client(session)
    client.connection.timeout = 300
    kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    uploaded.append(client.ask(f"/applications/{public_id}/attach/", body, kind))


def _browse(bench: Bench, done: threading.Event, browsed: list[float]) -> None:
    client = bench.client(bench.officer)
    client.connection.timeout = 300
    while not done.is_set():
        browsed.append(client.ask("/today/").milliseconds)
        time.sleep(0.2)


def _watch(bench: Bench, done: threading.Event, peak: list[int]) -> None:
    while not done.is_set():
        peak[0] = max(peak[0], bench.server.memory())
        time.sleep(0.1)


def kept_whole(contents: list[bytes]) -> int:
    """How many of what was sent have a row and a blob of the very same content."""
    from laurel.files.models import ReceivedFile
    from laurel.files.storing import open_blob

    whole = 0
    for content in contents:
        digest = hashlib.sha256(content).hexdigest()
        if ReceivedFile.objects.filter(sha256=digest).exists():
            with open_blob(digest) as blob:
                whole += hashlib.sha256(blob.read()).hexdigest() == digest
    return whole


def large_pdf(megabytes: int) -> bytes:
    """A PDF of that size that passes the examination."""
    import pikepdf

    target = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    noise = MARK + random.Random(115).randbytes(megabytes * 1024 * 1024 - 4096)  # nosec B311
    document.Root.Noise = document.make_stream(noise)
    document.save(target)
    return target.getvalue()


def pdf(bench: Bench) -> Iterator[Row]:
    """The printed form of the thirty-page application with ten charts, set in this process."""
    from laurel.applications.selectors import applications
    from laurel.applications.services.printing import draft_of
    from laurel.documents.pdf import pdf_of
    from laurel.kit import clock

    application = applications().get(public_id=bench.writers[0][0])
    paper, issue = draft_of(application, clock.now())
    pages = pdf_of(paper, issue).pages
    samples = range(max(3, bench.samples // 5))
    times = [milliseconds(lambda n=n: pdf_of(replace(paper, header=f"{n}"), issue)) for n in samples]  # type: ignore[misc]
    yield Row("pdf_of_application", median(times), p95(times), note=f"{pages} pages, ten charts, warm")


def start(bench: Bench) -> Iterator[Row]:
    """`laurel help`, and the server to its first page."""
    command = [sys.executable, "-m", "laurel", "help"]
    times = [milliseconds(lambda: subprocess.run(command, capture_output=True, check=True)) for _ in range(5)]
    yield Row("laurel_help", median(times), p95(times))
    spent = bench.server.started_in * 1000
    yield Row("server_to_first_page", spent, spent, memory=bench.server.memory(), note="migrations checked")


def milliseconds(act: Callable[[], Any]) -> float:
    """How long an act takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _run(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


JOBS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "start": start,
    "floor": floor,
    "open": opening,
    "lists": entry_list,
    "pdf": pdf,
    "autosave": autosave,
    "uploads": uploads,
}
"""By name, in the order in which they run."""
