"""The schema for editors says what the reader reads, in both languages."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from layout.keydocs.keys import KEYS, SHAPES
from layout.keydocs.names import NAMES
from layout.keys.file_reading import FileReading
from layout.keys.reading import in_known_keys
from layout.stylesheets.schema import TOPS, schema, shapes_of
from layout.trees.reader import read_map
from layout.units import pt

FILES = {
    "issue": "seeds/datong/issue.yaml",
    "styles": "styles/daily.yaml",
    "cards": "styles/cards.yaml",
    "preflight": "styles/preflight/newsprint.yaml",
    "batch": "seeds/batch.yaml",
    "house": "seeds/lancheng/house.yaml",
}


def faults(value, rule, top, path="$"):
    """A small walker for as much of draft 7 as the schemas use: the paths at which *value* breaks *rule*."""
    if "$ref" in rule:
        return faults(value, top["definitions"][rule["$ref"].removeprefix("#/definitions/")], top, path)
    found = [path] if "enum" in rule and value not in rule["enum"] else []
    types = rule.get("type", [])
    kinds = {"string": str, "number": int | float, "integer": int, "boolean": bool, "array": list, "object": dict}
    wanted = [types] if isinstance(types, str) else types
    if wanted and not any(isinstance(value, kinds[one]) for one in wanted):
        return [*found, path]
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        found.append(path)
    if isinstance(value, int | float) and not rule.get("minimum", value) <= value <= rule.get("maximum", value):
        found.append(path)
    if "anyOf" in rule and all(faults(value, one, top, path) for one in rule["anyOf"]):
        found.append(path)
    for one in rule.get("allOf", []):
        found += faults(value, one, top, path)
    if isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            found.append(path)
        items = rule.get("items", {})
        for index, item in enumerate(value):
            one = items[index] if isinstance(items, list) and index < len(items) else items
            found += faults(item, one if isinstance(one, dict) else {}, top, f"{path}[{index}]")
    if isinstance(value, dict):
        found += [f"{path}.{name}" for name in rule.get("required", []) if name not in value]
        more = rule.get("additionalProperties", {})
        for name, item in value.items():
            inner = rule.get("properties", {}).get(name, more)
            found += [f"{path}.{name}"] if inner is False else faults(item, inner, top, f"{path}.{name}")
    return found


def loaded(path):
    """A file as an editor's YAML server sees it, dates being strings."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def typed(value):
    """Plain numbers and switches as themselves, all other words as words."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    if value in ("true", "false"):
        return value == "true"
    return (
        int(value) if re.fullmatch(r"-?\d+", value) else float(value) if re.fullmatch(r"-?\d+\.\d+", value) else value
    )


@pytest.mark.parametrize("of", list(TOPS))
def test_the_files_that_come_with_the_program_keep_to_the_schema(of, repository):
    rules = schema(of)
    assert faults(typed(loaded(repository / FILES[of])), rules, rules) == []


def test_the_schema_refuses_what_the_reader_refuses(repository):
    rules = schema()
    good = typed(loaded(repository / FILES["issue"]))
    for bad in (
        {**good, "grid": {**good["grid"], "colums": 7}},
        {**good, "grid": {**good["grid"], "columns": 0}},
        {**good, "grid": {**good["grid"], "gutter": "1.5em"}},
        {**good, "sheet": {"size": "九开"}},
        {**good, "date": "2023-1-1"},
        {key: value for key, value in good.items() if key != "paper"},
        {**good, "pages": [{"number": 1, "slots": [{"use": "flag", "at": [1], "span": [1, 1]}]}]},
    ):
        assert faults(bad, rules, rules) != []


@pytest.mark.parametrize("of", list(TOPS))
def test_every_key_is_described_in_both_languages(of):
    for shape in shapes_of(TOPS[of]):
        assert set(KEYS[shape.name]) == set(shape.keys), shape.name
        for zh, en in (SHAPES[shape.name], *KEYS[shape.name].values()):
            assert re.search(r"[\u4e00-\u9fff]", zh)
            assert re.search(r"[a-z]", en)


def nameless(names):
    """Keys of any file that no Chinese name of *names* means."""
    return [
        f"{shape.name}.{key}"
        for top in TOPS.values()
        for shape in shapes_of(top)
        for key in shape.keys
        if key not in names.get(shape.name, {}).values()
    ]


def test_every_key_of_every_file_has_names_in_chinese_of_one_meaning():
    assert nameless(NAMES) == []
    assert nameless({**NAMES, "grid": {}})
    for name, keys in NAMES.items():
        assert not set(keys) & set(keys.values()), name


def test_every_chinese_name_is_taken_for_its_key():
    for top in TOPS.values():
        for shape in shapes_of(top):
            for name, key in NAMES[shape.name].items():
                source, node = read_map(f"{name}: 1", "issue.yaml")
                reading = FileReading(source, pt(10), pt(15))
                turned = in_known_keys(reading, shape.name, shape.keys, node)
                assert ([at.value for at, _ in turned.pairs], reading.faults) == ([key], []), (shape.name, name)


def test_the_schema_takes_a_spec_in_chinese(repository):
    rules = schema()
    good = typed(loaded(repository / FILES["issue"]))
    chinese = {"日期" if key == "date" else "报头" if key == "paper" else key: value for key, value in good.items()}
    assert faults(chinese, rules, rules) == []
    assert faults({**chinese, "日子": 1}, rules, rules) != []


def test_nothing_is_described_that_is_not_there():
    known = {shape.name for top in TOPS.values() for shape in shapes_of(top)}
    assert set(KEYS) == set(SHAPES) == known


@pytest.mark.parametrize("of", list(TOPS))
def test_the_schema_is_whole_and_of_draft_7(of):
    rules = schema(of)
    assert rules["$schema"].endswith("draft-07/schema#")
    refs = set(re.findall(r'"#/definitions/([^"]+)"', json.dumps(rules)))
    assert refs
    assert refs == set(rules["definitions"])
