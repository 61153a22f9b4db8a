"""Reads a DOT file with Graphviz, draws it, and compares what is found and shown.

usage: python -W error check_dot.py FILE EXPECTED.json
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"


def run(*command):
    result = subprocess.run(command, capture_output=True)
    # A missing font or a size that was adjusted says nothing about the file.
    errors = [line for line in result.stderr.decode(errors="replace").splitlines()
              if line and "fontconfig" not in line.lower() and "font" not in line.lower()]
    if result.returncode != 0 or errors:
        sys.exit(f"{command[0]}: status {result.returncode}: {errors[:3]}")
    return result.stdout.decode()


def compare(what, found, expected):
    if len(found) != len(expected):
        sys.exit(f"{len(found)} {what} instead of {len(expected)}")
    for left, right in zip(sorted(found), sorted(expected)):
        if left != right:
            sys.exit(f"{what}: found {left!r}, expected {right!r}")


def shown(text):
    """What a picture shows of a text: lines, blanks as one."""
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return tuple(lines)


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    canonical = run("dot", "-Tcanon", path)
    if not canonical.startswith("digraph inkgraph"):
        sys.exit("dot -Tcanon: no digraph")
    names = run("gvpr", 'N { print($.name) } E { print($.tail.name, " ", $.head.name) }', path)
    lines = names.split()
    compare("names in gvpr", lines, [n["id"] for n in expected["nodes"]] + [
        end for e in expected["edges"] for end in (e["source"], e["target"])])

    # The layout does not matter here, and the one that the file asks for is slow to compute.
    picture = ElementTree.fromstring(run("sfdp", "-Tsvg", path))
    nodes, edges = [], []
    for group in picture.iter(SVG + "g"):
        title = group.findtext(SVG + "title")
        texts = tuple((t.text or "").replace("\u00a0", " ") for t in group.iter(SVG + "text"))
        if group.get("class") == "node":
            nodes.append((title, texts))
        elif group.get("class") == "edge":
            edges.append((title, texts))
    def lines_of(text):
        return tuple(line.replace("\u00a0", " ") for line in shown(text))
    compare("nodes drawn", nodes, [(n["id"], lines_of(n["label"])) for n in expected["nodes"]])
    compare("edges drawn", edges, [
        (f"{e['source']}->{e['target']}",
         lines_of(e["label"] + ("：" + e["qualifier"] if e["qualifier"] else "")))
        for e in expected["edges"]])


main(*sys.argv[1:])
