"""Ciphertexts: bound to their place, of one size, useless without the key."""

import pytest

from laurel.ballots.sealing import Broken, new_wrapped_key, seal, unseal

ENTRIES = [f"A{number:02}" for number in range(1, 24)]


def test_what_was_sealed_comes_back():
    key = new_wrapped_key("round")

    assert unseal(key, "round", "m1", seal(key, "round", "m1", ENTRIES, ENTRIES)) == ENTRIES


@pytest.mark.parametrize(("label", "place"), [("round", "m2"), ("other", "m1")])
def test_a_sheet_moved_elsewhere_is_broken(label, place):
    key = new_wrapped_key("round")
    sealed = seal(key, "round", "m1", ENTRIES, ENTRIES)

    with pytest.raises(Broken):
        unseal(key, label, place, sealed)


def test_a_changed_byte_is_noticed():
    key = new_wrapped_key("round")
    sealed = bytearray(seal(key, "round", "m1", ENTRIES, ENTRIES))
    sealed[40] ^= 1

    with pytest.raises(Broken):
        unseal(key, "round", "m1", bytes(sealed))


def test_another_key_opens_nothing(settings):
    key = new_wrapped_key("round")
    sealed = seal(key, "round", "m1", ENTRIES, ENTRIES)
    settings.SEALING_KEY = bytes(32)

    with pytest.raises(Broken):
        unseal(key, "round", "m1", sealed)


@pytest.mark.parametrize("content", [[], ENTRIES[:1], ENTRIES, {"order": ENTRIES, "past": [ENTRIES] * 20}])
def test_the_size_tells_nothing(content):
    key = new_wrapped_key("round")

    assert len(seal(key, "round", "m1", content, ENTRIES)) == len(seal(key, "round", "m1", [], ENTRIES))
