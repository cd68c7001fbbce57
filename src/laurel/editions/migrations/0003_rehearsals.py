from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("editions", "0002_edition_page_limit_edition_section_characters"),
    ]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="rehearsal_no",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="edition",
            name="roc_year",
            field=models.PositiveSmallIntegerField(),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                fields=("roc_year", "rehearsal_no"), name="one_edition_per_year_and_rehearsal"
            ),
        ),
    ]
