"""What a note names, and since when a service says nothing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='source',
            name='failing_since',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='NoteCitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sources.contextnote')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sources.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('note', 'source'), name='cited_once_by_note')],
            },
        ),
    ]
