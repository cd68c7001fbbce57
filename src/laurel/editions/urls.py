"""The addresses of this stage."""

from django.urls import path

from laurel.editions.views import comparing, copying
from laurel.editions.views import years as views

app_name = "editions"
urlpatterns = [
    path("", views.edition_list, name="list"),
    path("new/", copying.new_year, name="new"),
    path("open/", views.open_year, name="open"),
    path("<int:roc_year>/", views.show, name="show"),
    path("<int:roc_year>/compare/<int:other>/", comparing.compare, name="compare"),
    path(
        "<int:roc_year>/compare/<int:other>/table.<str:file_format>",
        comparing.compare_file,
        name="compare_file",
    ),
    path("<int:roc_year>/dates/<str:kind>/", views.move_date, name="date"),
    path("<int:roc_year>/limits/", views.limits, name="limits"),
    path("<int:roc_year>/points/<str:point>/", views.decide, name="decide"),
    path("<int:roc_year>/branches/<str:branch>/exemption/", views.exempt, name="exempt"),
]
