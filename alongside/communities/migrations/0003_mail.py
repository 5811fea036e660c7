"""What a community needs for mail; those that stand already get an address from their public id."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_addresses(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A name that nobody else has, until its hosts choose a better one."""
    communities = apps.get_model("communities", "Community").objects
    for key, public_id in list(communities.filter(mail_name=None).values_list("pk", "public_id")):
        communities.filter(pk=key).update(mail_name=f"community-{public_id[:10]}")


class Migration(migrations.Migration):
    dependencies = [("communities", "0002_usual_wait")]
    operations = [
        migrations.AddField("community", "mail_name", models.CharField(max_length=24, null=True, unique=True)),
        migrations.AddField("community", "mail_wait", models.PositiveSmallIntegerField(default=10)),
        migrations.AddField("community", "takes_documents", models.BooleanField(default=False)),
        migrations.RunPython(give_addresses, migrations.RunPython.noop, elidable=True),
    ]
