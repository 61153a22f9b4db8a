#!/usr/bin/env python3
"""Make the sample issues and their gold files from annotated/*.ann and entities.txt.

usage: make_samples.py [--check]

There are several sets: this folder, and each folder in more/. In each, paper.json says what its paper
prints on every issue, and each .ann file is one issue: its head, then its articles, each introduced
by a line of `==`. In the text `[surface]` is a mention, `[surface=name]` one whose entity the surface
alone does not tell, `[@name]` a person, `{...}` a caption that stands in the middle of the sentence
on the printed page, `//` the end of a printed line inside a headline. Lines of `=` are relations:
`= subjects predicate objects | qualifier | evidence`. What follows from a name alone (区水利局 is the
bureau of the district) stands in entities.txt. With --check nothing is written; files that differ
from what would be written are listed and the exit code is 1.
"""
import json
import pathlib
import re
import sys
from datetime import date

HERE = pathlib.Path(__file__).resolve().parent
SETS = [HERE, *sorted(p.parent for p in HERE.glob("more/*/paper.json"))]
MARK = re.compile(r"\[([^\]]+)\]")
NOT_AT_START = "，。、；：？！”’）》…—"
NOT_AT_END = "“‘（《"


def squeeze(text):
    return re.sub(r"\s+", "", text)


def surface(mark):
    return mark.lstrip("@").split("=")[0]


def plain(text):
    return MARK.sub(lambda m: surface(m[1]), text)


class Paper:
    """What a paper prints on every issue, from paper.json of its set."""

    def __init__(self, folder):
        said = json.loads((folder / "paper.json").read_text(encoding="utf-8"))
        self.name, self.file, self.sign = said["name"], said["file"], said["sign"]
        # Its home and what the home belongs to; the class words that stand for home and above.
        self.home, self.parent, self.own = said["home"], said["parent"], tuple(said["own"])
        # Sponsors and editor-publisher, by their names today and as each kind of masthead has them.
        self.bodies, self.mastheads = said["bodies"], said["mastheads"]
        self.contact, self.lunar = said["contact"], said["lunar"]


class Entities:
    """The things of all issues, by id, and the surfaces that name them."""

    def __init__(self, path):
        self.by_id, self.facts, self.by_surface = {}, {}, {}
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            kind, name, aliases, facts = (part.strip() for part in line.split("|"))
            key = self.add(kind, name, aliases.split())
            self.facts[key] = [self.fact(f) for f in facts.split(";") if f.strip()]

    @staticmethod
    def fact(text):
        predicate, _, rest = text.strip().partition(" ")
        target, _, qualifier = rest.partition(":")
        return predicate, target.strip(), qualifier.strip() or None

    def add(self, kind, name, aliases=()):
        key = f"{kind}/{name}"
        record = self.by_id.setdefault(
            key, {"id": key, "type": kind, "name": name.split("@")[0], "aliases": []})
        for word in [name, name.split("@")[0], *aliases]:
            self.by_surface.setdefault(word, set()).add(key)
            if word not in (name, record["name"]) and word not in record["aliases"]:
                record["aliases"].append(word)
        return key

    def find(self, word):
        if word in self.by_id:
            return word
        found = sorted(self.by_surface.get(word, ()))
        if len(found) != 1:
            raise SystemExit(f"'{word}' names {found or 'nothing'}; write its id")
        return found[0]

    def resolve(self, mark):
        return self.find(mark.lstrip("@").split("=")[-1])


class Article:
    """One article: its marked text by zone, its relations, and how it is printed."""

    def __init__(self, options):
        self.options = {"page": "1", "kind": "news", "width": "22", "indent": "full",
                        "head": "before", "kickerstyle": ""}
        for option in options.split():
            name, _, value = option.partition("=")
            self.options[name] = value or "yes"
        self.head, self.body, self.relations = {}, [], []

    @property
    def captions(self):
        return [c for text in self.body for c in re.findall(r"\{(.*?)\}", text)]

    def headline(self, zone, joint=""):
        return self.head.get(zone, "").replace("//", joint)

    def paragraphs(self):
        """Marked paragraphs and subheads without captions and page marks."""
        return [re.sub(r"\{.*?\}", "", t) for t in self.body if not t.startswith("<<")]

    def zones(self):
        yield from ((z, self.headline(z)) for z in ("column", "kicker", "title"))
        for text in self.paragraphs():
            yield ("subhead", text[4:]) if text.startswith("### ") else ("body", text)
        yield from (("caption", c) for c in self.captions)


