"""The table of entries, and the look-up that each database has of its own."""

from django.db import migrations, models

from alongside.core.index import TermsField, create_index


class Migration(migrations.Migration):
    """Make both."""

    initial = True
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="FoundBy",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("terms", TermsField()),
            ],
            options={"db_table": "search_foundby"},
        ),
        create_index("search_foundby"),
    ]
