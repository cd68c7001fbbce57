"""The addresses of this stage."""

from django.urls import path

from laurel.archive import views

app_name = "archive"
urlpatterns = [
    path("", views.years, name="list"),
    path("terms/", views.terms, name="terms"),
    path("terms/<str:kind>/", views.term, name="term"),
    path("clocks/", views.clocks, name="clocks"),
    path("own/", views.own, name="own"),
    path("own/<str:nomination_id>/notice.<str:file_format>", views.own_notice, name="own_notice"),
    path("own/<str:nomination_id>/<int:number>.pdf", views.own_version, name="own_version"),
    path("destruction/<str:list_id>/", views.show_list, name="destruction_list"),
    path("destruction/<str:list_id>/confirm/", views.confirm, name="confirm"),
    path("destruction/<str:list_id>/take-back/", views.take_back, name="take_back"),
    path("destruction/<str:list_id>/list.<str:file_format>", views.destruction_file, name="destruction_file"),
    path("<int:roc_year>/", views.show, name="show"),
    path("<int:roc_year>/list.<str:file_format>", views.list_file, name="list_file"),
    path("<int:roc_year>/files.zip", views.files, name="files"),
    path("<int:roc_year>/close/", views.close, name="close"),
    path("<int:roc_year>/destruction/", views.destruction, name="destruction"),
    path("<int:roc_year>/report/", views.report, name="report"),
    path("<int:roc_year>/report/lessons/", views.lessons, name="lessons"),
    path("<int:roc_year>/report.<str:file_format>", views.report_file, name="report_file"),
]