def parse(path, paper):
    head, articles, article, in_body = {"paper": paper}, [], None, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            article, in_body = Article(line[3:]), False
            articles.append(article)
        elif not line:
            continue
        elif line == "---" and article:
            in_body = True
        elif line.startswith("= "):
            article.relations.append(line[2:])
        elif in_body:
            article.body.append(line)
        else:
            name, _, value = line.partition(":")
            (head if article is None else article.head)[name] = value.strip()
    head["articles"] = articles
    return head


# The printed forms.

def day(head):
    return date.fromisoformat(head["date"])


def weekday(head):
    return "星期" + "一二三四五六日"[day(head).weekday()]


def dateline(head):
    d = day(head)
    return f"{d.year}年{d.month}月{d.day}日"


def editors(head):
    pairs = [e.split() for e in head["editors"].split("，") if e]
    return [{"role": role, "name": name} for role, name in pairs]


def credits(head):
    return "   ".join(f"{e['role']}：{e['name']}" for e in editors(head))


def masthead(head):
    return head["paper"].mastheads[head["masthead"]]


def slogans(head):
    return [s.strip() for s in head["slogans"].split("/")]


def markdown(head):
    party, government, media = masthead(head)
    paper, contact = head["paper"], head["paper"].contact
    out = ["", "", f"# {paper.name}", "", f"{party}  ", f"{government} 主办  ", f"{media}编辑出版", "",
           f"{dateline(head)} {paper.lunar[head['date']]} {weekday(head)} 第{head['number']}期", ""]
    out += [s + "  " for s in slogans(head)[:-1]] + [slogans(head)[-1], ""]
    page, later = "1", []
    for article in head["articles"]:
        if article.options["page"] != page:
            page = article.options["page"]
            out += ["---", ""] + later
        first, rest = markdown_article(article)
        out += first
        later += rest
    out += [credits(head).replace("   ", " ")] if editors(head) else []
    out += ["", "", "", paper.sign, "",
            f"准印证号：{contact['license']} 新闻热线：{contact['hotline']} "
            f"网络版地址：<{contact['website']}> 投稿邮箱："
            f"[{contact['email']}](mailto:{contact['email']})"]
    return "\n".join(out) + "\n"


def markdown_article(article):
    """The lines on the article's own page, and those on the page it goes on to."""
    parts, out = [[]], []
    parts[0] += [plain(article.headline("column")), ""] if article.head.get("column") else []
    if article.head.get("kicker"):
        kicker = plain(article.headline("kicker"))
        line = kicker.endswith("：") or article.options["kickerstyle"] == "line"
        parts[0] += [kicker if line else "## " + kicker, ""]
    parts[0] += ["## " + plain(article.headline("title")), ""]
    for text in article.body:
        if text.startswith("<<"):
            parts[-1] += [f"({article.head['jump']})", ""]
            parts.append(["（上接第一版）", ""])
            continue
        pieces = re.split(r"\{(.*?)\}", plain(text))
        parts[-1] += [pieces[0]]
        for caption, more in zip(pieces[1::2], pieces[2::2]):
            parts[-1] += ["", "", "", caption, "", more]
        parts[-1] += [""]
    if article.head.get("jump") and len(parts) == 1:
        parts[-1] += [f"({article.head['jump']})", ""]
    if article.head.get("byline"):
        parts[-1] += [f"({article.head['byline']})", ""]
    return parts[0], [line for part in parts[1:] for line in part]


def cells(text):
    return sum(1 if ord(c) > 0x2000 else 0.5 for c in text)


def wrap(text, width):
    """Cut a paragraph into lines as a page does: stops hang, numbers stay whole."""
    tokens = re.findall(r"[0-9A-Za-z.%]+|.", text)
    lines, line = [], ""
    for token in tokens:
        if line and cells(line) + cells(token) > width and token not in NOT_AT_START:
            moved = ""
            while line and line[-1] in NOT_AT_END:
                line, moved = line[:-1], line[-1] + moved
            lines.append(line.rstrip(" ") if line.strip() else line)
            line = moved + token.lstrip(" ")
        else:
            line += token
    return lines + [line]


def doubled(text):
    return "".join(c * 2 for c in text)


