"""Limits hold across processes: however many hammer at once, exactly so many pass, on both databases."""

import subprocess
import sys

from tests.long.mortal import database_of_its_own
from tests.servers.site import new_site

PROCESSES, TRIES, MOST = 4, 60, 100


def test_of_many_processes_exactly_as_many_pass_as_one_would_let_through() -> None:
    with database_of_its_own() as database, new_site(**database) as site:
        command = [sys.executable, "-m", "tests.core.hammer", str(TRIES), str(MOST)]
        started = [
            subprocess.Popen(command, cwd=site.folder, env=site.environment, text=True, stdout=subprocess.PIPE)
            for _number in range(PROCESSES)
        ]
        passed = [int(process.communicate(timeout=120)[0]) for process in started]
    assert [process.returncode for process in started] == [0] * PROCESSES
    assert sum(passed) == MOST
