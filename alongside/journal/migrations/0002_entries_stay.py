"""The journal only grows: the database itself refuses to change an entry, or to take one out.

An entry whose community goes for good goes with it. A later migration that rebuilds this table on SQLite loses the
triggers with the old one, and has to put them back.
"""

from typing import Any

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END""",
    """CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
    WHEN EXISTS (SELECT 1 FROM communities_community c WHERE c.id = OLD.community_id)
    BEGIN SELECT RAISE(ABORT, 'journal entries stay'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM communities_community c WHERE c.id = OLD.community_id) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'journal entries are never changed' USING ERRCODE = 'integrity_constraint_violation';
    END $$""",
    """CREATE TRIGGER journal_entry_unchanged BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_only_grows()""",
)
UNDONE = {
    "sqlite": ("DROP TRIGGER journal_entry_unchanged", "DROP TRIGGER journal_entry_stays"),
    "postgresql": ("DROP TRIGGER journal_entry_unchanged ON journal_entry", "DROP FUNCTION journal_only_grows()"),
}


def guard(_apps: Any, editor: Any) -> None:
    """Let the journal only grow."""
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, params=None)


def let_go(_apps: Any, editor: Any) -> None:
    """Undo it."""
    for statement in UNDONE[editor.connection.vendor]:
        editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial"), ("communities", "0001_initial")]

    operations = [migrations.RunPython(guard, let_go)]
