"""Address of the step aside."""

from django.urls import path

from pasdecote.practice.learning import views

app_name = "learning"
urlpatterns = [path("carnet/pas-de-cote/", views.step_aside, name="step_aside")]
