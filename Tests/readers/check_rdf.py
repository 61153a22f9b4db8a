"""Reads one graph in all syntaxes of RDF with rdflib, Oxigraph and rapper, compares what they find,
and looks for what should be in it.

usage: python -W error check_rdf.py FILE EXPECTED.json
"""
import json
import subprocess
import sys
import warnings

import pyoxigraph
import rdflib
from rdflib.namespace import ORG, PROV, RDF, SKOS, TIME

# The texts of literals are compared as they stand, "1.0" apart from "1".
rdflib.NORMALIZE_LITERALS = False
# rdflib's own reader of JSON-LD uses what rdflib advises against.
warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated")
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

    # Without blank nodes, graphs are isomorphic when they hold the same triples; language tags are
    # compared regard to case, as RDF 1.1 says.
    def simple(graph):
        return {tuple(rdflib.Literal(str(t), lang=t.language.lower()) if getattr(t, "language", None)
                      else t for t in triple) for triple in graph}

    def oxigraph(data, format):
        store = pyoxigraph.parse(data.encode(), format=format)
        lines = pyoxigraph.serialize((quad.triple for quad in store), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return rdflib.Graph().parse(data=lines, format="nt")

    with open(path, encoding="utf-8") as file:
        documents = {"xml": file.read(), **expected["others"]}
    formats = {"xml": pyoxigraph.RdfFormat.RDF_XML, "turtle": pyoxigraph.RdfFormat.TURTLE,
               "nt": pyoxigraph.RdfFormat.N_TRIPLES, "json-ld": pyoxigraph.RdfFormat.JSON_LD}
    raptor = {"xml": "rdfxml", "turtle": "turtle", "nt": "ntriples"}
    for format, text in documents.items():
        other = rdflib.Graph().parse(data=text, format=format)
        if simple(graph) != simple(other):
            sys.exit(f"rdflib: {format} differs: {sorted(simple(graph) ^ simple(other))[:4]}")
        other = oxigraph(text, formats[format])
        if simple(graph) != simple(other):
            sys.exit(f"Oxigraph: {format} differs: {sorted(simple(graph) ^ simple(other))[:4]}")
        if expected["rapper"] and format in raptor and format != "xml":
            run = subprocess.run(["rapper", "-q", "-i", raptor[format], "-o", "ntriples", "-", "x:"],
                                 input=text.encode(), capture_output=True)
            if run.returncode != 0 or run.stderr:
                sys.exit(f"rapper: {format}: {run.stderr.decode()}")
            if simple(rdflib.Graph().parse(data=run.stdout, format="nt")) != simple(graph):
                sys.exit(f"rapper: {format} differs")

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
    for statement in graph.subjects(RDF.type, INK.statement):
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
    compare("intervals", [
        "/".join(str(graph.value(graph.value(span, p), TIME.inXSDDate) or "")
                 for p in (TIME.hasBeginning, TIME.hasEnd))
        for span in (graph.value(m, ORG.memberDuring) for m in graph.subjects(RDF.type, ORG.Membership))
        if span], [e["interval"] for e in posts if e["interval"] != "/"])
    quotes = set(graph.subjects(PROV.value))
    if any(not graph.value(quote, PROV.wasGeneratedBy) for quote in quotes):
        sys.exit("a quote without the rule that found it")


main(*sys.argv[1:])
