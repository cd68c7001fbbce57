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
]
