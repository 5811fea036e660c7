"""The settings of a test run: the house's own, in a data folder that is gone afterwards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# The first process of a run makes the folder; those it starts find it in their environment.
FOLDER = os.environ.get("ALONGSIDE_TEST_FOLDER")
if not FOLDER:
    FOLDER = os.environ["ALONGSIDE_TEST_FOLDER"] = tempfile.mkdtemp(prefix="alongside-test-")
    atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

# Whoever runs the tests may run a community of their own here. Only the choice of database is taken over.
for name in [name for name in os.environ if name.startswith("ALONGSIDE_") or name == "PORT"]:
    if name not in {"ALONGSIDE_TEST_FOLDER", "ALONGSIDE_DATABASE_URL"}:
        del os.environ[name]
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    # Tests that run beside each other share no data folder.
    FOLDER = str(Path(FOLDER) / worker)
    Path(FOLDER).mkdir(exist_ok=True)
os.environ["ALONGSIDE_DATA"] = FOLDER

from alongside.settings import *  # noqa: E402

SENDS_MAIL = True  # what needs mail is offered; letters wait to be looked at

if SQLITE:
    # A file, not memory: threads and processes see one database, through the same write-ahead log as outside.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(FOLDER) / "test.sqlite3")}
else:
    DATABASES["default"]["TEST"] = {"NAME": "test_alongside"}
