"""The addresses of this stage."""

from django.urls import path

from laurel.rewards import views

app_name = "rewards"
urlpatterns = [
    path("", views.reward_list, name="list"),
    path("years/<int:roc_year>/", views.year, name="year"),
    path("years/<int:roc_year>/readings/", views.readings, name="readings"),
    path("years/<int:roc_year>/tracking/", views.tracking, name="tracking"),
    path("years/<int:roc_year>/tracking.<str:file_format>", views.tracking_file, name="tracking_file"),
    path("years/<int:roc_year>/notices/<str:agency>.<str:file_format>", views.notice, name="notice"),
    path("lines/<str:line_id>/correct/", views.correct, name="correct"),
    path("lines/<str:line_id>/strike/", views.strike, name="strike"),
    path("lines/<str:line_id>/revoke/", views.revoke, name="revoke"),
    path("<str:nomination_id>/", views.show, name="show"),
    path("<str:nomination_id>/add/", views.add, name="add"),
    path("<str:nomination_id>/nobody/", views.nobody, name="nobody"),
    path("<str:nomination_id>/pool/", views.pool, name="pool"),
    path("<str:nomination_id>/review/", views.review, name="review"),
    path("<str:nomination_id>/order/", views.order, name="order"),
    path("<str:nomination_id>/roster.<str:file_format>", views.roster_file, name="roster_file"),
    path("<str:nomination_id>/committee.<str:file_format>", views.committee_file, name="committee_file"),
]
