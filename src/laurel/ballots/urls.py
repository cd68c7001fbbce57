"""The addresses of this stage."""

from django.urls import path

from laurel.ballots.views import comparing, desk, notes, ordering, planning, reading, sealing

app_name = "ballots"
DOSSIER = "<str:round_id>/read/<str:code>/"
urlpatterns = [
    path("", desk.judging, name="list"),
    path("declare/<str:category>/", desk.declaration, name="declaration"),
    path("settings/", reading.settings_for_reading, name="settings"),
    path("<str:round_id>/", ordering.workspace, name="workspace"),
    path("<str:round_id>/place/", ordering.place, name="place"),
    path("<str:round_id>/undo/", ordering.undo, name="undo"),
    path("<str:round_id>/criteria/", planning.criteria, name="criteria"),
    path("<str:round_id>/compare/", comparing.compare, name="compare"),
    path("<str:round_id>/notes/", notes.all_notes, name="all_notes"),
    path("<str:round_id>/plan/", planning.plan, name="plan"),
    path("<str:round_id>/worksheet/", planning.worksheet, name="worksheet"),
    path("<str:round_id>/check/", sealing.check, name="check"),
    path("<str:round_id>/seal/", sealing.seal, name="seal"),
    path("<str:round_id>/sealed/", sealing.sealed, name="sealed"),
    path("<str:round_id>/withdraw/", sealing.withdraw, name="withdraw"),
    path("<str:round_id>/sheet.<str:file_format>", sealing.sheet, name="sheet"),
    path(DOSSIER, reading.read, name="read"),
    path(f"{DOSSIER}place/", ordering.placing, name="placing"),
    path(f"{DOSSIER}progress/", reading.progress, name="progress"),
    path(f"{DOSSIER}notes/", notes.notes, name="notes"),
    path(f"{DOSSIER}note/", notes.note, name="note"),
    path(f"{DOSSIER}mark/", notes.mark, name="mark"),
    path(f"{DOSSIER}files/<str:file_id>/", reading.dossier_file, name="file"),
    path(f"{DOSSIER}files/<str:file_id>/save/", reading.saved_file, name="saved_file"),
    path(f"{DOSSIER}files/<str:file_id>/<int:number>-<int:width>.png", reading.dossier_page, name="page"),
]
