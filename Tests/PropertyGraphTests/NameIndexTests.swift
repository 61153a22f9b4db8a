import InkGraphCore
import PropertyGraph
import Testing

@Suite("Name index") struct NameIndexTests {
  private static let graph = {
    var builder = GraphBuilder()
    func add(_ key: String, _ name: String, _ aliases: [String], _ mentions: Int64) {
      builder.addNode(
        labels: [String(key.prefix { $0 != "/" })],
        properties: [
          "key": .string(key), "name": .string(name), "mentions": .integer(mentions),
          "aliases": .list(aliases.map { .string($0) }),
        ])
    }
    add("agency/临渡区水务局", "临渡区水务局", ["区水务局", "水务局"], 3)
    add("agency/河口县水务局", "河口县水务局", ["水务局"], 8)
    add("person/张伟@一局", "张伟", [], 2)
    add("person/张伟@二局", "张伟", ["老张"], 2)
    add("enterprise/水务集团", "水务集团", ["ＡＢＣ 水务", "水务"], 1)
    add("person/水", "水", [], 5)
    return builder.build()
  }()

  private static func found(_ text: String, labels: [String]? = nil) -> [String] {
    NameIndex(graph, labels: labels).matches(text).map { "\($0.node) \($0.kind) \($0.text)" }
  }

  @Test("a key means one node") func key() {
    #expect(Self.found("person/张伟@二局") == ["n3 key person/张伟@二局"])
  }

  @Test("namesakes are all given, by mentions, then by key") func namesakes() {
    #expect(Self.found("张伟") == ["n2 name 张伟", "n3 name 张伟"])
    #expect(Self.found("水务局") == ["n1 alias 水务局", "n0 alias 水务局"])
  }

  @Test("a whole name keeps parts of names away") func whole() {
    #expect(Self.found("水") == ["n5 name 水"])
    #expect(Self.found("水务") == ["n4 alias 水务"])
  }

  @Test("parts of names are found at the beginning and inside") func parts() {
    #expect(Self.found("务局") == ["n1 substring 河口县水务局", "n0 substring 临渡区水务局"])
    #expect(Self.found("水务集") == ["n4 prefix 水务集团"])
    #expect(Self.found("区水") == ["n0 prefix 区水务局"])
    #expect(Self.found("无此名").isEmpty)
  }

  @Test("blanks, width and case do not matter") func folding() {
    #expect(Self.found("abc水务") == ["n4 alias ＡＢＣ 水务"])
    #expect(Self.found(" 张　伟 ") == ["n2 name 张伟", "n3 name 张伟"])
    #expect(Self.found("").isEmpty)
    #expect(Self.found("\0　").isEmpty)
  }

  @Test("an index can be for some labels only") func labels() {
    #expect(Self.found("水务", labels: ["agency"]).count == 2)
    #expect(Self.found("张伟", labels: []).isEmpty)
  }

  @Test("the index agrees with looking at every name", arguments: 0..<60 as Range<UInt64>)
  func agreement(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    func word() -> String {
      let count = Int.random(in: 1...4, using: &numbers)
      return String((0..<count).map { _ in "甲乙a0".randomElement(using: &numbers) ?? "a" })
    }
    var builder = GraphBuilder()
    var names: [[String]] = []
    for _ in 0..<20 {
      names.append((0..<3).map { _ in word() })
      builder.addNode(
        labels: [],
        properties: [
          "name": .string(names[names.count - 1][0]),
          "aliases": .list(names[names.count - 1][1...].map { .string($0) }),
        ])
    }
    let index = NameIndex(builder.build())
    for _ in 0..<20 {
      let text = word()
      let whole = names.indices.filter { names[$0].contains(text) }
      let parts = names.indices.filter { names[$0].contains { $0.contains(text) } }
      let expected = (whole.isEmpty ? parts : whole).map { NodeID(index: UInt32($0)) }
      #expect(index.matches(text).map(\.node) == expected, "seed \(seed), text \(text)")
    }
  }
}
