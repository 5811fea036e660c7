"""Decisions, duties, welcomes and cards: what the hosts' side keeps."""

import alongside.core.ids
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aliases', '0001_initial'),
        ('communities', '0003_mail'),
        ('hosting', '0001_initial'),
        ('journal', '0001_initial'),
        ('threads', '0003_held_masked_slow'),
    ]

    operations = [
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('at', models.DateTimeField()),
                ('put_away_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('verb', models.CharField(max_length=40)),
                ('upheld', models.BooleanField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('kind', models.CharField(choices=[('host', 'Host'), ('welcome', 'Welcome')], max_length=8)),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Escalation',
            fields=[
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='hosting.case')),
                ('step', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(db_index=True, null=True)),
                ('asked', models.JSONField(default=list)),
                ('taken_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('sealed', models.BinaryField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='HostCare',
            fields=[
                ('alias', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='aliases.alias')),
                ('no_crisis', models.BooleanField(default=False)),
                ('minutes', models.PositiveSmallIntegerField(default=20)),
            ],
        ),
        migrations.CreateModel(
            name='Nudge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('passed', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('alias', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='aliases.alias')),
                ('sealed', models.BinaryField()),
                ('rests_until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='OutsideSecond',
            fields=[
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='communities.community')),
                ('hashed', models.BinaryField(max_length=32, unique=True)),
                ('called', models.CharField(max_length=80)),
                ('named_on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('kind', models.CharField(choices=[('let-go', 'Let Go'), ('shred', 'Shred'), ('break-glass', 'Break Glass')], max_length=12)),
                ('because', models.CharField(max_length=1000)),
                ('at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('by_outside', models.BooleanField(default=False)),
                ('answered_at', models.DateTimeField(null=True)),
                ('agreed', models.BooleanField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('tell_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReadUpTo',
            fields=[
                ('community', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='communities.community')),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', alongside.core.ids.PublicIdField(default=alongside.core.ids.new_public_id, editable=False, max_length=26, unique=True)),
                ('begun_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('warned_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Wait',
            fields=[
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='threads.post')),
                ('is_first', models.BooleanField(default=False)),
                ('since', models.DateTimeField()),
                ('over', models.BooleanField(default=False)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, choices=[('', 'None'), ('support', 'Support'), ('links', 'Links')], max_length=8)),
                ('hosts_asked_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='case',
            name='about_thread',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='threads.thread'),
        ),
        migrations.AddField(
            model_name='case',
            name='taken_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='taken_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='case',
            name='urgency',
            field=models.PositiveSmallIntegerField(choices=[(0, 'Now'), (1, 'Soon'), (2, 'Usual'), (3, 'Later')], default=2),
        ),
        migrations.AlterField(
            model_name='case',
            name='kind',
            field=models.CharField(choices=[('worry', 'Worry'), ('word', 'Word'), ('question', 'Question'), ('decision', 'Decision'), ('held', 'Held'), ('claim', 'Claim'), ('crisis', 'Crisis'), ('alarm', 'Alarm'), ('note', 'Note')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['community', 'waits', 'urgency', 'opened_at'], name='hosting_by_urgency'),
        ),
        migrations.AddField(
            model_name='card',
            name='alias',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='card',
            name='post',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='threads.post'),
        ),
        migrations.AddField(
            model_name='decision',
            name='about_alias',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='decision',
            name='about_post',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='threads.post'),
        ),
        migrations.AddField(
            model_name='decision',
            name='about_thread',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='threads.thread'),
        ),
        migrations.AddField(
            model_name='decision',
            name='appeal',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hosting.case'),
        ),
        migrations.AddField(
            model_name='decision',
            name='appeal_entry',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.entry'),
        ),
        migrations.AddField(
            model_name='decision',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='hosting.case'),
        ),
        migrations.AddField(
            model_name='decision',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='decision',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.entry'),
        ),
        migrations.AddField(
            model_name='duty',
            name='alias',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='duty',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='escalation',
            name='taken_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='handover',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='handover',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='nudge',
            name='alias',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='offer',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='about_alias',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='about_post',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='threads.post'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='second',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='readupto',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='shift',
            name='alias',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='shift',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='wait',
            name='alias',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='aliases.alias'),
        ),
        migrations.AddField(
            model_name='wait',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='wait',
            name='thread',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='threads.thread'),
        ),
        migrations.AddField(
            model_name='nudge',
            name='wait',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='hosting.wait'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('alias',), name='one_shift_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='wait',
            index=models.Index(fields=['community', 'over', 'since'], name='hosting_who_waits'),
        ),
        migrations.AddIndex(
            model_name='wait',
            index=models.Index(fields=['community', 'is_first', 'since'], name='hosting_first_posts'),
        ),
        migrations.AddIndex(
            model_name='nudge',
            index=models.Index(fields=['alias', 'at'], name='hosting_nudges_of'),
        ),
        migrations.AddConstraint(
            model_name='nudge',
            constraint=models.UniqueConstraint(fields=('wait', 'alias'), name='nudged_once'),
        ),
    ]
