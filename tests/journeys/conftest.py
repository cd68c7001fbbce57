"""A real server on a database of its own, and a real browser, for each journey."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pylopdf_fonts_zh_tw
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from homes import copy_of, migrate
from laurel.commands.demo import STAGES

CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
CHROMIUM += ["--disable-background-networking", "--disable-component-update"]
PATIENCE_IN_MILLISECONDS = 15_000
expect.set_options(timeout=PATIENCE_IN_MILLISECONDS)
SERVE = "from laurel.commands.serve import serve; serve('127.0.0.1', {port}, workers=1)"
PLAY_ON = """
from laurel.kit import clock
from laurel.sample.year import MOMENTS, script_until
for _, play in list(script_until("{stage}"))[len(list(script_until("{since}"))) :]:
    play()
clock.move_to(MOMENTS["{stage}"])
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Debian's Chromium without its window, with the wheel's fonts: a bare machine has no Chinese ones.

    It ends with the module: while it runs its event loop does too, and Django's database refuses to work then.
    """
    folder = tmp_path_factory.mktemp("fonts")
    fonts = Path(pylopdf_fonts_zh_tw.__file__).parent
    configuration = folder / "fonts.conf"
    configuration.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>'
        f"<dir>/usr/share/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"),
            args=CHROMIUM,
            env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
        )
        yield browser
        browser.close()


class Laurel:
    """A running Laurel: its address, its home, and how to sign in as a role."""

    def __init__(self, home: Path, port: int, browser: Browser) -> None:
        self.home = home
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.browser = browser
        self.server: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "LAUREL_HOME": str(self.home), "LAUREL_DEMO": "true", "DATABASE_URL": ""}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs the program on this Laurel's own database."""
        environment = {key: value for key, value in self.environment.items() if value}
        return subprocess.run(
            [sys.executable, "-m", "laurel", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def start(self, *command: str) -> None:
        """Serves, and waits until the first page answers: by the command given, or as that would once it has looked
        after the database.
        """
        environment = {key: value for key, value in self.environment.items() if value}
        with (self.home / "server.log").open("a") as log:
            self.server = subprocess.Popen(
                [sys.executable, *(command or ("-c", SERVE.format(port=self.port)))],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/accessibility/", timeout=5)
                return
            except OSError:
                if time.monotonic() > deadline or self.server.poll() is not None:
                    raise RuntimeError((self.home / "server.log").read_text()) from None
                time.sleep(0.2)

    def stop(self) -> None:
        """Ends the server as an operator would."""
        if self.server:
            self.server.terminate()
            self.server.wait(30)
            self.server = None

    def kill(self) -> None:
        """Kills the server and its workers where they stand."""
        assert self.server
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait(30)
        self.server = None

    def ask(self, words: str) -> str:
        """What Django answers to a line of Python on this Laurel's database."""
        asked = self.run("shell", "--verbosity", "0", "-c", words)
        assert asked.returncode == 0, asked.stderr
        return asked.stdout.strip()

    def sign_in(self, username: str, **context) -> Page:
        """A browser of its own, signed in as a role by the first page's button."""
        page = self.browser.new_context(base_url=self.address, locale="zh-TW", **context).new_page()
        page.set_default_timeout(PATIENCE_IN_MILLISECONDS)
        page.goto("/")
        page.locator(f'button[name="username"][value="{username}"]').click()
        expect(page.locator("h1")).to_have_text("今天該做什麼")
        return page

    def stranger(self, **context) -> Page:
        """A browser of its own, not signed in."""
        page = self.browser.new_context(base_url=self.address, locale="zh-TW", **context).new_page()
        page.set_default_timeout(PATIENCE_IN_MILLISECONDS)
        return page


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def loaded_at(stage: str, browser: Browser, to: Path) -> Path:
    """A home of one's own of the sample year at a stage, which is played once a run from the stage before."""

    def play(home: Path) -> None:
        since = ("", *STAGES)[STAGES.index(stage)]
        if since:
            loaded_at(since, browser, home)
        else:
            copy_of("migrated", migrate, home)
        Laurel(home, 0, browser).ask(PLAY_ON.format(since=since, stage=stage))
        (home / "stage").write_text(stage, encoding="ascii")

    return copy_of(stage, play, to)


@pytest.fixture
def laurel_at(tmp_path, browser):
    """Starts Laurel with the sample year at a stage: `laurel = laurel_at("judging")`."""
    started = []

    def start(stage: str) -> Laurel:
        home = loaded_at(stage, browser, tmp_path / "laurel")
        laurel = Laurel(home, free_port(), browser)
        started.append(laurel)
        laurel.start()
        return laurel

    yield start
    for laurel in started:
        laurel.stop()
