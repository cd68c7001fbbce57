"""`laurel bench`: how long things take, as ratios to a floor measured in the same run."""
