"""Words that wait for a host, passages left out, and calmed conversations."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('threads', '0002_post_is_plain'),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='hold',
            field=models.CharField(blank=True, choices=[('', 'Not Held'), ('scam', 'Scam'), ('host', 'Host'), ('change', 'Change')], max_length=6),
        ),
        migrations.AddField(
            model_name='post',
            name='masked',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='thread',
            name='slow',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='thread',
            name='slow_note',
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
