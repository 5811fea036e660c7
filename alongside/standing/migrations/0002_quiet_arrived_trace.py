"""Who wants to be written to by nobody, when newcomers came, and hints of who came back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aliases', '0001_initial'),
        ('standing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Quiet',
            fields=[
                ('alias', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='aliases.alias')),
            ],
        ),
        migrations.CreateModel(
            name='Arrived',
            fields=[
                ('alias', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='aliases.alias')),
                ('sealed', models.BinaryField()),
                ('by_host', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias')),
            ],
        ),
        migrations.CreateModel(
            name='Trace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hashed', models.BinaryField(max_length=32)),
                ('removed', models.BooleanField(default=False)),
                ('on', models.DateField()),
                ('alias', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aliases.alias')),
            ],
            options={
                'indexes': [models.Index(fields=['hashed'], name='standing_traces')],
                'constraints': [models.UniqueConstraint(fields=('alias', 'hashed'), name='one_trace')],
            },
        ),
    ]
