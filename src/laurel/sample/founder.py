"""Who stands in the record for what the sample loads before anyone has an account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Founder:
    """The loader of the sample."""

    key: str = "sample"
    label: str = "示範資料載入"


FOUNDER = Founder()
