"""The addresses of the pages across stages."""

from django.urls import path

from laurel.desk import entries, views
from laurel.desk.trial import pages

app_name = "desk"
urlpatterns = [
    path("", views.programme, name="programme"),
    path("today/", views.today, name="today"),
    path("nominations/all/", entries.entries, name="entries"),
    path("nominations/all/export.<str:file_format>", entries.export, name="entries_export"),
    path("editions/<int:roc_year>/trial/", pages.trial, name="trial"),
    path("rules/", views.rules, name="rules"),
    path("audit/", views.audit, name="audit"),
    path("audit/verify/", views.audit_verify, name="audit_verify"),
    path("verify/", views.verify_paper, name="verify"),
    path("theme/", views.theme, name="theme"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("demo/sign-in/", views.demo_sign_in, name="demo_sign_in"),
    path("demo/clock/", views.demo_clock, name="demo_clock"),
]
