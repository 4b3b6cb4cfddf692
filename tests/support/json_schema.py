"""The part of JSON Schema that our schema uses."""

from __future__ import annotations

from typing import Any, cast

KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


def holds(value: object, rule: dict[str, Any], whole: dict[str, Any]) -> None:
    """Assert that `value` holds to `rule`, a part of the schema `whole`; a field that it does not name is an error."""
    if "$ref" in rule:
        rule = whole["$defs"][rule["$ref"].rpartition("/")[2]]
    if "oneOf" in rule:
        (rule,) = [one for one in rule["oneOf"] if set(one["required"]) <= set(cast("dict[str, object]", value))]
    if "anyOf" in rule:
        kinds = [kind for one in rule["anyOf"] for kind in _kinds(one)]
        assert type(value) in kinds, (value, rule)
        rule = next(one for one in rule["anyOf"] if type(value) in _kinds(one))
    if "type" not in rule:
        assert value in rule.get("enum", [rule.get("const")])
    else:
        assert type(value) in _kinds(rule), (value, rule)
        for inner, its in _inner(value, rule):
            holds(inner, its, whole)


def _kinds(rule: dict[str, Any]) -> list[type]:
    names = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    return [KINDS[name] for name in names]


def _inner(value: object, rule: dict[str, Any]) -> list[tuple[object, dict[str, Any]]]:
    if isinstance(value, list):
        return [(item, rule["items"]) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return []
    table = cast("dict[str, object]", value)
    known: dict[str, Any] = rule.get("properties", {})
    assert set(rule.get("required", ())) <= set(table)
    assert set(table) <= set(known) or "additionalProperties" in rule
    return [(inner, known.get(name) or rule["additionalProperties"]) for name, inner in table.items()]
