import InkGraphCore
import InkGraphTestSupport
import PropertyGraph

/// A graph like that of a library, generated from a seed.
///
/// A few things have very many edges and most have few, as in newspapers: the *k*-th thing of a
/// class is drawn with a chance that falls like 1/√*k*.
struct GeneratedGraph {
  private var builder = GraphBuilder()
  private var numbers: SeededGenerator
  /// The nodes of each class, those that are named most often first.
  private var things: [String: [NodeID]] = [:]
  private var articleKeys: [String] = []

  /// Generates the graph.
  static func make(_ options: GraphOptions) -> Graph {
    var generator = GeneratedGraph(numbers: SeededGenerator(seed: options.seed))
    generator.addNodes(options.nodes)
    generator.addEdges(options.edges)
    return generator.builder.build()
  }

  private init(numbers: SeededGenerator) { self.numbers = numbers }

  /// The share of each class among the nodes, in percent; articles take the rest.
  private static let shares = [
    ("person", 35), ("enterprise", 15), ("agency", 8), ("organization", 7), ("region", 5),
    ("project", 8), ("issue", 1),
  ]

  private mutating func addNodes(_ count: Int) {
    for (type, share) in Self.shares {
      for number in 0..<max(1, count * share / 100) { addThing(type, number) }
    }
    for number in 0..<(count - builder.nodeCount) { addThing("article", number) }
  }

  private mutating func addThing(_ type: String, _ number: Int) {
    let name = Self.name(type, number)
    // Invented names repeat; keys must not.
    let key = "\(type)/\(name)@\(number)"
    var properties: [(String, PropertyValue)] = [
      ("key", .string(key)), ("name", .string(name)), ("firstSeen", day(before: 200)),
      ("lastSeen", day(before: 400)),
    ]
    switch type {
    case "article":
      articleKeys.append(key)
      properties += [
        ("page", .integer(Int64(number % 4 + 1))), ("date", day(before: 400)),
        ("newspaper", .string("临渡新报")), ("issue", .string("\(number / 20)")),
        ("kind", .string("news")),
      ]
    case "issue": properties += [("number", .integer(Int64(number)))]
    default:
      properties += [
        ("mentions", .integer(Int64(4_000 / (number + 8)))),
        ("issues", .integer(Int64(400 / (number + 8)))),
        ("aliases", .list([.string(String(name.suffix(4)))])),
      ]
    }
    things[type, default: []].append(builder.addNode(labels: [type], properties: properties))
  }

  private static func name(_ type: String, _ number: Int) -> String {
    switch type {
    case "person": InventedNames.person(number)
    case "enterprise": InventedNames.firm(number)
    case "agency":
      InventedNames.place(number / InventedNames.bodyCount) + InventedNames.body(number)
    case "organization": InventedNames.place(number) + "协会"
    case "region": InventedNames.place(number)
    case "project": InventedNames.work(number)
    case "issue": "临渡新报 第\(number)期"
    default: "\(InventedNames.work(number % 400))取得进展 之\(number)"
    }
  }

  private static let statements = [
    ("person", "holdsPosition", "agency"), ("person", "holdsPosition", "enterprise"),
    ("person", "authorOf", "article"), ("enterprise", "undertakes", "project"),
    ("agency", "organizes", "project"), ("agency", "jurisdiction", "region"),
    ("enterprise", "locatedIn", "region"), ("enterprise", "cooperatesWith", "enterprise"),
    ("enterprise", "supplies", "enterprise"), ("enterprise", "finances", "agency"),
    ("organization", "supports", "project"), ("region", "partOf", "region"),
  ]

  private mutating func addEdges(_ count: Int) {
    let articles = things["article"] ?? []
    let named = ["person", "person", "enterprise", "agency", "organization", "region", "project"]
    for article in articles.prefix(count / 5) {
      add(article, "printedIn", draw("issue"), [("weight", .double(1))])
    }
    while builder.edgeCount < count {
      if Int.random(in: 0..<100, using: &numbers) < 60, let article = random(articles) {
        let weight = Double(Int.random(in: 1...6, using: &numbers))
        add(article, "mentions", draw(random(named) ?? "person"), [("weight", .double(weight))])
      } else if let statement = random(Self.statements) {
        add(statement)
      }
    }
  }

  private mutating func add(_ statement: (subject: String, predicate: String, object: String)) {
    let subject = draw(statement.subject)
    let object = draw(statement.object)
    let count = Int.random(in: 1...3, using: &numbers)
    let place = Int.random(in: 0..<400, using: &numbers)
    let sentences = (0..<count).map { number in
      "\(InventedNames.person(place + number))在\(InventedNames.work(place))现场介绍，"
        + "\(InventedNames.firm(place))已投入\(place * 7 + 3)台（套）设备、“昼夜”施工 & 不停工。"
    }
    let articles = (0..<count).map { _ in random(articleKeys) ?? "" }
    add(
      subject, statement.predicate, object,
      [
        ("firstSeen", day(before: 200)), ("lastSeen", day(before: 400)),
        ("weight", .double(Double(count))), ("score", .double(0.8)),
        ("statement", .integer(Int64(builder.edgeCount))),
        ("evidence", .list(sentences.map { .string($0) })),
        ("articles", .list(articles.map { .string($0) })),
        ("rules", .list(sentences.map { _ in .string("\(statement.predicate).generated") })),
      ])
  }

  private mutating func add(
    _ source: NodeID, _ type: String, _ target: NodeID, _ properties: [(String, PropertyValue)]
  ) {
    _ = builder.addEdge(from: source, to: target, type: type, properties: properties)
  }

  private mutating func draw(_ type: String) -> NodeID {
    let nodes = things[type] ?? []
    // The square of a uniform number has the density 1/(2√x).
    let uniform = Double.random(in: 0..<1, using: &numbers)
    return nodes[Int(uniform * uniform * Double(nodes.count))]
  }

  private mutating func random<Value>(_ values: [Value]) -> Value? {
    values.randomElement(using: &numbers)
  }

  /// One of the 200 days before the day with a number.
  private mutating func day(before limit: Int) -> PropertyValue {
    .date(Self.days[Int.random(in: (limit - 200)..<limit, using: &numbers)])
  }

  /// The days of the generated papers.
  private static let days: [CalendarDate] = {
    var days = [CalendarDate(year: 2024, month: 1, day: 1)].compactMap(\.self)
    while days.count < 400, let last = days.last { days.append(last.next) }
    return days
  }()
}