def raw_article(article):
    width, indent = int(article.options["width"]), {"full": "　　", "ascii": "  "}[
        article.options["indent"]]
    body = []
    last = len(article.body) - 1
    for index, text in enumerate(article.body):
        if text.startswith("### "):
            body.append(plain(text[4:]))
            continue
        caption = re.search(r"\{(.*?)\}", text)
        before = plain(text[:caption.start()]) if caption else ""
        whole = plain(re.sub(r"\{.*?\}", "", text))
        if index == last and article.head.get("byline") and not article.head.get("jump"):
            whole += f" （{article.head['byline']}）"
        lines = wrap(indent + whole, width)
        if caption:
            reached, at = 0, 0
            while reached < len(before) + len(indent):
                reached += len(lines[at])
                at += 1
            lines.insert(at, plain(caption[1]))
        body += lines
    if article.head.get("jump"):
        body.append(f"　　　　　　（{article.head['jump']}）")
    head = []
    if article.head.get("kicker"):
        head += wrap(plain(article.headline("kicker")), 36)
    title = plain(article.head["title"]).split("//")
    head += map(doubled, title) if "doubledtitle" in article.options else title
    column = plain(article.head.get("column", ""))
    if "doubled" in article.options:
        column = doubled(column)
    if article.options["head"] == "before":
        return ([column] if column else []) + head + body
    return body + head + ([column] if column else [])


def raw_text(head):
    party, government, media = masthead(head)
    lunar, contact = head["paper"].lunar, head["paper"].contact
    top = [f"第 {head['number']}期", party, government, f"{media}编辑出版", "主办"]
    out = "".join(f"\n{line}\n" for line in top)
    for strip in head["strip"].split("/"):
        out += "\n" + "\n".join(strip.strip()) + "\n"
    out += f"\n{dateline(head)}   {lunar[head['date']]}  {weekday(head)}\n"
    out += (f"\n准印证号：{contact['license']}   新闻热线：{contact['hotline']}   网络版地址："
            f"{contact['website'].replace(':', '：')}   投稿邮箱：{contact['email']}\n")
    lines = []
    for article in head["articles"]:
        lines += raw_article(article)
        if article.head.get("column"):
            lines += slogans(head)
    if editors(head):
        lines.append(credits(head))
    return out + "".join(f"\n{line}\n" for line in lines)


# The gold file.

def names_of_byline(byline):
    words = re.split(r"[\s、]+", byline)
    return [w for w in words if w and w not in ("本报记者", "记者", "实习生", "通讯员", "摄影报道", "报道")]


