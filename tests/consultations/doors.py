"""Who may open which address of consultations. `test_doors.py` walks the rows.

Of a draft: only its own team knows. Of an open one, published for everyone: everybody reads.
"""

LOGIN = "login"  # a redirect to the sign-in page
TO = "elsewhere"  # a redirect within the portal

# route, method, of what, then the answer to: a visitor, a citizen, another entity's team, its own
DOORS = [
    ("consultations:index", "get", "", 200, 200, 200, 200),
    ("consultations:index", "post", "", 405, 405, 405, 405),
    ("consultations:feed", "get", "", 200, 200, 200, 200),
    ("consultations:calendar", "get", "", 200, 200, 200, 200),
    ("consultations:detail", "get", "draft", 404, 404, 404, 200),
    ("consultations:detail", "get", "open", 200, 200, 200, 200),
    ("consultations:detail", "get", "invited", 404, 404, 404, 200),
    ("consultations:preview", "get", "draft", 404, 404, 404, 200),
    ("consultations:preview", "get", "open", 404, 404, 404, 200),
    ("consultations:comments", "get", "draft", 404, 404, 404, 200),
    ("consultations:comments", "get", "open", 200, 200, 200, 200),
    ("consultations:comments", "get", "invited", 404, 404, 404, 200),
    ("consultations:documents", "get", "draft", 404, 404, 404, 200),
    ("consultations:documents", "get", "open", 200, 200, 200, 200),
    ("consultations:changes", "get", "draft", 404, 404, 404, 200),
    ("consultations:changes", "get", "open", 200, 200, 200, 200),
    ("consultations:share", "get", "draft", 404, 404, 404, 200),
    ("consultations:share", "get", "open", 200, 200, 200, 200),
    ("consultations:deadline", "get", "draft", 404, 404, 404, 200),
    ("consultations:deadline", "get", "open", 200, 200, 200, 200),
    ("consultations:document", "get", "draft", 404, 404, 404, 200),
    ("consultations:document", "get", "open", 200, 200, 200, 200),
    ("consultations:document", "get", "invited", 404, 404, 404, 200),
    ("consultations:contribute", "get", "draft", 404, 404, 404, TO),
    ("consultations:contribute", "post", "draft", 404, 404, 404, 409),
    ("consultations:contribute", "get", "open", 200, 200, 200, 200),
    ("consultations:contribute", "get", "invited", 404, 404, 404, 403),
    ("consultations:kept", "get", "draft", 404, 404, 404, TO),
    ("consultations:kept", "get", "open", TO, TO, TO, TO),
    ("consultations:forget", "get", "open", 405, 405, 405, 405),
    ("consultations:forget", "post", "draft", 404, 404, 404, TO),
    ("consultations:forget", "post", "open", 200, TO, TO, TO),
    ("consultations:comment", "get", "open", 200, 200, 200, 200),
    ("consultations:comment", "get", "invited", 404, 404, 404, 200),
    ("consultations:comment", "get", "waiting", 404, 404, 404, 404),
    ("consultations:support", "get", "open", LOGIN, 200, 200, 200),
    ("consultations:support", "post", "open", LOGIN, TO, TO, TO),
    ("consultations:support", "get", "invited", LOGIN, 404, 404, 200),
    ("consultations:support", "post", "waiting", LOGIN, 404, 404, 404),
    ("consultations:reply_officially", "get", "open", LOGIN, 404, 404, 200),
    ("consultations:reply_officially", "post", "open", 403, 404, 404, 409),
    ("consultations:reply_officially", "get", "invited", LOGIN, 404, 404, 200),
    ("consultations:withdraw", "get", "open", LOGIN, 404, 404, 404),
    ("consultations:withdraw", "post", "open", LOGIN, 404, 404, 404),
]
