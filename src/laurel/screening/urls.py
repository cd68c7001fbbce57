"""The addresses of this stage."""

from django.urls import path

from laurel.screening import views

app_name = "screening"
urlpatterns = [
    path("", views.queue, name="list"),
    path("export.<str:file_format>", views.export, name="export"),
    path("papers/register.<str:file_format>", views.register_paper, name="register_paper"),
    path("papers/year.<str:file_format>", views.year_paper, name="year_paper"),
    path("<str:public_id>/", views.show, name="show"),
    path("<str:public_id>/versions/", views.versions, name="versions"),
    path("<str:public_id>/assign/", views.assign, name="assign"),
    path("<str:public_id>/confirm/", views.confirm, name="confirm"),
    path("<str:public_id>/return/", views.return_to_officer, name="return"),
    path("<str:public_id>/exemption/", views.exempt, name="exemption"),
    path("<str:public_id>/correction/", views.correction, name="correction"),
    path("<str:public_id>/data-correction/", views.data_correction, name="data_correction"),
    path("<str:public_id>/papers/<str:what>.<str:file_format>", views.case_paper, name="case_paper"),
]
