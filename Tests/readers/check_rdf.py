"""Reads an RDF/XML file with rdflib and rapper, compares the two, and looks for what should be in it.

usage: python -W error check_rdf.py FILE EXPECTED.json
"""
import json
import subprocess
import sys

import rdflib
from rdflib.namespace import RDF, SKOS, PROV, ORG

# The texts of literals are compared as they stand, "1.0" apart from "1".
rdflib.NORMALIZE_LITERALS = False
INK = rdflib.Namespace("https://inkgraph.example/ontology#")


def main(path, expected_path):
    with open(expected_path, encoding="utf-8") as file:
        expected = json.load(file)
    graph = rdflib.Graph().parse(path, format="xml")
    triples = set(graph)

    for triple in triples:
        for term in triple:
            if isinstance(term, rdflib.BNode):
                sys.exit(f"a blank node in {triple}")
            if isinstance(term, rdflib.URIRef) and not str(term).isascii():
                sys.exit(f"an identifier that is not ASCII in {triple}")

    if expected["rapper"]:
        run = subprocess.run(["rapper", "-q", "-i", "rdfxml", "-o", "ntriples", path],
                             capture_output=True)
        if run.returncode != 0 or run.stderr:
            sys.exit(f"rapper: {run.stderr.decode()}")
        other = set(rdflib.Graph().parse(data=run.stdout, format="nt"))
        if other != triples:
            sys.exit(f"rapper differs: {sorted(triples ^ other)[:4]}")

    # Serializing again must work and change no triple; Turtle is left out, since rdflib shortens
    # numbers in it.
    for format in ["xml", "nt"]:
        again = rdflib.Graph().parse(data=graph.serialize(format=format), format=format)
        if set(again) != triples:
            sys.exit(f"as {format} the triples differ: {sorted(set(again) ^ triples)[:4]}")

    def compare(what, found, wanted):
        if sorted(found) != sorted(wanted):
            sys.exit(f"{what}: found {sorted(found)[:6]}, expected {sorted(wanted)[:6]}")

    things = {str(key): subject for subject, key in graph.subject_objects(INK.key)}
    compare("keys", things, [node["key"] for node in expected["nodes"]])
    for node in expected["nodes"]:
        subject = things[node["key"]]
        compare("label", [str(o) for o in graph.objects(subject, SKOS.prefLabel)], [node["label"]])
    structural = {"mentions", "mentionedWith", "printedIn", "issueOf"}
    statements = [e for e in expected["edges"] if e["relation"] not in structural]
    keys = {node["id"]: node["key"] for node in expected["nodes"]}
    found = []
    for statement in graph.subjects(RDF.type, INK.Statement):
        subject, object = graph.value(statement, RDF.subject), graph.value(statement, RDF.object)
        predicate = graph.value(statement, RDF.predicate)
        if (subject, predicate, object) not in graph:
            sys.exit(f"{statement} has no triple of its own")
        quotes = sorted(str(graph.value(q, PROV.value))
                        for q in graph.objects(statement, PROV.wasDerivedFrom))
        found.append((str(graph.value(subject, INK.key)), str(graph.value(object, INK.key)),
                      str(graph.value(statement, INK.qualifier) or ""), "|".join(quotes)))
    compare("statements", found, [
        (keys[e["source"]], keys[e["target"]], e["qualifier"],
         "|".join(sorted(e["quotes"]))) for e in statements])
    posts = [e for e in statements if e["relation"] == "holdsPosition"]
    compare("posts", [str(graph.value(graph.value(m, ORG.role), SKOS.prefLabel))
                      for m in graph.subjects(RDF.type, ORG.Membership)],
            [e["qualifier"] for e in posts])


main(*sys.argv[1:])
