"""Who may open one's account. The pages of signing in are allauth's: it answers for them."""

LOGIN = "login"  # a redirect to the sign-in page

# route, method, then the answer to: a visitor, a person signed in
DOORS = [
    ("accounts:profile", "get", LOGIN, 200),
    ("accounts:notices", "get", LOGIN, 200),
    ("accounts:consents", "get", LOGIN, 200),
    ("accounts:withdraw", "get", LOGIN, 405),
    ("accounts:withdraw", "post", LOGIN, 302),
    ("accounts:security", "get", LOGIN, 200),
    ("accounts:export", "get", LOGIN, 200),
    ("accounts:erase", "get", LOGIN, 200),
    ("accounts:language", "get", 405, 405),
    ("accounts:language", "post", 302, 302),
    ("account_login", "get", 200, 302),
    ("account_signup", "get", 200, 302),
    ("account_email", "get", LOGIN, 200),
    ("account_change_password", "get", LOGIN, 200),
    ("account_reset_password", "get", 200, 200),
    ("mfa_index", "get", LOGIN, 200),
    ("usersessions_list", "get", LOGIN, 200),
    ("devmail", "get", 200, 200),
]

# Steps of allauth, each of which belongs to whoever began it; an address out of turn leads back.
LIBRARY = [
    ("account_*",),
    ("mfa_*",),
    ("socialaccount_*",),
    ("openid_connect_*",),
    ("accounts:identity_*",),
    ("<social/*>",),
]
DOORS += LIBRARY
