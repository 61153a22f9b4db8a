#!/usr/bin/env python3
"""Check the gold files against the printed issues, by the text alone.

usage: check_gold.py [number ...]

For every issue: the mentions of each zone occur in the text in their order; entity ids are known,
used, and carry their type; ends of relations exist, and their types suit the predicate; evidence
stands verbatim in the text of its article or masthead; nothing is said twice; a thing that occurs
in two issues of a set has the same record in both. Whitespace never counts. Prints each fault; exits 1 if
there is one.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
SETS = [HERE, *sorted(p.parent for p in HERE.glob("more/*/paper.json"))]
TYPES = {"person", "agency", "enterprise", "organization", "region", "project"}
BODY = {"agency", "enterprise", "organization"}
SIGNATURES = {
    "authorOf": ({"person"}, {"article"}),
    "holdsPosition": ({"person"}, BODY),
    "memberOf": ({"person"}, BODY),
    "jurisdiction": ({"agency"}, {"region"}),
    "locatedIn": ({"enterprise", "organization", "project", "region"}, {"region"}),
    "partOf": (TYPES - {"person"}, TYPES - {"person"}),
    "cooperatesWith": ({"region", "agency"}, {"region", "agency"}),
    "supplies": ({"enterprise"}, {"enterprise"}),
    "supports": ({"agency"}, {"enterprise", "region"}),
    "finances": ({"enterprise"}, {"enterprise", "region"}),
    "organizes": (BODY | {"region"}, {"project"}),
    "undertakes": ({"agency", "enterprise"}, {"project"}),
    "participatesIn": ({"person"} | BODY, {"project"}),
    "relatesTo": (TYPES, {"project"}),
    "awardedBy": (TYPES - {"region"}, {"project", "agency"}),
    "publishes": ({"agency", "organization"}, {"organization"}),
    "visits": ({"agency", "enterprise", "person"}, {"region", "enterprise"}),
    "invests": ({"enterprise"}, {"region"}),
}


def squeeze(text):
    return re.sub(r"\s+", "", text or "")


def undouble(match):
    return match[0][::2]


class Issue:
    """One gold file beside the text that it describes."""

    def __init__(self, path):
        self.gold = json.loads(path.read_text(encoding="utf-8"))
        self.name, self.faults = path.name, []
        printed = next((path.parent.parent / "issues").glob(f"*-{path.stem}.*"))
        lines = printed.read_text(encoding="utf-8").splitlines()
        # A column label that is drawn twice reads once.
        lines = [re.sub(r"^(?:(\S|\s)\1){4,}$", undouble, line) for line in lines]
        self.text = squeeze("".join(re.sub(r"^#+ ", "", line) for line in lines))
        self.flowing = self.text
        for article in self.gold["articles"]:
            for caption in article["captions"]:
                if squeeze(caption) not in self.text:
                    self.fault(f"{article['id']}: caption '{caption}' is not in the text")
                self.flowing = self.flowing.replace(squeeze(caption), "", 1)

    def fault(self, words):
        self.faults.append(f"{self.name}: {words}")

    def passages(self, article):
        """The text of each zone of an article."""
        start = self.flowing.find(squeeze(article["firstWords"]))
        end = self.flowing.find(squeeze(article["lastWords"]), max(start, 0))
        if start < 0 or end < 0:
            self.fault(f"{article['id']}: first or last words are not in the text")
            return {}
        body = self.flowing[start:end + len(squeeze(article["lastWords"]))]
        zones = {z: squeeze(article.get(z)) for z in ("column", "kicker", "title")}
        for zone, text in zones.items():
            if text not in self.flowing:
                self.fault(f"{article['id']}: the {zone} '{text}' is not in the text")
        for subhead in article["subheads"]:
            if squeeze(subhead) not in body:
                self.fault(f"{article['id']}: the subhead '{subhead}' is not in the body")
        return zones | {"body": body, "caption": "\n".join(map(squeeze, article["captions"]))}

    def check_article(self, article, ids):
        zones, position, order = self.passages(article), {}, []
        for mention in article["mentions"]:
            zone = "body" if mention["zone"] == "subhead" else mention["zone"]
            word, at = squeeze(mention["surface"]), position.get(zone, 0)
            found = zones.get(zone, "").find(word, at)
            if found < 0:
                self.fault(f"{article['id']}: '{word}' does not follow in the {zone}")
            else:
                position[zone] = found + len(word)
            if not order or order[-1] != zone:
                order.append(zone)
            if mention["entity"] not in ids:
                self.fault(f"{article['id']}: no entity {mention['entity']}")
            if not mention["entity"].startswith(mention["type"] + "/"):
                self.fault(f"{article['id']}: '{word}' is no {mention['type']}")
            record = ids.get(mention["entity"], {"name": "", "aliases": []})
            if word not in map(squeeze, [record["name"], *record["aliases"]]):
                self.fault(f"{article['id']}: '{word}' is no alias of {mention['entity']}")
        if order != [z for z in ("column", "kicker", "title", "body", "caption") if z in order]:
            self.fault(f"{article['id']}: zones out of order: {order}")
        return zones

    def check_relations(self, ids, zones):
        articles = {a["id"]: a for a in self.gold["articles"]}
        masthead, seen = f"{self.gold['issue']['number']}-masthead", set()
        for r in self.gold["relations"]:
            where = f"{r['article']}: {r['subject']} {r['predicate']} {r['object']}"
            subject, target = ids.get(r["subject"], {}).get("type"), ids.get(
                r["object"], {}).get("type") or ("article" if r["object"] in articles else None)
            domain, codomain = SIGNATURES.get(r["predicate"], (set(), set()))
            if subject not in domain or target not in codomain:
                self.fault(f"{where}: {subject} and {target} do not suit the predicate")
            key = (r["subject"], r["predicate"], r["object"], r["qualifier"])
            if key in seen:
                self.fault(f"{where}: said twice")
            seen.add(key)
            if r["article"] != masthead and r["article"] not in articles:
                self.fault(f"{where}: no such article")
            elif r["qualifier"] == "gazetteer" or not r["evidence"]:
                if r["qualifier"] != "gazetteer" or r["evidence"]:
                    self.fault(f"{where}: evidence and 'gazetteer' exclude each other")
            elif r["predicate"] == "authorOf" or r["article"] == masthead:
                if r["evidence"] not in self.flowing:
                    self.fault(f"{where}: '{r['evidence']}' is not in the text")
            elif not any(r["evidence"] in text for text in zones[r["article"]].values()):
                self.fault(f"{where}: '{r['evidence']}' is not in the article")

    def check_head(self):
        issue = self.gold["issue"]
        y, m, d = map(int, issue["date"].split("-"))
        wanted = [f"{y}年{m}月{d}日", f"第{issue['number']}期", issue["weekday"],
                  issue["lunarDate"], *issue["publishers"],
                  *(f"{e['role']}：{e['name']}" for e in issue["editors"])]
        for words in wanted:
            if words not in self.text:
                self.fault(f"masthead: '{words}' is not in the text")

    def check(self):
        ids = {e["id"]: e for e in self.gold["entities"]}
        if len(ids) != len(self.gold["entities"]):
            self.fault("an entity stands twice")
        for key, record in ids.items():
            if record["type"] not in TYPES or not key.startswith(record["type"] + "/"):
                self.fault(f"{key}: wrong type")
        self.check_head()
        zones = {a["id"]: self.check_article(a, ids) for a in self.gold["articles"]}
        self.check_relations(ids, zones)
        used = {m["entity"] for a in self.gold["articles"] for m in a["mentions"]}
        used |= {r[end] for r in self.gold["relations"] for end in ("subject", "object")}
        for key in sorted(ids.keys() - used):
            self.fault(f"{key}: used by no mention and no relation")
        return self.faults


def main():
    paths = [p for folder in SETS for p in sorted((folder / "gold").glob("*.json"))]
    if sys.argv[1:]:
        paths = [p for p in paths if p.stem in sys.argv[1:]]
    faults, records, predicates = [], {}, set()
    for path in paths:
        issue = Issue(path)
        faults += issue.check()
        predicates |= {r["predicate"] for r in issue.gold["relations"]}
        for entity in issue.gold["entities"]:
            if records.setdefault((path.parent, entity["id"]), entity) != entity:
                faults.append(f"{path.name}: {entity['id']} has another record elsewhere")
    if not sys.argv[1:]:
        faults += [f"no relation anywhere: {p}" for p in sorted(SIGNATURES.keys() - predicates)]
    print("\n".join(faults) if faults else f"{len(paths)} gold files agree with their issues")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
