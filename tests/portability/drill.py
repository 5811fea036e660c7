"""The erasure drill, to look at: `python -m tests.portability.drill` prints where a person was found before and after.

It works in a data folder of its own, with the settings everybody runs, and leaves nothing behind.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path


def main() -> int:
    """Run the drill; 1 when anything of the erased person is found anywhere."""
    with tempfile.TemporaryDirectory(prefix="alongside-drill-") as folder:
        os.environ.update(ALONGSIDE_DATA=folder, DJANGO_SETTINGS_MODULE="alongside.settings")
        for name in ("ALONGSIDE_KEYS", "ALONGSIDE_BACKUPS", "ALONGSIDE_DATABASE_URL"):
            os.environ.pop(name, None)
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        return _drill(Path(folder))


def _drill(folder: Path) -> int:
    from alongside.accounts.proof import RecentProof
    from alongside.core.jobs import run_until_empty
    from alongside.portability.backup import back_up
    from alongside.portability.erase import erase_person
    from alongside.portability.restore import restore
    from tests.portability.scene import Scene, make_scene

    scene: Scene = make_scene()
    print(
        "Two communities; one person in both, with a post, a draft, an address, a time zone; one answer by another.\n"
    )
    before = back_up(to=folder / "before")
    _show("before", _places(scene, before.content, before.keys))
    erase_person(by=RecentProof(scene.person), words_stay=False)
    run_until_empty()
    after = back_up(to=folder / "after")
    left = _show("after erasure", _places(scene, after.content, after.keys))
    restored = restore(before.content, keys=before.keys, erasures=[after.erasures], replace=True)
    print(f"The backup from before was restored; erased again: {restored.erased_again}.\n")
    again = back_up(to=folder / "again")
    left += _show("after restoring", _places(scene, again.content, again.keys))
    print("Nothing of the person is left." if not left else "SOMETHING IS LEFT.")
    return 1 if left else 0


def _places(scene: object, content: Path, keys: Path) -> dict[str, Callable[[], bytes]]:
    from tests.portability.scene import Scene, everything_on_disk, inside, pages_for

    assert isinstance(scene, Scene)
    return {
        "pages, as another member": lambda: pages_for(scene.other, scene),
        "pages, as a stranger": lambda: pages_for(None, scene),
        "database, log and search index": everything_on_disk,
        "backup of content": lambda: inside(content),
        "backup of keys": lambda: inside(keys),
    }


def _show(when: str, places: dict[str, Callable[[], bytes]]) -> int:
    """Print what is seen in each place; returns how many things that were."""
    from tests.portability.scene import PRIVATE, SAID, seen

    print(when)
    total = 0
    for name, look in places.items():
        found = seen(look(), (*PRIVATE, *SAID))
        total += len(found)
        print(f"  {name:32} {', '.join(sorted(found)) or 'nothing'}")
    print()
    return total


if __name__ == "__main__":
    sys.exit(main())
