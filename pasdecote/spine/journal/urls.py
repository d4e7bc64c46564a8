"""Addresses of the journal: my notebook, the thread of a group, a note and what one may do with it."""

from django.urls import path

from pasdecote.spine.journal import api, views
from pasdecote.spine.journal.views import conflicts, photos, recordings, waiting

app_name = "journal"
urlpatterns = [
    path("carnet/", views.notebook, name="notebook"),
    path("carnet/raconter/", views.tell, name="tell"),
    path("carnet/relire/", views.review, name="review"),
    path("carnet/telephone/", waiting.waiting, name="waiting"),
    path("carnet/a-regarder/", conflicts.attention, name="attention"),
    path("carnet/a-regarder/<uuid:id>/", conflicts.settle_early, name="settle_early"),
    path("notes/<uuid:id>/choisir/", conflicts.choose, name="choose"),
    path("carnet/envoi", api.sending, name="sending"),
    path("carnet/<uuid:id>", api.put, name="put"),
    path("carnet/<uuid:id>/recu", api.receipt, name="receipt"),
    path("carnet/<uuid:note>/pieces/<uuid:id>", api.pieces, name="pieces"),
    path("carnet/<uuid:note>/pieces/<uuid:id>/<int:offset>", api.piece, name="piece"),
    path("carnet/<uuid:id>/reprendre/", views.rewrite, name="rewrite"),
    path("carnet/<uuid:id>/jeter/", views.discard, name="discard"),
    path("collectifs/<slug:slug>/fil/", views.thread, name="thread"),
    path("notes/<uuid:id>/", views.note, name="note"),
    path("notes/<uuid:id>/corriger/", views.correct, name="correct"),
    path("notes/<uuid:id>/retirer/", views.retract, name="retract"),
    path("notes/<uuid:id>/partager/", views.widen, name="widen"),
    path("notes/<uuid:id>/ce-n-est-pas-ca/", views.contest, name="contest"),
    path("desaccords/<uuid:id>/regler/", views.settle, name="settle"),
    path("notes/<uuid:id>/photos/ajouter/", photos.add_photo, name="add_photo"),
    path("photos/<uuid:id>.jpg", photos.photo, name="photo"),
    path("photos/<uuid:id>/cacher/", photos.hide_faces, name="hide_faces"),
    path("photos/<uuid:id>/effacer/", photos.remove_photo, name="remove_photo"),
    path("notes/<uuid:id>/voix/", recordings.add_recording, name="add_recording"),
    path("sons/<uuid:id>", recordings.recording, name="recording"),
    path("sons/<uuid:id>/ecrire/", recordings.write_down, name="write_down"),
    path("sons/<uuid:id>/effacer/", recordings.destroy_recording, name="destroy_recording"),
    path("chercher/", views.search, name="search"),
]
