"""A pause that one host sets at once waits for a second to look at it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hosting", "0002_the_hosts_side"),
    ]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="kind",
            field=models.CharField(
                choices=[("let-go", "Let Go"), ("shred", "Shred"), ("break-glass", "Break Glass"), ("pause", "Pause")],
                max_length=12,
            ),
        ),
    ]
