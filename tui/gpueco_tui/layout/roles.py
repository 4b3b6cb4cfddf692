"""What a piece of text is, never how it looks: the app and the command line each give every role a look."""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "text", "muted", "label", "title", "heading", "subheading", "link", "code", "quote", "rule", "bullet",
    "good", "wait", "bad", "match",
    "block",
    "block-keyword", "block-string", "block-comment", "block-number", "block-name", "block-operator",
]  # fmt: skip
