import InkGraphCore
import PropertyGraph

/// An invented district: a bureau that repairs a river road with a firm, its head, and a reporter.
struct SampleGraph {
  var builder = GraphBuilder()
  private(set) var ids: [String: NodeID] = [:]

  func day(_ text: String) -> CalendarDate {
    guard let day = CalendarDate(iso: text) else { preconditionFailure("\(text) is no day") }
    return day
  }

  func id(_ key: String) -> NodeID {
    guard let id = ids[key] else { preconditionFailure("\(key) is no node") }
    return id
  }

  mutating func node(
    _ key: String, aliases: [String] = [], mentions: Int = 1, more: [String: PropertyValue] = [:]
  ) {
    let slash = key.firstIndex(of: "/") ?? key.startIndex
    let rest = key[key.index(after: slash)...]
    var properties: [String: PropertyValue] = [
      "key": .string(key), "name": .string(String(rest.prefix { $0 != "@" })),
      "aliases": .list(aliases.map { .string($0) }), "mentions": .integer(Int64(mentions)),
    ]
    properties.merge(more) { _, new in new }
    ids[key] = builder.addNode(labels: [String(key[..<slash])], properties: properties)
  }

  mutating func article(_ name: String, title: String, page: Int, date: String) {
    let issue = String(name.prefix { $0 != "-" })
    node(
      "article/临渡新报/\(name)",
      more: [
        "name": .string(title), "page": .integer(Int64(page)), "issue": .string(issue),
        "newspaper": .string("临渡新报"), "date": .date(day(date)),
      ])
  }

  /// A fact that the rule of appointments read.
  mutating func post(
    _ person: String, _ body: String, _ title: String,
    says evidence: [(article: String, text: String)]
  ) {
    fact(person, "holdsPosition", body, title, says: evidence, rule: "post.appointed")
  }

  mutating func fact(
    _ subject: String, _ relation: String, _ object: String, _ qualifier: String? = nil,
    says evidence: [(article: String, text: String)] = [], rule: String? = nil
  ) {
    var properties: [String: PropertyValue] = [
      "weight": .double(Double(max(1, evidence.count))), "score": .double(0.9),
      "evidence": .list(evidence.map { .string($0.text) }),
      "articles": .list(evidence.map { .string("article/临渡新报/\($0.article)") }),
      "rules": .list(evidence.map { _ in .string(rule ?? "\(relation).verb") }),
    ]
    if let qualifier { properties["qualifier"] = .string(qualifier) }
    builder.addEdge(from: id(subject), to: id(object), type: relation, properties: properties)
  }

  /// The sample graph and the way from keys to its nodes.
  static func make() -> (graph: Graph, id: (String) -> NodeID) {
    var sample = SampleGraph()
    sample.node("region/临渡区", aliases: ["临渡", "临"], mentions: 30)
    sample.node("agency/临渡区水务局", aliases: ["区水务局"], mentions: 9)
    sample.node("agency/临渡区住房和城乡建设局", mentions: 4)
    sample.node("agency/临渡区教育局", mentions: 2)
    sample.node("project/滨河路大修", mentions: 6)
    sample.node("enterprise/临渡路桥公司", aliases: ["路桥公司"], mentions: 3)
    sample.node("person/王芳", mentions: 5)
    sample.node("person/张伟", mentions: 3)
    sample.node("person/张伟@临渡区教育局", mentions: 2)
    sample.node("person/李强", mentions: 0)
    sample.node("organization/青禾书院", mentions: 1)
    sample.node(
      "issue/临渡新报/12", more: ["date": .date(sample.day("2024-06-03"))])
    sample.article("12-1", title: "滨河路大修开工", page: 1, date: "2024-06-03")
    sample.article("12-2", title: "水务局长谈防汛", page: 2, date: "2024-06-03")
    sample.article("13-1", title: "大修过半", page: 1, date: "2024-06-10")
    sample.fact("agency/临渡区水务局", "jurisdiction", "region/临渡区", says: [("12-1", "临渡区水务局")])
    sample.fact("agency/临渡区教育局", "jurisdiction", "region/临渡区", says: [("12-2", "临渡区教育局")])
    sample.fact(
      "agency/临渡区住房和城乡建设局", "jurisdiction", "region/临渡区", says: [("12-2", "区住房和城乡建设局")])
    sample.fact(
      "agency/临渡区水务局", "undertakes", "project/滨河路大修",
      says: [("12-1", "区水务局承担滨河路大修"), ("13-1", "区水务局推进滨河路大修")])
    sample.fact(
      "enterprise/临渡路桥公司", "undertakes", "project/滨河路大修", "二标段", says: [("13-1", "路桥公司承建二标段")])
    sample.fact("enterprise/临渡路桥公司", "locatedIn", "region/临渡区", says: [("13-1", "临渡路桥公司")])
    sample.fact("project/滨河路大修", "locatedIn", "region/临渡区")
    sample.fact(
      "person/王芳", "holdsPosition", "agency/临渡区水务局", "局长",
      says: [("12-2", "区水务局局长王芳"), ("13-1", "局长王芳")])
    sample.fact("person/王芳", "visits", "project/滨河路大修", says: [("13-1", "王芳察看滨河路大修")])
    sample.fact(
      "person/李强", "authorOf", "article/临渡新报/13-1", "记者", says: [("13-1", "（记者 李强）")])
    sample.fact(
      "person/李强", "holdsPosition", "organization/青禾书院", "编外讲师", says: [("12-masthead", "李强")])
    for (article, entity) in [
      ("12-1", "agency/临渡区水务局"), ("12-2", "person/王芳"), ("13-1", "person/王芳"),
      ("12-1", "person/王芳"),
    ] {
      sample.fact("article/临渡新报/\(article)", "mentions", entity)
    }
    sample.fact("person/王芳", "mentionedWith", "person/张伟")
    let made = sample
    return (made.builder.build(), made.id)
  }
}
