import InkGraphCore
import PropertyGraph
import Testing

@Suite("Conditions for loops") struct ElementCheckTests {
  private static let days = (1...4).compactMap { CalendarDate(year: 2031, month: 5, day: $0) }

  /// Nodes with numbers, days, texts, truth values, and some without any.
  private let graph = {
    var builder = GraphBuilder()
    for place in 0..<12 {
      builder.addNode(
        labels: place % 2 == 0 ? ["even"] : ["odd", "all"],
        properties: place % 5 == 4
          ? []
          : [
            ("number", .integer(Int64(place) - 3)), ("day", .date(days[place % 4])),
            ("text", .string(["临渡区", "清源", "", "临江"][place % 4])),
            ("mixed", place % 3 == 0 ? .integer(1) : .string("1")),
          ])
    }
    return builder.build()
  }()

  private func found(_ check: ElementCheck?) -> [UInt32]? {
    check.map { check in graph.nodes.map(\.index).filter(check.holds) }
  }

  private func expected(_ key: String, _ holds: (PropertyValue) -> Bool) -> [UInt32] {
    graph.nodes.filter { graph.property(key, of: $0).map(holds) ?? false }.map(\.index)
  }

  @Test(
    "comparisons with numbers are those of the values", arguments: -5...10 as ClosedRange<Int64>)
  func numbers(limit: Int64) {
    let reader = graph.nodeProperty("number")
    let relations: [(PropertyRelation, (Int64) -> Bool)] = [
      (.equal, { $0 == limit }), (.less, { $0 < limit }), (.lessOrEqual, { $0 <= limit }),
      (.greater, { $0 > limit }), (.greaterOrEqual, { $0 >= limit }),
    ]
    for (relation, holds) in relations {
      let plain = expected("number") {
        if case .integer(let value) = $0 { holds(value) } else { false }
      }
      #expect(found(reader.check(relation, .integer(limit))) == plain)
    }
  }

  @Test("the ends of the range of numbers are no trap") func ends() {
    let reader = graph.nodeProperty("number")
    #expect(found(reader.check(.less, .integer(.min))) == [])
    #expect(found(reader.check(.greater, .integer(.max))) == [])
  }

  @Test("days and texts are compared as they stand") func daysAndTexts() {
    let later = graph.nodeProperty("day").check(.greaterOrEqual, .date(Self.days[2]))
    #expect(
      found(later) == expected("day") { $0 == .date(Self.days[2]) || $0 == .date(Self.days[3]) })
    let texts = graph.nodeProperty("text")
    #expect(found(texts.check(.equal, .string("清源"))) == expected("text") { $0 == .string("清源") })
    #expect(found(texts.check(.equal, .string("没有"))) == [])
    #expect(found(texts.check(.startsWith, "临")) == expected("text") { $0.text.hasPrefix("临") })
    #expect(found(texts.check(.endsWith, "区")) == expected("text") { $0.text.hasSuffix("区") })
    #expect(found(texts.check(.contains, "渡")) == expected("text") { $0.text.contains("渡") })
    #expect(found(texts.check(.contains, "")) == expected("text") { _ in true })
  }

  @Test("what packed values do not decide is left to others") func undecided() {
    #expect(graph.nodeProperty("mixed").check(.equal, .integer(1)) == nil)
    #expect(graph.nodeProperty("number").check(.less, .double(1.5)) == nil)
    #expect(graph.nodeProperty("text").check(.less, .string("临")) == nil)
    #expect(found(graph.nodeProperty("absent").check(.equal, .integer(1))) == [])
  }

  @Test("labels are checked together, and conditions can be joined") func labels() {
    #expect(found(graph.check(labels: ["odd", "all"])) == [1, 3, 5, 7, 9, 11])
    #expect(found(graph.check(labels: ["odd", "absent"])) == [])
    let both = graph.nodeProperty("number").check(.greater, .integer(0))
      .map { graph.check(labels: ["even"]).and($0) }
    #expect(found(both) == [6, 8, 10])
  }
}
