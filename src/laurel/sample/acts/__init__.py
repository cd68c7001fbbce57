"""What happens in the sample year, act by act, each by its proper role."""

from laurel.sample.acts.common import TAIPEI, YEAR, at, minutes_from, person, year
from laurel.sample.acts.entering import enter, enter_everyone, open_year, sample_pdf
from laurel.sample.acts.following import follow_outcomes
from laurel.sample.acts.judging import hold_the_meeting, rank_and_seal, screen_and_appoint
from laurel.sample.acts.rewarding import propose_rewards

__all__ = [
    "TAIPEI",
    "YEAR",
    "at",
    "enter",
    "enter_everyone",
    "follow_outcomes",
    "hold_the_meeting",
    "minutes_from",
    "open_year",
    "person",
    "propose_rewards",
    "rank_and_seal",
    "sample_pdf",
    "screen_and_appoint",
    "year",
]
