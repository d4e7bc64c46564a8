from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("collectives", "0005_nos_regles_and_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="charter",
            name="undone_on",
            field=models.DateField(null=True, verbose_name="ne vaut plus depuis"),
        ),
    ]
