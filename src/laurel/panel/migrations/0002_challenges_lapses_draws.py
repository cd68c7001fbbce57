"""Recusals that lapse, challenges, substitutes, reading orders with their draw (an order without one is dropped)."""

import datetime
import django.db.models.deletion
import laurel.kit.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0002_edition_page_limit_edition_section_characters'),
        ('nominations', '0003_drafts_lead_to_their_entry'),
        ('panel', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=laurel.kit.ids.public_id, max_length=22, unique=True)),
                ('category', models.CharField(choices=[('overall_service', '整體服務類'), ('project_planning', '專案規劃類')], max_length=20)),
                ('reason', models.CharField(max_length=300)),
                ('evidence', models.TextField()),
                ('due_at', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ChallengeRuling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('upheld', models.BooleanField()),
                ('reason', models.CharField(max_length=300)),
                ('document_no', models.CharField(blank=True, max_length=60)),
                ('ruled_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ConvenerPresence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_present', models.BooleanField()),
                ('reason', models.CharField(max_length=300)),
                ('document_no', models.CharField(blank=True, max_length=60)),
                ('noted_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['edition_id', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PanelLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('looked_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ReadingDraw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('category', models.CharField(choices=[('overall_service', '整體服務類'), ('project_planning', '專案規劃類')], max_length=20)),
                ('number', models.PositiveSmallIntegerField()),
                ('occasion', models.CharField(choices=[('lock', '鎖定評審小組'), ('late_entry', '晚到的案件')], max_length=12)),
                ('seed', models.CharField(max_length=32)),
                ('entries', models.JSONField()),
                ('base', models.JSONField()),
                ('late', models.CharField(blank=True, max_length=6)),
                ('drawn_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['edition_id', 'category', 'number'],
            },
        ),
        migrations.CreateModel(
            name='RecusalLapse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lapsed_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='recusal',
            name='one_recusal_per_source',
        ),
        migrations.AddField(
            model_name='member',
            name='document_on',
            field=models.DateField(default=datetime.date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='member',
            name='for_category',
            field=models.CharField(blank=True, choices=[('overall_service', '整體服務類'), ('project_planning', '專案規劃類')], max_length=20),
        ),
        migrations.AddField(
            model_name='member',
            name='replaces',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='panel.member'),
        ),
        migrations.AddField(
            model_name='member',
            name='term_from',
            field=models.DateField(default=datetime.date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='member',
            name='term_to',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='memberdeparture',
            name='document_no',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='recusal',
            name='entry_code',
            field=models.CharField(blank=True, max_length=6),
        ),
        migrations.AddField(
            model_name='recusal',
            name='number',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AlterField(
            model_name='member',
            name='seat',
            field=models.CharField(choices=[('convener', '召集人'), ('deputy', '副召集人'), ('member', '評審委員')], max_length=10),
        ),
        migrations.AlterField(
            model_name='recusal',
            name='source',
            field=models.CharField(choices=[('own_unit', '所屬單位提案'), ('declared', '自行聲明'), ('ordered', '召集人命迴避'), ('challenge', '申請迴避經核准')], max_length=10),
        ),
        migrations.AddConstraint(
            model_name='recusal',
            constraint=models.UniqueConstraint(fields=('member', 'category', 'source', 'entry_code', 'number'), name='one_recusal_per_cause'),
        ),
        migrations.AddField(
            model_name='challenge',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='challenge',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='challenges', to='panel.member'),
        ),
        migrations.AddField(
            model_name='challenge',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='nominations.nomination'),
        ),
        migrations.AddField(
            model_name='challengeruling',
            name='challenge',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ruling', to='panel.challenge'),
        ),
        migrations.AddField(
            model_name='challengeruling',
            name='ruled_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='convenerpresence',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='editions.edition'),
        ),
        migrations.AddField(
            model_name='convenerpresence',
            name='noted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='panellook',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='editions.edition'),
        ),
        migrations.AddField(
            model_name='panellook',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='readingdraw',
            name='drawn_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='readingdraw',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='editions.edition'),
        ),
        migrations.DeleteModel(name='ReadingOrder'),
        migrations.CreateModel(
            name='ReadingOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.PositiveSmallIntegerField()),
                ('codes', models.JSONField()),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='orders', to='panel.readingdraw')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='panel.member')),
            ],
            options={
                'ordering': ['draw_id', 'reader'],
                'constraints': [
                    models.UniqueConstraint(fields=('draw', 'member'), name='one_reading_order_per_draw'),
                    models.UniqueConstraint(fields=('draw', 'reader'), name='one_reader_per_row'),
                ],
            },
        ),
        migrations.AddField(
            model_name='recusallapse',
            name='lapsed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='recusallapse',
            name='recusal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='lapse', to='panel.recusal'),
        ),
        migrations.AddConstraint(
            model_name='panellook',
            constraint=models.UniqueConstraint(fields=('edition', 'person'), name='one_look_per_person'),
        ),
        migrations.AddConstraint(
            model_name='readingdraw',
            constraint=models.UniqueConstraint(fields=('edition', 'category', 'number'), name='one_draw_per_number'),
        ),
    ]
