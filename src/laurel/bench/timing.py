"""Only under LAUREL_BENCH: what a request costs the server, and the floor that it is compared with."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from laurel.people.models import Unit
from laurel.people.permissions import signed_in

ROWS = 500


class Timing:
    """Adds the server's own time and the number of its queries to every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        queries = 0

        def counted(execute: Any, *arguments: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*arguments)

        began = time.perf_counter()
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(counted))
            answer = self.get_response(request)
        answer["Server-Timing"] = f"app;dur={(time.perf_counter() - began) * 1000:.2f}"
        answer["X-Queries"] = str(queries)
        return answer


@signed_in
def floor(request: HttpRequest) -> HttpResponse:
    """A session, a user, one indexed query, a template of 500 rows: what any page of that size costs here."""
    unit = Unit.objects.filter(code="BENCH-0").first()
    return render(request, "bench/floor.html", {"unit": unit, "rows": range(ROWS)})


urlpatterns = [path("bench/floor/", floor, name="bench_floor")]
