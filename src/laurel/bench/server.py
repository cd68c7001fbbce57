"""The production server on a home of its own, and clients that speak to it over loopback."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TOKEN = "b" * 32
PATIENCE_IN_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its status, its body's size, the time at the client and at the server in milliseconds."""

    status: int
    body: bytes
    milliseconds: float
    server_milliseconds: float
    queries: int


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its port and its process."""

    port: int
    process: subprocess.Popen[bytes]
    started_in: float

    def memory(self) -> int:
        """The largest resident memory of a web process, in MB; 0 where /proc does not tell."""
        return max([resident(pid) for pid in children(self.process.pid)] or [0])


class Client:
    """A signed-in browser without a window: one connection kept alive."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_IN_SECONDS)
        self.headers = {"Cookie": f"session={session}; csrf={TOKEN}", "X-CSRFToken": TOKEN}

    def ask(self, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """GET, or POST with a body."""
        began = time.perf_counter()
        method = "GET" if body is None else "POST"
        self.connection.request(method, path, body, {**self.headers, **(headers or {})})
        response = self.connection.getresponse()
        content = response.read()
        spent = (time.perf_counter() - began) * 1000
        stated = response.getheader("Server-Timing", "app;dur=0").rpartition("=")[2]
        return Answer(
            response.status, content, spent, float(stated), int(response.getheader("X-Queries", "0"))
        )


@contextlib.contextmanager
def running(workers: int) -> Iterator[Server]:
    """The server with so many web processes, for as long as the block lasts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-m", "laurel", "serve", "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield Server(port, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(PATIENCE_IN_SECONDS)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns when the first page answers; RuntimeError when the server ended or does not."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/accessibility/")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def children(pid: int) -> list[int]:
    """The processes that a process started; none where /proc does not tell."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def resident(pid: int) -> int:
    """The resident memory of a process in MB."""
    with contextlib.suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) // 1024
    return 0
