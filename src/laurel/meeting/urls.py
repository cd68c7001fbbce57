"""The addresses of this stage."""

from django.urls import path

from laurel.meeting import views
from laurel.meeting.views import rehearsing

app_name = "meeting"
urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("begin-judging/", views.begin, name="begin"),
    path("rehearse/", rehearsing.rehearse, name="rehearse"),
    path("poll/<str:signed>/", views.poll, name="poll"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/attendance/", views.attendance, name="attendance"),
    path("<str:public_id>/papers/", views.papers, name="papers"),
    path("<str:public_id>/papers/<str:kind>.<str:file_format>", views.paper, name="paper"),
    path("<str:public_id>/papers/<str:number>/scan/", views.attach_scan, name="attach_scan"),
    path("<str:public_id>/scans/<str:scan_id>/", views.signed_scan, name="signed_scan"),
    path("<str:public_id>/<str:category>/", views.room, name="room"),
    path("<str:public_id>/<str:category>/make-up/", rehearsing.make_up, name="make_up"),
    path("<str:public_id>/<str:category>/missing/", views.missing, name="missing"),
    path("<str:public_id>/<str:category>/open/", views.open_sheets, name="open"),
    path("<str:public_id>/<str:category>/tie-round/", views.tie_round, name="tie_round"),
    path("<str:public_id>/<str:category>/lot/", views.lot, name="lot"),
    path("<str:public_id>/<str:category>/recuse/", views.recuse, name="recuse"),
    path("<str:public_id>/<str:category>/strike/", views.strike, name="strike"),
    path("<str:public_id>/<str:category>/resolve/", views.resolve, name="resolve"),
    path("<str:public_id>/<str:category>/screen/", views.screen, name="screen"),
    path("<str:public_id>/<str:category>/scales/", views.scales, name="scales"),
    path("<str:public_id>/<str:category>/read-out/", views.read_out, name="read_out"),
    path("<str:public_id>/<str:category>/differences/", views.differences, name="differences"),
    path("<str:public_id>/<str:category>/minutes/", views.minutes, name="minutes"),
    path("<str:public_id>/<str:category>/dissent/", views.dissent, name="dissent"),
    path("<str:public_id>/<str:category>/corrections/", views.corrections, name="corrections"),
    path(
        "<str:public_id>/<str:category>/corrections/<int:number>/<str:member>/",
        views.correct,
        name="correct",
    ),
    path("<str:public_id>/<str:category>/rule/<str:correction_id>/", views.rule, name="rule"),
    path("<str:public_id>/<str:category>/count.<str:file_format>", views.count_file, name="count_file"),
    path("<str:public_id>/<str:category>/papers/", views.category_list, name="category_papers"),
    path(
        "<str:public_id>/<str:category>/papers/<str:kind>.<str:file_format>",
        views.category_paper,
        name="category_paper",
    ),
]
