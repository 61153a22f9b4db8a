"""Reads a GraphML file with NetworkX and igraph and compares it with what should be in it.

usage: python -W error check_graphml.py FILE EXPECTED.json
"""
import json
import sys

import igraph
import networkx

NODE_COLUMNS = ["label", "kind", "aliases", "key"]
EDGE_COLUMNS = [("edgelabel", "label"), ("interaction", "label"), ("relation", "relation"),
                ("qualifier", "qualifier"), ("evidence", "evidence")]


def compare(reader, what, found, expected):
    if len(found) != len(expected):
        sys.exit(f"{reader}: {len(found)} {what} instead of {len(expected)}")
    for left, right in zip(sorted(found), sorted(expected)):
        if left != right:
            sys.exit(f"{reader}: {what}: found {left!r}, expected {right!r}")


def text(attributes, column):
    return attributes.get(column) or ""


def rows(nodes, edges):
    return (
        [(id, *(text(data, c) for c in NODE_COLUMNS)) for id, data in nodes],
        [(source, target, data["weight"], *(text(data, c) for c, _ in EDGE_COLUMNS))
         for source, target, data in edges])


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    nodes = [(n["id"], *(n[c] for c in NODE_COLUMNS)) for n in expected["nodes"]]
    edges = [(e["source"], e["target"], e["weight"], *(e[c] for _, c in EDGE_COLUMNS))
             for e in expected["edges"]]

    graph = networkx.read_graphml(path)
    if not graph.is_directed():
        sys.exit("networkx: the graph is not directed")
    found = rows(graph.nodes(data=True), graph.edges(data=True))
    compare("networkx", "nodes", found[0], nodes)
    compare("networkx", "edges", found[1], edges)
    for _, data in graph.nodes(data=True):
        if not (isinstance(data["size"], float) and data["color"].startswith("#")):
            sys.exit(f"networkx: size or colour of {data}")

    # The yEd flavour has columns that only yEd and NetworkX know.
    if expected.get("flavor") == "yed":
        return
    graph = igraph.Graph.Read_GraphML(path)
    if not graph.is_directed():
        sys.exit("igraph: the graph is not directed")
    found = rows(
        [(v["id"], v.attributes()) for v in graph.vs],
        [(graph.vs[e.source]["id"], graph.vs[e.target]["id"], e.attributes()) for e in graph.es])
    compare("igraph", "nodes", found[0], nodes)
    compare("igraph", "edges", found[1], edges)


main(*sys.argv[1:])
