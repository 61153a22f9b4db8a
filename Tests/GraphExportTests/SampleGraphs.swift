import GraphExport
import InkGraphCore
import PropertyGraph

/// Terms as an ontology gives them, for a few classes and predicates.
let sampleVocabulary = ExportVocabulary(
  classes: [
    ExportTerm(
      "person", iri: "https://inkgraph.example/ontology#Person",
      labels: ["zh-Hans": "人物", "en": "person"], mappings: ["schema:Person", "foaf:Person"],
      color: "#4E79A7"),
    ExportTerm(
      "agency", iri: "https://inkgraph.example/ontology#Agency",
      labels: ["zh-Hans": "机关", "en": "agency"],
      mappings: ["https://schema.org/GovernmentOrganization", "org:FormalOrganization"],
      color: "#E15759"),
    ExportTerm(
      "region", iri: "https://inkgraph.example/ontology#Region",
      labels: ["zh-Hans": "区域", "en": "region"], mappings: ["schema:AdministrativeArea"],
      color: "#59A14F"),
    ExportTerm("article", labels: ["zh-Hans": "报道", "en": "article"], color: "#BAB0AC"),
    ExportTerm("issue", labels: ["zh-Hans": "期", "en": "issue"], color: "#000000"),
  ],
  predicates: [
    ExportTerm("holdsPosition", labels: ["zh-Hans": "任职", "en": "holds position"]),
    ExportTerm("jurisdiction", labels: ["zh-Hans": "辖区", "en": "jurisdiction"]),
    ExportTerm(
      "cooperatesWith", labels: ["zh-Hans": "合作", "en": "cooperates with"], isSymmetric: true),
    ExportTerm("mentions", labels: ["zh-Hans": "提及", "en": "mentions"]),
    ExportTerm("printedIn", labels: ["zh-Hans": "刊于", "en": "printed in"]),
  ])

/// A small graph with one of everything, about an invented district and its paper.
let sampleGraph = {
  var builder = GraphBuilder()
  func list(_ texts: String...) -> PropertyValue { .list(texts.map { .string($0) }) }
  func date(_ text: String) -> PropertyValue {
    CalendarDate(iso: text).map { .date($0) } ?? .list([])
  }
  let wang = builder.addNode(
    labels: ["person"],
    properties: [
      "key": .string("person/王汀兰"), "name": .string("王汀兰"), "mentions": .integer(9),
      "issues": .integer(2), "firstSeen": date("2024-03-01"), "lastSeen": date("2024-05-20"),
    ])
  let bureau = builder.addNode(
    labels: ["agency"],
    properties: [
      "key": .string("agency/临渡区水务局"), "name": .string("临渡区水务局"),
      "aliases": list("区水务局", "水务局"), "mentions": .integer(4),
      "firstSeen": date("2024-03-01"), "lastSeen": date("2024-05-20"),
    ])
  let region = builder.addNode(
    labels: ["region"],
    properties: [
      "key": .string("region/临渡区"), "name": .string("临渡区"), "code": .string("990101"),
      "mentions": .integer(25),
    ])
  let article = builder.addNode(
    labels: ["article"],
    properties: [
      "key": .string("article/临渡新报/1187-2"), "name": .string("水务局长王汀兰巡河"),
      "page": .integer(1), "date": date("2024-03-01"), "newspaper": .string("临渡新报"),
      "issue": .string("1187"), "kind": .string("news"),
    ])
  let issue = builder.addNode(
    labels: ["issue"],
    properties: [
      "key": .string("issue/临渡新报/1187"), "name": .string("临渡新报 第1187期"),
      "number": .integer(1187), "date": date("2024-03-01"), "newspaper": .string("临渡新报"),
    ])
  let other = builder.addNode(
    labels: ["agency"],
    properties: ["key": .string("agency/临渡区林业局"), "name": .string("临渡区林业局")])
  builder.addEdge(
    from: wang, to: bureau, type: "holdsPosition",
    properties: [
      "qualifier": .string("局长"), "firstSeen": date("2024-03-01"),
      "lastSeen": date("2024-05-20"), "weight": .double(2), "score": .double(0.95),
      "statement": .integer(0),
      "evidence": list("临渡区水务局局长王汀兰一行沿青浦河巡查。", "王汀兰局长表示。"),
      "articles": list("article/临渡新报/1187-2", "article/临渡新报/1203-1"),
      "rules": list("post.title-before", "post.title-after"),
    ])
  builder.addEdge(
    from: wang, to: bureau, type: "holdsPosition",
    properties: [
      "qualifier": .string("党组书记"), "firstSeen": date("2024-03-01"), "weight": .double(1),
      "score": .double(0.8), "evidence": list("临渡区水务局局长王汀兰一行沿青浦河巡查。"),
      "articles": list("article/临渡新报/1187-2"), "rules": list("post.title-before"),
    ])
  builder.addEdge(
    from: bureau, to: region, type: "jurisdiction",
    properties: ["score": .double(1), "evidence": list("临渡区水务局"), "rules": list("name.agency")])
  builder.addEdge(
    from: bureau, to: other, type: "cooperatesWith", properties: ["weight": .double(1.5)])
  builder.addEdge(from: article, to: wang, type: "mentions", properties: ["weight": .double(3)])
  builder.addEdge(from: article, to: issue, type: "printedIn")
  builder.addEdge(from: wang, to: region, type: "mentionedWith", properties: ["weight": .double(1)])
  builder.addEdge(from: region, to: region, type: "partOf")
  return builder.build()
}()

