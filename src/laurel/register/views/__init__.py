"""Pages on the register: units, people, imports."""

from laurel.register.views.acts import (
    unit_add,
    unit_close,
    unit_correct,
    unit_merge,
    unit_move,
    unit_rename,
    unit_split,
)
from laurel.register.views.imports import (
    import_columns,
    import_preview,
    import_result,
    import_undo,
    import_upload,
)
from laurel.register.views.people import (
    people_file,
    person_add,
    person_correct,
    person_list,
    person_show,
    posting_add,
    posting_end,
    role_end,
    role_grant,
)
from laurel.register.views.units import home, rare_characters, unit_list, unit_show, units_file

__all__ = [
    "home",
    "import_columns",
    "import_preview",
    "import_result",
    "import_undo",
    "import_upload",
    "people_file",
    "person_add",
    "person_correct",
    "person_list",
    "person_show",
    "posting_add",
    "posting_end",
    "rare_characters",
    "role_end",
    "role_grant",
    "unit_add",
    "unit_close",
    "unit_correct",
    "unit_list",
    "unit_merge",
    "unit_move",
    "unit_rename",
    "unit_show",
    "unit_split",
    "units_file",
]
