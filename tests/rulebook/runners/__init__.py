"""How the cases are asked: one function a file of cases, by the name of the file."""

from rulebook.runners.after import outcomes, publication, recommendation, retention, rewards, updating
from rulebook.runners.entering import calendar, entrants, entry, material, periods, screening
from rulebook.runners.judging import challenge, depletion, panel, paper, ranking, reading, recusal, sheets
from rulebook.runners.past import history, honours, library, opening, register, roc

RUNNERS = {
    run.__name__: run
    for run in (
        calendar,
        challenge,
        depletion,
        entrants,
        entry,
        history,
        honours,
        library,
        material,
        opening,
        outcomes,
        panel,
        paper,
        periods,
        publication,
        ranking,
        reading,
        recommendation,
        recusal,
        register,
        retention,
        rewards,
        roc,
        screening,
        sheets,
        updating,
    )
}
