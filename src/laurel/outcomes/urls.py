"""The addresses of this stage."""

from django.urls import path

from laurel.outcomes import views

app_name = "outcomes"
urlpatterns = [
    path("", views.outcome_list, name="list"),
    path("export.<str:file_format>", views.export, name="export"),
    path("schemes/", views.scheme_list, name="schemes"),
    path("schemes/<int:award_year>/take-over/", views.take_over, name="take_over"),
    path("schemes/<int:pk>/withdraw/", views.withdraw, name="withdraw_scheme"),
    path("files/<str:file_id>/", views.evidence, name="evidence"),
    path("<int:roc_year>/sending/", views.sending, name="sending"),
    path("<int:roc_year>/expected/", views.expected, name="expected"),
    path("<int:roc_year>/contradictions/<str:key>/", views.contradiction, name="contradiction"),
    path("<str:nomination_id>/", views.show, name="show"),
    path("<str:nomination_id>/ministry/", views.ministry, name="ministry"),
    path("<str:nomination_id>/national/", views.national, name="national"),
]
