"""Reads a pair of CSV tables and compares them with what should be in them.

usage: python -W error check_tables.py NODES.csv EXPECTED.json
"""
import csv
import io
import json
import sys

csv.field_size_limit(1 << 30)


def compare(what, found, expected):
    if len(found) != len(expected):
        sys.exit(f"{len(found)} {what} instead of {len(expected)}")
    for left, right in zip(found, expected):
        if left != right:
            sys.exit(f"{what}: found {left!r}, expected {right!r}")


def rows(text):
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for row in table:
        if len(row) != len(table[0]):
            sys.exit(f"{len(row)} fields instead of {len(table[0])}: {row!r}")
    return [dict(zip(table[0], row)) for row in table[1:]]


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    with open(path, encoding="utf-8", newline="") as file:
        nodes = rows(file.read())
    edges = rows(expected["edgeTable"])
    if expected["program"] == "neo4j-csv":
        def line(text):
            return text.replace("\n", " ").replace("\r", " ")

        def listed(text):
            return line(text)
        columns = ":ID", "name", "key"
        ends = ":START_ID", ":END_ID", ":TYPE", "weight:double", "qualifier"
    else:
        line = listed = str
        columns = "Id", "Label", "key"
        ends = "Source", "Target", "relation", "Weight", "qualifier"
        compare("aliases", [n["aliases"] for n in nodes], [n["aliases"] for n in expected["nodes"]])
        compare("evidence", [e["evidence"] for e in edges],
                [e["evidence"] for e in expected["edges"]])
        compare("kinds", [(e["Kind"], e["Label"]) for e in edges],
                [(e["label"], e["label"]) for e in expected["edges"]])
    compare("nodes", [tuple(n[c] for c in columns) for n in nodes],
            [(n["id"], line(n["label"]), line(n["key"])) for n in expected["nodes"]])
    compare("edges", [tuple(float(e[c]) if c.lower().startswith("weight") else e[c] for c in ends)
                      for e in edges],
            [(e["source"], e["target"], e["relation"], e["weight"], line(e["qualifier"]))
             for e in expected["edges"]])


main(*sys.argv[1:])
