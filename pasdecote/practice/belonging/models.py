"""The rows of belonging: services that people may turn to, read from public files. They speak of nobody."""

from django.db import models


class LocalService(models.Model):
    """A service as its producer described it, its identifier drawn from theirs. No contact's name is kept."""

    id = models.UUIDField(primary_key=True, editable=False)
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=100)
    name = models.CharField(max_length=300)
    house = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    needs = models.CharField(max_length=200, blank=True)
    free = models.BooleanField(null=True)
    address = models.TextField(blank=True)
    commune = models.CharField(max_length=5, blank=True, db_index=True)
    town = models.CharField(max_length=150, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    e_mail = models.CharField(max_length=254, blank=True)
    link = models.CharField(max_length=2083, blank=True)
    hours = models.CharField(max_length=500, blank=True)
    updated_on = models.DateField()

    class Meta:
        ordering = ("town", "name", "id")

    def __str__(self) -> str:
        return self.name
