from django.conf import settings
from django.db import migrations, models

import laurel.kit.ids


class Migration(migrations.Migration):
    """Scans are kept locked only: those that lay plain in the storage are not carried over."""

    dependencies = [
        ("ballots", "0003_paper"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.DeleteModel(name="PaperScan"),
        migrations.CreateModel(
            name="PaperScan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(default=laurel.kit.ids.public_id, max_length=22, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("pages", models.PositiveIntegerField()),
                ("scanner", models.CharField(max_length=120)),
                ("locked_sha256", models.CharField(max_length=64, unique=True)),
                ("ciphertext", models.BinaryField()),
                ("scanned_at", models.DateTimeField()),
                ("scanned_by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("sealing", models.ForeignKey(on_delete=models.PROTECT, related_name="scans", to="ballots.papersealing")),
            ],
            options={"abstract": False},
        ),
    ]
