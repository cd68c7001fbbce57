"""The addresses of this stage."""

from django.urls import path

from laurel.ballots import views

app_name = "ballots"
urlpatterns = [
    path("", views.judging, name="list"),
    path("declare/<str:category>/", views.declaration, name="declaration"),
    path("<str:round_id>/", views.workspace, name="workspace"),
    path("<str:round_id>/place/", views.place, name="place"),
    path("<str:round_id>/undo/", views.undo, name="undo"),
    path("<str:round_id>/read/<str:code>/", views.read, name="read"),
    path("<str:round_id>/read/<str:code>/files/<str:file_id>/", views.dossier_file, name="file"),
    path("<str:round_id>/seal/", views.seal, name="seal"),
    path("<str:round_id>/sealed/", views.sealed, name="sealed"),
    path("<str:round_id>/withdraw/", views.withdraw, name="withdraw"),
    path("<str:round_id>/sheet.<str:file_format>", views.sheet, name="sheet"),
]
