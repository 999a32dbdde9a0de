"""Lists that spreadsheets open: no cell is computed, whatever stands in it (R24)."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from bot.papers import FORMULA, safe, table


@given(st.text())
def test_no_cell_begins_like_a_formula_and_none_is_lost(cell: str) -> None:
    assert not safe(cell).startswith(FORMULA)
    assert safe(cell).removeprefix("'") == cell.removeprefix("'")


def test_a_list_opens_in_a_spreadsheet() -> None:
    made = table(("delivery", "outcome"), [(1, "=1+1"), (2, "sent")])
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(made.decode("utf-8-sig")))) == [
        ["delivery", "outcome"],
        ["1", "'=1+1"],
        ["2", "sent"],
    ]
