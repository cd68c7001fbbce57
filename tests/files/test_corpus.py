"""Every file of the corpus gets its verdict."""

import pytest

from files.corpus import corpus
from laurel.files.examining import examine_files

A_BATCH = 40
pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    samples = list(corpus())
    paths = []
    for number, sample in enumerate(samples):
        path = folder / f"{number}"
        path.write_bytes(sample.content)
        paths.append(path)
    found = []
    for start in range(0, len(paths), A_BATCH):
        found += examine_files(paths[start : start + A_BATCH])
    return samples, found


def test_the_corpus_has_at_least_three_hundred_files(verdicts):
    samples, _ = verdicts

    assert len({sample.name for sample in samples}) == len(samples)
    assert len(samples) >= 300


def test_every_file_gets_its_verdict(verdicts):
    samples, found = verdicts

    wrong = {
        sample.name: (sample.code, verdict.code)
        for sample, verdict in zip(samples, found, strict=True)
        if verdict.code != sample.code
    }

    assert wrong == {}


def test_what_is_taken_has_a_kind_and_what_is_refused_has_none(verdicts):
    assert all(bool(verdict.media_type) == (not verdict.code) for verdict in verdicts[1])
