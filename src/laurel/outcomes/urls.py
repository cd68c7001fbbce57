"""The addresses of this stage."""

from django.urls import path

from laurel.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("", views.outcome_list, name="list"),
    path("<str:nomination_id>/ministry/", views.ministry, name="ministry"),
    path("<str:nomination_id>/national/", views.national, name="national"),
]
