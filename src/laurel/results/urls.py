"""The addresses of this stage."""

from django.urls import path

from laurel.results import views

app_name = "results"
urlpatterns = [
    path("", views.result_list, name="list"),
    path("recommendation-letter.<str:file_format>", views.upward_letter, name="upward_letter"),
    path("recommendation-list.<str:file_format>", views.upward_list, name="upward_list"),
    path("papers/", views.papers, name="papers"),
    path("papers/<str:number>/scan/", views.attach_scan, name="attach_scan"),
    path("scans/<str:scan_id>/", views.signed_scan, name="signed_scan"),
    path("own/<str:nomination_id>/", views.own, name="own"),
    path("notices/<str:nomination_id>.<str:file_format>", views.notice, name="notice"),
    path("withdraw/<str:nomination_id>/", views.withdraw, name="withdraw"),
    path("<str:category>/", views.show, name="show"),
    path("<str:category>/approve/", views.approve_category, name="approve"),
    path("<str:category>/letter.<str:file_format>", views.letter, name="letter"),
]
