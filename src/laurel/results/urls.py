"""The addresses of this stage: by year for the office and the public, by entry for entrants."""

from django.urls import include, path

from laurel.results import views

app_name = "results"
internal = [
    path("", views.desk, name="desk"),
    path("recommendation-letter.<str:file_format>", views.upward_letter, name="upward_letter"),
    path("recommendation-list.<str:file_format>", views.upward_list, name="upward_list"),
    path("certificates.zip", views.certificates_zip, name="certificates_zip"),
    path("papers/", views.papers, name="papers"),
    path("papers/<str:number>/scan/", views.attach_scan, name="attach_scan"),
    path("scans/<str:scan_id>/", views.signed_scan, name="signed_scan"),
    path("withdraw/<str:nomination_id>/", views.withdraw, name="withdraw"),
    path("publication/", views.publication, name="publication"),
    path("publication/set/", views.publication_set, name="publication_set"),
    path("publication/withdraw/", views.publication_withdraw, name="publication_withdraw"),
    path("feedback/", views.feedback, name="feedback"),
    path("feedback/<str:nomination_id>/", views.feedback_write, name="feedback_write"),
    path("<str:category>/", views.show, name="show"),
    path("<str:category>/approve/", views.approve_category, name="approve"),
    path("<str:category>/letter.<str:file_format>", views.letter, name="letter"),
]
urlpatterns = [
    path("", views.result_list, name="list"),
    path("own/<str:nomination_id>/", views.own, name="own"),
    path("notices/<str:nomination_id>.<str:file_format>", views.notice, name="notice"),
    path("certificates/<str:nomination_id>.<str:file_format>", views.entry_certificate, name="certificate"),
    path("<int:roc_year>/", views.published, name="published"),
    path("<int:roc_year>/internal/", include(internal)),
]
