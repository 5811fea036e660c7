"""New, known, trusted: what the limits for newcomers go by."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def know_who_is_here(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever is a member when limits for newcomers begin is known: nobody loses what they could do yesterday."""
    apps.get_model("memberships", "Membership").objects.update(stage="known")


class Migration(migrations.Migration):

    dependencies = [
        ('memberships', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='stage',
            field=models.CharField(choices=[('new', 'New'), ('known', 'Known'), ('trusted', 'Trusted')], default='new', max_length=7),
        ),
        migrations.RunPython(know_who_is_here, migrations.RunPython.noop),
    ]
