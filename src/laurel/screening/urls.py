"""The addresses of this stage."""

from django.urls import path

from laurel.screening import views

app_name = "screening"
urlpatterns = [
    path("", views.queue, name="list"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/confirm/", views.confirm, name="confirm"),
    path("<str:public_id>/exemption/", views.exempt, name="exemption"),
    path("<str:public_id>/correction/", views.correction, name="correction"),
]
