"""The addresses of this stage."""

from django.urls import path

from laurel.rewards import views

app_name = "rewards"
urlpatterns = [
    path("", views.reward_list, name="list"),
    path("lines/<str:line_id>/strike/", views.strike, name="strike"),
    path("<str:nomination_id>/", views.show, name="show"),
    path("<str:nomination_id>/pool/", views.pool, name="pool"),
    path("<str:nomination_id>/roster.ods", views.roster_ods, name="roster_ods"),
]
