"""Looks at a real WordPress with the administrator's eyes, independently of the code under test."""

import base64
import json
import urllib.parse
import urllib.request
from typing import Any

STATUSES = "publish,future,draft,pending,private"


class WordPressEye:
    """Reads posts and media straight from the server, past any fault line."""

    def __init__(self, info: dict[str, str]) -> None:
        self._rest = info["rest"] + "/wp/v2"
        token = base64.b64encode(f"{info['admin_user']}:{info['admin_app_password']}".encode()).decode()
        self._headers = {"Authorization": f"Basic {token}"}

    def posts(self) -> list[dict[str, Any]]:
        """Every post that is not in the bin."""
        return self._all("/posts", {"status": STATUSES, "context": "edit"})

    def media(self) -> list[dict[str, Any]]:
        """Every picture."""
        return self._all("/media", {"context": "edit"})

    def tag_names(self) -> dict[int, str]:
        """Number -> name of every tag, as a person reads it."""
        return {row["id"]: row["name"].replace("&amp;", "&") for row in self._all("/tags", {})}

    def titled(self, title: str) -> list[dict[str, Any]]:
        """The posts of exactly that title."""
        return [post for post in self.posts() if post["title"]["raw"] == title]

    def change(self, post_id: int, **fields: Any) -> None:
        """Edits a post as a person on the site would."""
        self._call("POST", f"/posts/{post_id}", {}, json.dumps(fields).encode())

    def _all(self, path: str, query: dict[str, str]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for page in range(1, 1000):
            rows = self._call("GET", path, {**query, "per_page": "100", "page": str(page), "orderby": "id"})
            found += rows
            if len(rows) < 100:
                return found
        raise AssertionError("too many")

    def _call(self, method: str, path: str, query: dict[str, str], body: bytes | None = None) -> Any:
        url = f"{self._rest}{path}?{urllib.parse.urlencode(query)}"
        headers = {**self._headers, **({"Content-Type": "application/json"} if body else {})}
        request = urllib.request.Request(url, body, headers, method=method)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.loads(answer.read())
