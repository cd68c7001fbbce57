"""The addresses of this stage."""

from django.urls import path

from laurel.panel import views

app_name = "panel"
urlpatterns = [
    path("", views.show, name="show"),
    path("appoint/", views.appoint, name="appoint"),
    path("recusals/", views.recusals, name="recusals"),
    path("depletion/<str:category>/", views.depletion, name="depletion"),
    path("lock/", views.lock, name="lock"),
    path("members/<str:public_id>/depart/", views.depart, name="depart"),
    path("members/<str:public_id>/recuse/", views.recuse, name="recuse"),
]
