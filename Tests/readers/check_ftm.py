"""Validates FollowTheMoney entities with its own program and model, and compares what is in them.

usage: python -W error check_ftm.py FILE EXPECTED.json
"""
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from followthemoney import model


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    with open(path, encoding="utf-8", newline="\n") as file:
        entities = [json.loads(line) for line in file]
    ids = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    if len(ids) != len(entities):
        sys.exit("an id stands twice")
    for entity in entities:
        schema = ids[entity["id"]]
        if schema is None or schema.abstract:
            sys.exit(f"no such schema: {entity['schema']}")
        schema.validate(entity)
        for name in schema.required:
            if schema.name not in ("Folder", "Article", "Address") and not entity["properties"].get(name):
                sys.exit(f"{schema.name} lacks {name}")
        for name, values in entity["properties"].items():
            property = schema.get(name)
            if property is None or property.stub:
                sys.exit(f"{schema.name} has no {name}")
            for value in values:
                if property.range and not (value in ids and ids[value].is_a(property.range)):
                    sys.exit(f"{schema.name}.{name} is {value}, which is no {property.range.name}")

    run = subprocess.run([Path(sys.executable).parent / "ftm", "validate", "-i", path],
                         capture_output=True)
    lines = run.stdout.decode().splitlines() if run.stdout else []
    if run.returncode != 0 or len(run.stdout.decode().rstrip("\n").split("\n") if lines else []) != len(entities):
        sys.exit(f"ftm validate: {len(lines)} of {len(entities)}: {run.stderr.decode()[-400:]}")

    names = Counter(e["properties"]["name"][0] for e in entities
                    if not ids[e["id"]].edge and e["schema"] != "Position")
    labels = (n["label"] for n in expected["nodes"])
    if names != Counter(l if len(l) <= 384 else l[:383] + "…" for l in labels):
        sys.exit("the names differ")
    links = [e for e in entities if ids[e["id"]].edge]
    wanted = [e for e in expected["edges"] if e["relation"] != "printedIn"]
    if len(links) != len(wanted):
        sys.exit(f"{len(links)} links instead of {len(wanted)}")


main(*sys.argv[1:])
