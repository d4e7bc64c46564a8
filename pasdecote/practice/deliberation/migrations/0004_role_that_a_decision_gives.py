from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0003_answers_in_batches"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[("facilitation", "animation"), ("spokesperson", "porte-parole")],
                default="",
                max_length=20,
                verbose_name="le rôle donné",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="proposal",
            name="role_until",
            field=models.DateField(blank=True, null=True, verbose_name="jusqu’à quel jour"),
        ),
    ]
