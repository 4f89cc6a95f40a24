"""Every address of this app, and what it answers to whom: the documentation of its permissions.

LOGIN is a redirect to the sign-in page. The contribution asked for waits in the first entity.
"""

LOGIN = "login"

# route, method, a visitor, a person signed in, another entity's moderator, the entity's
# coordinator, its moderator, the ministry's moderator, an auditor
DOORS = [
    ("moderation:policy", "get", 200, 200, 200, 200, 200, 200, 200),
    ("moderation:policy_version", "get", 200, 200, 200, 200, 200, 200, 200),
    ("moderation:agree", "get", LOGIN, 200, 200, 200, 200, 200, 200),
    ("moderation:agree", "post", LOGIN, 409, 409, 409, 409, 409, 409),
    ("admin:moderation_queue", "get", LOGIN, 403, 200, 403, 200, 200, 200),
    ("admin:moderation_queue", "post", 403, 403, 405, 405, 405, 405, 405),
    ("admin:moderation_decided", "get", LOGIN, 403, 200, 403, 200, 200, 200),
    ("admin:moderation_contribution", "get", LOGIN, 403, 404, 404, 200, 200, 200),
    ("admin:moderation_publish", "get", LOGIN, 403, 405, 405, 405, 405, 405),
    ("admin:moderation_publish", "post", 403, 403, 404, 403, 302, 302, 403),
    ("admin:moderation_decline", "post", 403, 403, 404, 403, 409, 409, 403),
    ("admin:moderation_hide", "post", 403, 403, 404, 403, 409, 409, 403),
    ("admin:moderation_restore", "post", 403, 403, 404, 403, 409, 409, 403),
    ("admin:moderation_undo", "post", 403, 403, 404, 302, 302, 302, 302),
]