class Gold:
    """One issue as JSON: mentions, entities and relations."""

    def __init__(self, head, entities):
        self.head, self.entities, self.paper = head, entities, head["paper"]
        self.used, self.relations, self.seen = [], [], set()
        self.masthead_id = f"{head['number']}-masthead"

    def use(self, key):
        if key not in self.used:
            self.used.append(key)
        return key

    def relate(self, subject, predicate, target, qualifier, article, evidence):
        fact = (subject, predicate, target, qualifier)
        if fact in self.seen:
            return
        self.seen.add(fact)
        self.use(subject)
        if "/" in target:
            self.use(target)
        self.relations.append({
            "subject": subject, "predicate": predicate, "object": target, "qualifier": qualifier,
            "article": article, "evidence": squeeze(evidence)})

    def has(self, subject, predicate, target):
        return any(f[:3] == (subject, predicate, target) for f in self.seen)

    def masthead(self):
        find = self.entities.find
        party, government, media = masthead(self.head)
        bodies = [find(body) for body in self.paper.bodies]
        paper, home = f"organization/{self.paper.name}", find(self.paper.home)
        sponsors = f"{party}{government}主办"
        if self.head["form"] == "txt":
            sponsors = f"{party}{government}{media}编辑出版主办"
        here = self.masthead_id
        self.relate(bodies[0], "publishes", paper, "主办", here, sponsors)
        self.relate(bodies[1], "publishes", paper, "主办", here, sponsors)
        self.relate(bodies[2], "publishes", paper, "编辑出版", here, f"{media}编辑出版")
        self.relate(bodies[0], "jurisdiction", home, None, here, party)
        self.relate(bodies[1], "jurisdiction", home, None, here, government)
        self.relate(bodies[2], "locatedIn", home, None, here, media)
        if self.paper.parent and self.paper.parent in party:
            self.relate(home, "partOf", find(self.paper.parent), None, here, party)
        for editor in editors(self.head):
            person = self.entities.add("person", editor["name"])
            self.relate(person, "holdsPosition", paper, editor["role"], here,
                        f"{editor['role']}：{editor['name']}")

    def mentions(self, article):
        out = []
        for zone, text in article.zones():
            for mark in MARK.findall(text):
                key = self.use(self.entities.resolve(mark))
                out.append({"surface": surface(mark), "type": key.split("/")[0], "entity": key,
                            "zone": zone})
        return out

    def stated(self, article, article_id):
        for line in article.relations:
            fields = [f.strip() for f in line.split("|")]
            subjects, predicate, objects = fields[0].split(" ")
            for s in subjects.split(","):
                for o in objects.split(","):
                    self.relate(self.entities.find(s), predicate, self.entities.find(o),
                                None if fields[1] == "-" else fields[1], article_id, fields[2])

    def derived(self, mentions, article_id):
        """Facts that names carry, and the gazetteer's, where no sentence of the issue says them."""
        for mention in mentions:
            for predicate, target, qualifier in self.entities.facts.get(mention["entity"], []):
                target = self.entities.find(target)
                if predicate.startswith("^") or self.has(mention["entity"], predicate, target):
                    continue
                if predicate == "locatedIn" and not self.shows(mention["surface"], target):
                    continue
                self.relate(mention["entity"], predicate, target, qualifier, article_id,
                            mention["surface"])

    def shows(self, word, region):
        """Whether a surface prints its region: 青禾一中 and 区实验小学 do, 鲜到家 does not."""
        record = self.entities.by_id[region]
        names = [n for n in [record["name"], *record["aliases"]] if len(n) > 1]
        short = record["name"].removesuffix("镇")[-2:]
        return word.startswith(self.paper.own) or any(n in word for n in [*names, short])

    def gazetteer(self, start, article_id):
        position = start
        while position < len(self.used):
            key = self.used[position]
            position += 1
            for predicate, target, _ in self.entities.facts.get(key, []):
                if predicate.startswith("^"):
                    target = self.entities.find(target)
                    if not self.has(key, predicate[1:], target):
                        self.relate(key, predicate[1:], target, "gazetteer", article_id, "")
        return position

    def issue(self):
        self.masthead()
        position, articles, pending = 0, [], []
        for ordinal, article in enumerate(self.head["articles"], 1):
            article_id = f"{self.head['number']}-{ordinal}"
            byline = article.head.get("byline", "")
            bracket = "({})" if self.head["form"] == "md" else "（{}）"
            authors = names_of_byline(byline)
            for name in authors:
                self.relate(self.entities.add("person", name), "authorOf", article_id, None,
                            article_id, bracket.format(byline))
            mentions = self.mentions(article)
            self.stated(article, article_id)
            pending.append((mentions, article_id))
            body = squeeze("".join(
                t.removeprefix("### ") for t in map(plain, article.paragraphs())))
            jump = article.head.get("jump")
            kicker, column = (plain(article.headline(z)) or None for z in ("kicker", "column"))
            record = {"id": article_id, "title": plain(article.headline("title")), "kicker": kicker}
            if column:
                record["column"] = column
            record.update({
                "subheads": [t[4:] for t in map(plain, article.body) if t.startswith("### ")],
                "kind": article.options["kind"], "page": int(article.options["page"]),
                "authors": authors, "continuesOn": 2 if jump else None,
                "firstWords": body[:12], "lastWords": body[-12:],
                "captions": [plain(c) for c in article.captions], "mentions": mentions})
            articles.append(record)
        for mentions, article_id in pending:
            self.derived(mentions, article_id)
        self.gazetteer(position, pending[0][1])
        party, government, media = masthead(self.head)
        order = ["person", "agency", "enterprise", "organization", "region", "project"]
        ids = sorted(self.used, key=lambda key: order.index(key.split("/")[0]))
        return {
            "issue": {
                "newspaper": self.paper.name, "number": int(self.head["number"]),
                "date": self.head["date"], "weekday": weekday(self.head),
                "lunarDate": self.paper.lunar[self.head["date"]], "publishers": [party, government, media],
                "editors": editors(self.head), "contact": self.paper.contact},
            "articles": articles,
            "entities": [self.entities.by_id[key] for key in ids],
            "relations": self.relations}


def files_of(folder):
    """The files of one set, by path."""
    paper, entities = Paper(folder), Entities(folder / "entities.txt")
    heads = [parse(path, paper) for path in sorted((folder / "annotated").glob("*.ann"))]
    for head in heads:
        for article in head["articles"]:
            for _, text in article.zones():
                for mark in MARK.findall(text):
                    if mark.startswith("@"):
                        entities.add("person", mark[1:].split("=")[-1], [surface(mark)])
    files = {}
    for head in heads:
        name = f"{paper.file}-{head['number']}.{head['form']}"
        files[folder / "issues" / name] = (markdown if head["form"] == "md" else raw_text)(head)
        gold = json.dumps(Gold(head, entities).issue(), ensure_ascii=False, indent=2)
        files[folder / "gold" / f"{head['number']}.json"] = gold + "\n"
    return files


def main():
    files = {path: text for folder in SETS for path, text in files_of(folder).items()}
    stale = [p for p, text in files.items()
             if not p.exists() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        if "--check" in sys.argv:
            print(f"{path.relative_to(HERE)}: differs from what make_samples.py writes")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text := files[path], encoding="utf-8")
            print(f"wrote {path.relative_to(HERE)} ({len(text)} characters)")
    sys.exit(1 if stale and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
