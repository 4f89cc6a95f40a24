"""Sending an uploaded or generated file. The view has asked `visible_to` before it comes here.

Nothing under MEDIA_ROOT has an address. In production nginx sends the bytes: the answer only names
the file (X-Accel-Redirect), so a slow phone holds no web process.
"""

import mimetypes
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.utils.http import content_disposition_header

INTERNAL = "/_files/"  # an `internal` location of deploy/nginx.conf.template


def send(file, *, name: str, inline: bool = False, content_type: str | None = None):
    """An HTTP answer with `file` (a FieldFile), called `name` on the person's machine.

    Raises Http404 when the row is there and the file is not.
    """
    kind = content_type or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if settings.ACCEL_REDIRECT:
        response = HttpResponse(content_type=kind)
        response.headers["X-Accel-Redirect"] = INTERNAL + quote(file.name)
    else:
        try:
            response = FileResponse(file.open("rb"), content_type=kind)
        except FileNotFoundError as error:
            raise Http404 from error
    response.headers["Content-Disposition"] = content_disposition_header(not inline, name)
    # SECURITY: what somebody uploaded must never run as a page of ours (nginx adds the same).
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
