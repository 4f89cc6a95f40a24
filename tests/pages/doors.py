"""Who may open the roof's pages: nearly all are everybody's, in both languages."""

LOGIN = "login"

# route, method, arguments, then the answer to: a visitor, a citizen, a team of an entity
DOORS = [
    ("healthz", "get", [], 200, 200, 200),
    ("readyz", "get", [], 200, 200, 200),
    ("robots", "get", [], 200, 200, 200),
    ("sitemap", "get", [], 200, 200, 200),
    ("pages:home", "get", [], 200, 200, 200),
    ("pages:home", "post", [], 405, 405, 405),
    ("pages:search", "get", [], 200, 200, 200),
    ("pages:me", "get", [], LOGIN, 200, 200),
    ("pages:receipts", "get", [], 200, 200, 200),
    ("pages:receipt", "get", ["0000000000A"], 404, 404, 404),
    ("pages:about", "get", [], 200, 200, 200),
    ("pages:rules", "get", [], 200, 200, 200),
    ("pages:privacy", "get", [], 200, 200, 200),
    ("pages:accessibility", "get", [], 200, 200, 200),
    ("pages:contact", "get", [], 200, 200, 200),
    ("pages:components", "get", [], 200, 200, 200),
    ("entities:index", "get", [], 200, 200, 200),
    ("entities:detail", "get", ["nobody"], 404, 404, 404),
]
