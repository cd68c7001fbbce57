"""The addresses of this stage."""

from django.urls import path

from laurel.nominations import views

app_name = "nominations"
urlpatterns = [
    path("", views.nomination_list, name="list"),
    path("new/", views.start, name="new"),
    path("new/<str:draft_id>/category/", views.category, name="category"),
    path("new/<str:draft_id>/unit/", views.unit, name="unit"),
    path("new/<str:draft_id>/eligibility/", views.eligibility, name="eligibility"),
    path("new/<str:draft_id>/people/", views.people, name="people"),
    path("new/<str:draft_id>/check/", views.check, name="check"),
    path("new/<str:draft_id>/discard/", views.discard, name="discard"),
    path("duties/", views.duties, name="duties"),
    path("duties/<str:code>/remind/", views.remind, name="remind"),
    path("windows/new/", views.new_window, name="new_window"),
    path("papers/duties.<str:file_format>", views.duty_paper, name="duty_paper"),
    path("papers/list-<str:code>.<str:file_format>", views.list_paper, name="list_paper"),
    path("self-check/", views.self_check, name="self_check"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/made/", views.made, name="made"),
    path("<str:public_id>/letter.<str:file_format>", views.letter, name="letter"),
    path("<str:public_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<str:public_id>/revive/", views.revive, name="revive"),
]
