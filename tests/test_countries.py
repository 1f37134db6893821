"""The table of states is what the package gives."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent.parent / "docs" / "countries.py"


def test_the_table_is_what_the_script_writes():
    ran = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
