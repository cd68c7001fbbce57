"""The import fence stands."""

from importlinter.application.use_cases import create_report, read_user_options
from importlinter.configuration import configure


def test_the_floors_hold():
    configure()

    report = create_report(read_user_options(config_filename=".importlinter"))

    assert [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept] == []
