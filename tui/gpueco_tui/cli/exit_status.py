"""The exit statuses of every command."""

from __future__ import annotations

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
"""Done; nothing found, a check that failed or something not done; usage; interrupted (128 + SIGINT, as shells do)."""
