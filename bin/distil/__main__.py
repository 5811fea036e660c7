"""python -m bin.distil WHEEL: writes alongside/guide/matching/table.bin."""

import sys
from pathlib import Path

from bin.distil.table import write_table

WHERE = Path(__file__).parents[2] / "alongside" / "guide" / "matching"

write_table(Path(sys.argv[1]), WHERE / "table.bin", WHERE / "conditions")
print(f"{(WHERE / 'table.bin').stat().st_size / 1e6:.2f} MB")
