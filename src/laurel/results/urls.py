"""The addresses of this stage."""

from django.urls import path

from laurel.results import views

app_name = "results"
urlpatterns = [
    path("", views.result_list, name="list"),
    path("own/<str:nomination_id>/", views.own, name="own"),
    path("withdraw/<str:nomination_id>/", views.withdraw, name="withdraw"),
    path("<str:category>/", views.show, name="show"),
    path("<str:category>/approve/", views.approve_category, name="approve"),
]
