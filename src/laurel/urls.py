"""All addresses: each stage's own, sign-in, and the pages across stages."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from laurel.people.permissions import open_to_all

urlpatterns = [
    path("", include("laurel.desk.urls")),
    path("language/", open_to_all(set_language), name="set_language"),
    path("", include("laurel.people.urls")),
    path("admin/", include("laurel.register.urls")),
    path("editions/", include("laurel.editions.urls")),
    path("nominations/", include("laurel.nominations.urls")),
    path("applications/", include("laurel.applications.urls")),
    path("screening/", include("laurel.screening.urls")),
    path("panel/", include("laurel.panel.urls")),
    path("judging/", include("laurel.ballots.urls")),
    path("meeting/", include("laurel.meeting.urls")),
    path("results/", include("laurel.results.urls")),
    path("forwarding/", include("laurel.forwarding.urls")),
    path("outcomes/", include("laurel.outcomes.urls")),
    path("rewards/", include("laurel.rewards.urls")),
    path("archive/", include("laurel.archive.urls")),
    path("library/", include("laurel.library.urls")),
]

handler404 = "laurel.desk.views.absent"

if settings.BENCH:
    urlpatterns.append(path("", include("laurel.bench.timing")))
