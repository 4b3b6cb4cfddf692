"""The role of a piece of text: what it is, not how it looks. The app and the command line each give roles a look."""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "text", "muted", "label", "title", "heading", "subheading", "link", "code", "quote", "rule", "bullet",
    "good", "wait", "bad", "match",
    "block",
    "block-keyword", "block-string", "block-comment", "block-number", "block-name", "block-operator",
]  # fmt: skip
