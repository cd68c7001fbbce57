"""A second count of ranks, written another way: by comparing entries two by two. Nothing of Laurel is imported.

An entry's rank sum is the number of members plus, for every other entry, the members who put that one before it.
So no rank is ever added up here, only preferences are counted; and an order is built from them by insertion.
"""

from fractions import Fraction
from itertools import combinations


def count(sheets, quota, rounds=(), lots=(), all_ties=False):
    """What the count must say: sums, places, what settled each, who is certain, which open ties cross the cut line."""
    entries = list(next(iter(sheets.values())))
    sums = {entry: _points(sheets, entry, entries) for entry in entries}
    blocks = _blocks(entries, sums)
    left = [dict(held) for held in rounds]
    drawn = [list(lot) for lot in lots]
    parts = []
    for block in blocks:
        parts += _parted(block, 1 + sum(len(part) for part, _ in parts), left, drawn)
    order, open_ties = [], []
    for part, how in parts:
        place = 1 + len(order)
        order += [(entry, place, how, _certain(place, part, quota)) for entry in part]
        if how is None and (all_ties or place <= quota):
            open_ties.append((sorted(part), _certain(place, part, quota) is None))
    return {"sums": sums, "order": order, "open": open_ties, "unused": len(left) + len(drawn)}


def ties(sheets):
    """Every set of entries with equal sums."""
    entries = list(next(iter(sheets.values())))
    sums = {entry: _points(sheets, entry, entries) for entry in entries}
    return sorted(sorted(block) for block in _blocks(entries, sums) if len(block) > 1)


def mean_rank(sheets, entry):
    """The mean rank as an exact fraction: the sum over the number of sheets."""
    ranks = [Fraction(ranking[entry]) for ranking in sheets.values()]
    return sum(ranks, Fraction(0)) / len(ranks)


def concordance(sheets):
    """Kendall's W from the mean rank correlation of all pairs of members: W = ((m - 1)·r + 1) / m."""
    members, entries = list(sheets), list(next(iter(sheets.values())))
    m, n = len(members), len(entries)
    if m < 2 or n < 2:
        return None
    correlations = [
        1 - Fraction(6 * sum((sheets[a][e] - sheets[b][e]) ** 2 for e in entries), n * (n * n - 1))
        for a, b in combinations(members, 2)
    ]
    mean = sum(correlations, Fraction(0)) / len(correlations)
    return ((m - 1) * mean + 1) / m


def concordance_with_equals(sheets):
    """Kendall's W by his formula with its correction: 12·S / (m²·(n³ - n) - m·ΣT), T = Σ(t³ - t) of each sheet."""
    entries = list(next(iter(sheets.values())))
    m, n = len(sheets), len(entries)
    means = {entry: Fraction(0) for entry in entries}
    correction = 0
    for ranking in sheets.values():
        for entry in entries:
            same = [other for other in entries if ranking[other] == ranking[entry]]
            means[entry] += ranking[entry] + Fraction(len(same) - 1, 2)
            correction += len(same) ** 2 - 1
    spread = sum((total - Fraction(m * (n + 1), 2)) ** 2 for total in means.values())
    most = m * m * (n**3 - n) - m * correction
    return 12 * spread / most if m > 1 and most else None


def _points(sheets, entry, entries):
    points = len(sheets)
    for ranking in sheets.values():
        own = ranking[entry]
        points += sum([ranking[other] < own for other in entries])
    return points


def _blocks(entries, points):
    """The entries from fewest points to most, equal ones in one block."""
    blocks = []
    for entry in entries:
        for position, block in enumerate(blocks):
            if points[entry] == points[block[0]]:
                block.append(entry)
                break
            if points[entry] < points[block[0]]:
                blocks.insert(position, [entry])
                break
        else:
            blocks.append([entry])
    return blocks


def _parted(block, place, rounds, lots, how="rank_sum"):
    """The block as parts that are certain of their places among each other, each with what settled it."""
    if len(block) == 1:
        return [(block, how)]
    for held in list(rounds):
        if sorted(next(iter(held.values()))) != sorted(block):
            continue
        rounds.remove(held)
        parts = _blocks(block, {entry: _points(held, entry, block) for entry in block})
        if len(parts) > 1:
            found = []
            for part in parts:
                found += _parted(part, place, rounds, lots, "re_evaluation")
            return found
    for lot in list(lots):
        if sorted(lot) == sorted(block):
            lots.remove(lot)
            return [([entry], "lot") for entry in lot]
    return [(block, None)]


def _certain(place, part, quota):
    inside = [place + step <= quota for step in range(len(part))]
    if all(inside):
        return True
    return None if any(inside) else False
