"""The stylesheet: its weight, and the contrast of its colours in both themes."""

import re
from pathlib import Path

import pytest

import laurel

CSS = Path(laurel.__file__).parent / "kit" / "static" / "kit" / "laurel.css"
TOKENS = dict(re.findall(r"--([\w-]+): (light-dark\([^)]*\)|#\w{6});", CSS.read_text(encoding="utf-8")))
TONES = ("ok", "warn", "danger", "seal", "award")
TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-2", "ink-3", "primary", "visited")
        for ground in ("page", "surface")
    ),
    *((tone, ground) for tone in TONES for ground in ("page", "surface", f"{tone}-soft")),
    *(("ink", f"{tone}-soft") for tone in TONES),
    ("ink", "primary-soft"),
    ("ink", "sunken"),
    ("primary", "primary-soft"),
    ("primary-strong", "page"),
    ("on-primary", "primary"),
    *(("heat-light", f"heat-{step}") for step in range(3)),
    *(("heat-ink", f"heat-{step}") for step in range(3, 7)),
]


def colour(token: str, theme: int) -> str:
    shades = re.findall(r"#\w{6}", TOKENS[token])
    return shades[theme % len(shades)]


def luminance(shade: str) -> float:
    parts = [int(shade[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_stylesheet_weighs_at_most_60_kilobytes():
    assert CSS.stat().st_size <= 60 * 1024


def test_layers_stand_in_their_order():
    first = re.search(r"@layer ([\w, ]+);", CSS.read_text(encoding="utf-8"))

    assert first[1].split(", ") == ["reset", "tokens", "base", "layout", "components", "utilities", "print"]


def test_every_colour_used_is_a_token():
    used = set(re.findall(r"var\(--([\w-]+)", CSS.read_text(encoding="utf-8")))
    defined = set(re.findall(r"(?:^|[{;\s])--([\w-]+):", CSS.read_text(encoding="utf-8")))

    assert used - defined == set()


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_reads_on_its_ground(ink, ground, theme):
    assert contrast(colour(ink, theme), colour(ground, theme)) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["page", "surface"])
def test_borders_of_controls_are_seen(ground, theme):
    assert contrast(colour("line-strong", theme), colour(ground, theme)) >= 3


def test_focus_ring_and_halo_part_from_each_other():
    assert contrast(colour("focus", 0), colour("halo", 0)) >= 3
