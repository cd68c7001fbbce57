"""The addresses of this stage."""

from django.urls import path

from laurel.meeting import views
from laurel.meeting.views import rehearsing

app_name = "meeting"
urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("begin-judging/", views.begin, name="begin"),
    path("rehearse/", rehearsing.rehearse, name="rehearse"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/notice.<str:file_format>", views.notice, name="notice"),
    path("<str:public_id>/attendance/", views.attendance, name="attendance"),
    path("<str:public_id>/<str:category>/", views.room, name="room"),
    path("<str:public_id>/<str:category>/state/", views.state, name="state"),
    path("<str:public_id>/<str:category>/make-up/", rehearsing.make_up, name="make_up"),
    path("<str:public_id>/<str:category>/missing/", views.missing, name="missing"),
    path("<str:public_id>/<str:category>/open/", views.open_sheets, name="open"),
    path("<str:public_id>/<str:category>/tie-round/", views.tie_round, name="tie_round"),
    path("<str:public_id>/<str:category>/lot/", views.lot, name="lot"),
    path("<str:public_id>/<str:category>/recuse/", views.recuse, name="recuse"),
    path("<str:public_id>/<str:category>/strike/", views.strike, name="strike"),
    path("<str:public_id>/<str:category>/resolve/", views.resolve, name="resolve"),
    path("<str:public_id>/<str:category>/screen/", views.screen, name="screen"),
    path("<str:public_id>/<str:category>/master.<str:file_format>", views.master, name="master"),
]
