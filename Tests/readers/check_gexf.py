"""Reads a GEXF file with NetworkX and compares it with what should be in it.

usage: python -W error check_gexf.py FILE EXPECTED.json
"""
import json
import sys

import networkx


def compare(what, found, expected):
    if len(found) != len(expected):
        sys.exit(f"{len(found)} {what} instead of {len(expected)}")
    for left, right in zip(sorted(found), sorted(expected)):
        if left != right:
            sys.exit(f"{what}: found {left!r}, expected {right!r}")


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    graph = networkx.read_gexf(path)
    if not graph.is_directed():
        sys.exit("the graph is not directed")
    columns = ["label", "kind", "aliases", "key"]
    compare("nodes", [(id, *(data.get(c, "") for c in columns))
                      for id, data in graph.nodes(data=True)],
            [(n["id"], *(n[c] for c in columns)) for n in expected["nodes"]])
    columns = ["weight", "label", "relation", "qualifier", "evidence"]
    compare("edges", [(source, target, *(data.get(c, "") for c in columns))
                      for source, target, data in graph.edges(data=True)],
            [(e["source"], e["target"], *(e[c] for c in columns)) for e in expected["edges"]])
    for _, data in graph.nodes(data=True):
        if expected["viz"] and not ("color" in data["viz"] and "size" in data["viz"]):
            sys.exit(f"no colour or size: {data}")
    compare("spells", [
        (id, *spell) for id, data in graph.nodes(data=True) for spell in data.get("spells", [])],
        [tuple(spell) for spell in expected["spells"]])


main(*sys.argv[1:])
