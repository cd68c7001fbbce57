"""The addresses of this stage."""

from django.urls import path

from laurel.ballots.views import desk, ordering, reading, sealing

app_name = "ballots"
urlpatterns = [
    path("", desk.judging, name="list"),
    path("declare/<str:category>/", desk.declaration, name="declaration"),
    path("<str:round_id>/", ordering.workspace, name="workspace"),
    path("<str:round_id>/place/", ordering.place, name="place"),
    path("<str:round_id>/undo/", ordering.undo, name="undo"),
    path("<str:round_id>/read/<str:code>/", reading.read, name="read"),
    path("<str:round_id>/read/<str:code>/files/<str:file_id>/", reading.dossier_file, name="file"),
    path("<str:round_id>/seal/", sealing.seal, name="seal"),
    path("<str:round_id>/sealed/", sealing.sealed, name="sealed"),
    path("<str:round_id>/withdraw/", sealing.withdraw, name="withdraw"),
    path("<str:round_id>/sheet.<str:file_format>", sealing.sheet, name="sheet"),
]
