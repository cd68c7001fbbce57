"""Whether a page of the room has changed, asked every five seconds by everyone in it: nothing else is cheaper.

The address is signed and lasts five minutes; it is given to whoever may see the page and tells nothing but whether to
look again, so that no session and no person is read. What stands is worked out at most once in some seconds.
"""

from __future__ import annotations

from django.core import signing
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from laurel.meeting.facts import RoomState, state_of
from laurel.meeting.models import PanelMeeting
from laurel.people.permissions import open_to_all
from laurel.rulebook.entrants import Category

SALT = "laurel.meeting.poll"
ADDRESS_LASTS_SECONDS = 300
TOKEN_LASTS_SECONDS = 4
LOOK_AGAIN = {"HX-Trigger": "laurel:changed"}


def poll_url(state: RoomState) -> str:
    """The address that a page asks until it changes; the state as it is now is what others are told too."""
    token, public_id, keeps_list = state.token, state.meeting.public_id, state.desk is not None
    cache.set(_key(public_id, state.category, keeps_list), token, TOKEN_LASTS_SECONDS)
    signed = signing.dumps([public_id, state.category.value, keeps_list, token], salt=SALT)
    return reverse("meeting:poll", args=[signed])


@open_to_all
@require_safe
def poll(request: HttpRequest, signed: str) -> HttpResponse:
    """204 when nothing has changed, otherwise a word to look again; absent to an address that was not given."""
    try:
        asked = signing.loads(signed, salt=SALT, max_age=ADDRESS_LASTS_SECONDS)
    except signing.SignatureExpired:
        return _look_again()
    except signing.BadSignature as error:
        raise Http404 from error
    public_id, category, keeps_list, token = asked
    return HttpResponse(status=204) if _token(public_id, category, keeps_list) == token else _look_again()


def _look_again() -> HttpResponse:
    return HttpResponse(headers=LOOK_AGAIN)


def _token(public_id: str, category: str, keeps_list: bool) -> str:
    def work_out() -> str:
        meeting = PanelMeeting.objects.select_related("edition").get(public_id=public_id)
        return state_of(meeting, Category(category), keeps_list=keeps_list).token

    return str(cache.get_or_set(_key(public_id, category, keeps_list), work_out, TOKEN_LASTS_SECONDS))


def _key(public_id: str, category: str, keeps_list: bool) -> str:
    return f"room:{public_id}:{category}:{int(keeps_list)}"
