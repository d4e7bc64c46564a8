"""Indexes for what every page asks of a long journal."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_mark")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("batch", None)),
                fields=["author", "-received_at", "-id"],
                name="entry_by_hand",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("money", True)),
                fields=["collective", "happened_on", "id"],
                name="entry_with_money",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["collective", "kind"], name="entry_by_kind"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("session__isnull", False)),
                fields=["collective"],
                name="entry_of_session",
            ),
        ),
    ]
