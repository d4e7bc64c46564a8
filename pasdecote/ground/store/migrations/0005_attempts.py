"""How often doors were asked, out of the cache, which forgets when it is full."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0004_flags'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attempts',
            fields=[
                ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('until', models.DateTimeField(db_index=True)),
            ],
            options={
                'ordering': ('name',),
            },
        ),
    ]
