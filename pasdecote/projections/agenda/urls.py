"""Addresses of agendas: a group's, a structure's, and those that calendars read."""

from django.urls import path

from pasdecote.projections.agenda.views import feeds, owing, showing

app_name = "agenda"
GROUP = "agenda/<slug:slug>/"
HOUSE = "structures/<slug:house>/agenda/"
urlpatterns = [
    path("agenda/", showing.mine, name="mine"),
    path("agenda/flux/<str:secret>.ics", feeds.feed, name="feed"),
    path(GROUP, showing.calendar, name="calendar"),
    path(GROUP + "ajouter/", owing.add, name="add"),
    path(GROUP + "<uuid:fact>/fait/", owing.settle, name="settle"),
    path(GROUP + "<uuid:fact>/date/", owing.move, name="move"),
    path(GROUP + "telephone/", feeds.phone, name="phone"),
    path(GROUP + "telephone/arreter/", feeds.stop, name="stop"),
    path(HOUSE, showing.calendar, name="house_calendar"),
    path(HOUSE + "ajouter/", owing.add, name="house_add"),
    path(HOUSE + "<uuid:fact>/fait/", owing.settle, name="house_settle"),
    path(HOUSE + "<uuid:fact>/date/", owing.move, name="house_move"),
    path(HOUSE + "telephone/", feeds.phone, name="house_phone"),
    path(HOUSE + "telephone/arreter/", feeds.stop, name="house_stop"),
]
