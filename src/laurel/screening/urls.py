"""The addresses of this stage."""

from django.urls import URLPattern

app_name = "screening"
urlpatterns: list[URLPattern] = []
