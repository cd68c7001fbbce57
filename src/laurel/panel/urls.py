"""The addresses of this stage."""

from django.urls import path

from laurel.panel import views

app_name = "panel"
urlpatterns = [
    path("", views.show, name="show"),
    path("history/", views.history, name="history"),
    path("looked/", views.looked, name="looked"),
    path("appoint/", views.appoint, name="appoint"),
    path("presence/", views.presence, name="presence"),
    path("recusals/", views.recusals, name="recusals"),
    path("depletion/<str:category>/", views.depletion, name="depletion"),
    path("substitute/<str:category>/", views.substitute, name="substitute"),
    path("rehearsal/", views.rehearsal, name="rehearsal"),
    path("challenges/", views.challenges, name="challenges"),
    path("challenges/<str:category>/<str:member>/", views.challenge, name="challenge"),
    path("rulings/<str:public_id>/", views.ruling, name="ruling"),
    path("lock/", views.lock, name="lock"),
    path("papers/", views.papers, name="papers"),
    path("papers/list.<str:file_format>", views.list_paper, name="list_paper"),
    path("papers/recusals.<str:file_format>", views.register_paper, name="register_paper"),
    path(
        "papers/<str:public_id>/declaration.<str:file_format>",
        views.declaration_paper,
        name="declaration_paper",
    ),
    path("papers/<str:public_id>/<str:category>.<str:file_format>", views.sheet_paper, name="sheet_paper"),
    path("members/<str:public_id>/replace/", views.replace, name="replace"),
    path("members/<str:public_id>/depart/", views.depart, name="depart"),
    path("members/<str:public_id>/stand-in/", views.stand_in, name="stand_in"),
    path("members/<str:public_id>/recuse/", views.recuse, name="recuse"),
]
