"""A small but real OpenID Connect provider on loopback, for tests of signing in by identity.

It keeps to the parts of the standard that are used: discovery, an authorization endpoint, codes
that work once and only with the PKCE verifier and the client's secret, a signed ID token, user
information, and the keys to check the signature with.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "tawasul", "a-client-secret"


class IdentityServer:
    """`with IdentityServer(claims) as server:` answers at `server.url` until the block ends."""

    def __init__(self, claims: dict):
        self.claims = claims
        self.codes: dict[str, dict] = {}
        self.tokens: set[str] = set()
        self.refused: list[str] = []
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def __enter__(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):  # noqa: N802
                server._answer(self, {})

            def do_POST(self):  # noqa: N802
                length = int(self.headers.get("Content-Length", 0))
                body = parse_qs(self.rfile.read(length).decode())
                server._answer(self, {name: values[0] for name, values in body.items()})

            def log_message(self, *args):
                """Quiet."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self._http.shutdown()
        self._http.server_close()

    def authorize(self, url: str) -> str:
        """What a person's browser does at the provider: agree, and be sent back. Returns where."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert query["client_id"] == CLIENT
        assert query["response_type"] == "code"
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def _answer(self, handler, form):
        path = urlsplit(handler.path).path
        status, data = {
            "/.well-known/openid-configuration": self._configuration,
            "/token": lambda: self._token(handler, form),
            "/userinfo": lambda: self._userinfo(handler),
            "/jwks": self._jwks,
        }.get(path, lambda: (404, {}))()
        body = json.dumps(data).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def _configuration(self):
        return 200, {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def _jwks(self):
        key = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return 200, {"keys": [{**key, "kid": "1", "use": "sig", "alg": "RS256"}]}

    def _token(self, handler, form):
        scheme, _, credentials = handler.headers.get("Authorization", "").partition(" ")
        if scheme != "Basic" or base64.b64decode(credentials).decode() != f"{CLIENT}:{SECRET}":
            return self._refuse("invalid_client")
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or form.get("redirect_uri") != asked["redirect_uri"]:
            return self._refuse("invalid_grant")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return self._refuse("invalid_grant: PKCE")
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, **self.claims}
        # As some providers do, the access token is itself a token full of claims.
        access = jwt.encode(told, self.key, algorithm="RS256", headers={"kid": "1"})
        self.tokens.add(access)
        return 200, {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": jwt.encode(told, self.key, algorithm="RS256", headers={"kid": "1"}),
        }

    def _userinfo(self, handler):
        token = handler.headers.get("Authorization", "").removeprefix("Bearer ")
        return (200, self.claims) if token in self.tokens else self._refuse("invalid_token")

    def _refuse(self, why):
        self.refused.append(why)
        return 400, {"error": why}
