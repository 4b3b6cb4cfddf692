"""The role of a piece of text: what it is, not how it looks. The app and the command line each give roles a look."""

from __future__ import annotations

from typing import Literal

Role = Literal[
    "text", "muted", "label", "title", "heading", "subheading", "link", "code", "quote", "rule", "bullet",
    "good", "wait", "bad", "match",
    "family-1", "family-2", "family-3", "family-4", "family-5", "family-6", "family-7", "family-8", "family-9",
    "block",
    "block-keyword", "block-string", "block-comment", "block-number", "block-name", "block-operator",
]  # fmt: skip