/// Texts that have broken exports of other programs.
let nastyTexts = [
  "node", "graph", "edge", "subgraph", "strict", "\"", "'", "\\", "\\\\", "\\N", "\\\"", "a\\",
  "<b>粗</b>", "&", "&amp;", "&lt;b&gt;", "&#65;", "&nosuch;", "]]>", "<![CDATA[x]]>", "-->",
  "<!-- a -- b -->", "<?php ?>", "a\nb", "a\r\nb", "a\tb", " 前后有空白 ", "%s%n%d", "a|b", "${x}",
  "\u{0}\u{1}甲\u{8}\u{B}乙\u{1F}\u{FFFE}\u{FFFF}", "\u{FFFD}", "𠀀𪚥𫝀", "\u{F9D1}\u{516D}",
  "e\u{301}é", "\u{200F}عربي\u{202E}abc", "👩‍👩‍👧", "\u{2028}\u{85}x", "--graph", "a:b:c", "->",
  "a->b;{}",
  String(repeating: "墨图甲乙丙丁戊己庚辛", count: 1_000),
]

/// A graph with a nasty text in every place that has one.
let nastyGraph = {
  var builder = GraphBuilder()
  for (place, text) in nastyTexts.enumerated() {
    builder.addNode(
      labels: [place < 40 ? "person" : text.count < 40 ? text : "agency"],
      properties: [
        ("key", .string("\(["person", "人 物", "<x>"][place % 3])/\(text)\(place)")),
        ("name", .string(text)), ("aliases", .list([.string(text), .string("别名")])),
        ("code", .string(text)),
      ])
  }
  let types = ["holdsPosition", "任职（代）", "rel/2024 x", "\"<&>\\", "node", "mentions"]
  let count = UInt32(nastyTexts.count)
  for (place, text) in nastyTexts.enumerated() {
    builder.addEdge(
      from: NodeID(index: UInt32(place)), to: NodeID(index: UInt32(place * 7 + 3) % count),
      type: types[place % types.count],
      properties: [
        ("qualifier", .string(text)), ("evidence", .list([.string(text), .string("\(text)。")])),
        ("articles", .list([.string("article/\(text)/1")])),
        ("rules", .list([.string(text), .string("r")])), ("score", .double(Double(place) / 7)),
        ("weight", .double(place == 3 ? .nan : Double(place) + 0.1)),
      ])
  }
  return builder.build()
}()
