import InkGraphCore
import PropertyGraph
import Testing

@testable import GraphQuery

@Suite("Searching names") struct NameSearchTests {
  @Test(
    "a search finds what has the text in it, whatever stands between its characters",
    arguments: [
      ("孟凡", [0, 1]), ("abc集团", [3, 4]), ("BC", [3, 4, 5]), ("河", [7, 8]), ("滨河", [7]),
      ("又名", Array(0...8)), ("别3", [3]), ("丙", []),
      // A node without a name goes by its key.
      ("person/6", [6]),
    ])
  func scans(text: String, places: [Int]) {
    let names = ["孟 凡", "孟凡", "凡孟", "ＡＢＣ集团", "abc 集 团", "集团ABC", "", "滨河路大修", "路河滨"]
    var builder = GraphBuilder()
    for (number, name) in names.enumerated() {
      builder.addNode(
        labels: ["person"],
        properties: [
          "key": .string("person/\(number)"), "name": .string(name),
          "aliases": .list([.string("别\(number)"), .string("又 名")]),
        ])
    }
    let found = NameResolver(builder.build()).search(text)
    #expect(found.map { Int($0.node.index) }.sorted() == places)
  }
}
