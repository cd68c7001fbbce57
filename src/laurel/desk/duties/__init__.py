"""What waits for a person: one list over all stages."""

from laurel.desk.duties.asking import duties_of, duties_of_years
from laurel.desk.duties.model import Duty

__all__ = ["Duty", "duties_of", "duties_of_years"]
