"""Sources, citations and context notes."""

import alongside.core.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('aliases', '0001_initial'),
        ('communities', '0003_mail'),
        ('threads', '0003_held_masked_slow'),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('scheme', models.CharField(choices=[('doi', 'Doi'), ('pmid', 'Pmid'), ('pmc', 'Pmc'), ('nct', 'Nct')], max_length=4)),
                ('number', models.CharField(max_length=200)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('year', models.PositiveSmallIntegerField(null=True)),
                ('study', models.CharField(blank=True, max_length=40)),
                ('status', models.CharField(blank=True, choices=[('', 'Unknown'), ('found', 'Found'), ('missing', 'Missing'), ('corrected', 'Corrected'), ('concern', 'Concern'), ('retracted', 'Retracted')], max_length=10)),
                ('notice', models.CharField(blank=True, max_length=200)),
                ('looked_at', models.DateTimeField(null=True)),
                ('look_at', models.DateTimeField(db_index=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'number'), name='one_source_a_number')],
            },
        ),
        migrations.CreateModel(
            name='ContextNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('text', models.CharField(max_length=600)),
                ('sources', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('proposed', 'Proposed'), ('shown', 'Shown'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=10)),
                ('at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('because', models.CharField(blank=True, max_length=1000)),
                ('answer', models.CharField(blank=True, max_length=600)),
                ('answered_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aliases.alias')),
                ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aliases.alias')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='threads.post')),
            ],
            options={
                'indexes': [models.Index(fields=['post', 'state'], name='sources_notes_of')],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='threads.post')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sources.source')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'source'), name='cited_once')],
            },
        ),
    ]
