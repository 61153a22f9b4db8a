import InkGraphCore
import InkGraphTestSupport
import PropertyGraph
import Testing

@Suite("Nodes and edges of a shape") struct ElementShapeTests {
  @Test(
    "they are the same as those that are added with their keys", arguments: 0..<20 as Range<UInt64>)
  func same(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let day = try #require(CalendarDate(year: 2024, month: 5, day: 6))
    var (plain, shaped) = (GraphBuilder(), GraphBuilder())
    let keys = ["name", "count", "score", "day", "aliases"]
    let nodeShape = shaped.nodeShape(labels: ["person", "agency"], keys: keys)
    let edgeShape = shaped.edgeShape(keys: keys)
    func values() -> [PropertyValue?] {
      let all: [PropertyValue] = [
        .string(["王芳", "é", ""][Int.random(in: 0..<3, using: &numbers)]),
        // One key may have values of two kinds.
        Bool.random(using: &numbers) ? .integer(7) : .double(7), .double(0.5), .date(day),
        .list([.string("芳"), .string("王芳")]),
      ]
      return all.map { Bool.random(using: &numbers) ? $0 : nil }
    }
    func shape(_ values: [PropertyValue?], _ builder: inout GraphBuilder) -> [ShapedValue?] {
      values.map { value in
        switch value {
        case .string(let text): .text(builder.keep(text))
        case .integer(let number): .integer(number)
        case .double(let number): .double(number)
        case .date(let day): .date(day)
        case .list(let texts): .texts(texts.map { builder.keep($0.text) })
        default: nil
        }
      }
    }
    func named(_ values: [PropertyValue?]) -> [(String, PropertyValue)] {
      zip(keys, values).compactMap { key, value in value.map { (key, $0) } }
    }
    for _ in 0..<12 {
      let values = values()
      #expect(
        plain.addNode(labels: ["agency", "person"], properties: named(values))
          == shaped.addNode(nodeShape, shape(values, &shaped)))
    }
    for _ in 0..<20 {
      let values = values()
      let (source, target) = (
        NodeID(index: .random(in: 0..<12, using: &numbers)),
        NodeID(index: .random(in: 0..<12, using: &numbers))
      )
      #expect(
        plain.addEdge(from: source, to: target, type: "a", properties: named(values))
          == shaped.addEdge(
            from: source, to: target, type: shaped.keep("a"), edgeShape, shape(values, &shaped)))
    }
    let (left, right) = (plain.build(), shaped.build())
    #expect(left.nodePropertyKeys == right.nodePropertyKeys)
    #expect(left.edgePropertyKeys == right.edgePropertyKeys)
    #expect(left.lines == right.lines)
  }
}
