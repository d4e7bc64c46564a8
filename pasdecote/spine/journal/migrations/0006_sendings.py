import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("collectives", "0002_invitation"),
        ("journal", "0005_recording"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Arriving",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("fact", models.UUIDField(db_index=True)),
                (
                    "what",
                    models.CharField(
                        choices=[("photo", "photo"), ("recording", "enregistrement")], max_length=10
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("said", models.JSONField(default=dict)),
                ("touched_at", models.DateTimeField(db_index=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("touched_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Early",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("fact", models.UUIDField(db_index=True)),
                ("replaces", models.JSONField()),
                (
                    "circle",
                    models.CharField(
                        choices=[
                            ("me", "moi"),
                            ("team", "équipe"),
                            ("collective", "collectif"),
                            ("institution", "institution"),
                            ("public", "public"),
                        ],
                        max_length=12,
                    ),
                ),
                ("content", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("told_at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "collective",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="collectives.collective",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("received_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item", models.UUIDField()),
                ("sent", models.CharField(max_length=64)),
                ("fact", models.UUIDField(db_index=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "circle",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("me", "moi"),
                            ("team", "équipe"),
                            ("collective", "collectif"),
                            ("institution", "institution"),
                            ("public", "public"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("kept", "gardé"), ("early", "en avance")], default="kept", max_length=5
                    ),
                ),
                ("received_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-received_at", "-id"),
                "constraints": [
                    models.UniqueConstraint(fields=("item", "account", "sent"), name="receipt_given_once")
                ],
            },
        ),
    ]
