"""The addresses of this stage."""

from django.urls import path

from laurel.library import views

app_name = "library"
urlpatterns = [
    path("", views.library_list, name="list"),
    path("criteria/<str:category>/<str:code>/", views.by_criterion, name="criterion"),
    path("own/", views.own, name="own"),
    path("states/", views.states, name="states"),
    path("entries/<str:nomination_id>/", views.entry, name="entry"),
    path("entries/<str:nomination_id>/answer/", views.answer, name="answer"),
    path("entries/<str:nomination_id>/withdraw/", views.withdraw, name="withdraw"),
    path("entries/<str:nomination_id>/ask/", views.ask, name="ask"),
    path("entries/<str:nomination_id>/files/<str:file_id>/", views.entry_file, name="file"),
    path("entries/<str:nomination_id>/files/<str:file_id>/save/", views.saved_file, name="saved_file"),
    path(
        "entries/<str:nomination_id>/files/<str:file_id>/<int:number>/<int:width>/",
        views.entry_page,
        name="page",
    ),
    path("units/", views.unit_list, name="units"),
    path("units/overview/", views.overview, name="overview"),
    path("units/<str:code>/", views.unit_show, name="unit"),
    path("units/<str:code>/export/<str:file_format>/", views.unit_file, name="unit_file"),
]
