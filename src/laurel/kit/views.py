"""The gallery: each component in its states."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from laurel.kit.gallery import sample


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page, for demonstration and development."""
    return render(request, "kit/gallery.html", sample())
