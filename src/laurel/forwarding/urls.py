"""The addresses of this stage."""

from django.urls import path

from laurel.forwarding import views

app_name = "forwarding"
urlpatterns = [
    path("received/", views.received_list, name="received_list"),
    path("received/add/", views.receive, name="receive"),
    path("received/<str:package_id>/", views.received, name="received"),
    path("received/<str:package_id>/files/<int:number>/", views.received_file, name="received_file"),
    path("packages/<str:package_id>/file/", views.package_file, name="package_file"),
    path("packages/<str:package_id>/slip.<str:file_format>", views.slip, name="package_slip"),
    path("<int:roc_year>/package/", views.package, name="package"),
    path("", views.year_list, name="list"),
    path("<int:roc_year>/", views.show, name="show"),
    path("<int:roc_year>/updates/", views.request_all, name="request"),
    path("<int:roc_year>/close/", views.close, name="close"),
    path("<int:roc_year>/reopen/", views.reopen, name="reopen"),
    path("<str:nomination_id>/extend/", views.extend, name="extend"),
    path("<str:nomination_id>/decide/", views.decide, name="decide"),
    path("<str:nomination_id>/difference/", views.difference, name="difference"),
    path("<str:nomination_id>/change-table.<str:file_format>", views.change_paper, name="change_table"),
]
