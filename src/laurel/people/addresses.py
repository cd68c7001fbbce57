"""Where passkeys work: at a name over https, or on this very machine as localhost."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.translation import gettext as _


def why_no_passkeys(request: HttpRequest) -> str:
    """Why no browser makes or uses a passkey at this address; empty where it can."""
    host, _port = split_domain_port(request.get_host())
    if _is_number(host):
        return _("通行金鑰只能用在有名稱的網址，目前的網址（%(host)s）是 IP 位址，請繼續使用密碼。") % {
            "host": host
        }
    secure = request.is_secure() or settings.HTTPS
    if not secure and host != "localhost" and not host.endswith(".localhost"):
        return _("通行金鑰只能用在 https 的網址，目前的網址不是，請繼續使用密碼。")
    return ""


def same_page_by_name(request: HttpRequest) -> str:
    """The page at localhost, for whoever tries the system on this machine by number; empty elsewhere."""
    host, port = split_domain_port(request.get_host())
    if not _is_number(host) or not ip_address(host.strip("[]")).is_loopback:
        return ""
    return f"{request.scheme}://localhost{f':{port}' if port else ''}{request.path}"


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
