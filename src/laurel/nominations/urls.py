"""The addresses of this stage."""

from django.urls import path

from laurel.nominations import views

app_name = "nominations"
urlpatterns = [
    path("", views.nomination_list, name="list"),
    path("new/", views.choose_category, name="new"),
    path("new/unit/", views.choose_unit, name="unit"),
    path("new/eligibility/", views.eligibility, name="eligibility"),
    path("new/people/", views.people, name="people"),
    path("new/check/", views.check, name="check"),
    path("duties/", views.duties, name="duties"),
    path("self-check/", views.self_check, name="self_check"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/withdraw/", views.withdraw, name="withdraw"),
]
