import InkGraphCore
import Testing

@testable import PropertyGraph

@Suite("Images of graphs") struct GraphImageTests {
  /// A graph with values of every kind that an image holds, fixed by a seed.
  private func richGraph(seed: UInt64) -> Graph {
    var numbers = SeededNumbers(seed: seed)
    var builder = GraphBuilder()
    let count = Int.random(in: 1...40, using: &numbers)
    for node in 0..<count {
      var properties: [(String, PropertyValue)] = [
        ("key", .string("n/\(node)")), ("name", .string(["王芳", "临渡区水务局", "é", ""][node % 4])),
      ]
      if Bool.random(using: &numbers) { properties.append(("score", .double(.random(in: 0...1)))) }
      if Bool.random(using: &numbers) { properties.append(("isOld", .boolean(node % 2 == 0))) }
      if Bool.random(using: &numbers) { properties.append(("mentions", .integer(Int64(-node)))) }
      if let day = CalendarDate(year: 2024, month: 1 + node % 12, day: 3) {
        properties.append(("firstSeen", .date(day)))
      }
      if node % 3 == 0 {
        properties.append(("aliases", .list([.string("别名\(node)"), .string("芳")])))
      }
      if node % 5 == 0 { properties.append(("mixed", node % 2 == 0 ? .integer(1) : .string("一"))) }
      builder.addNode(
        labels: node % 7 == 0
          ? [] : ["person", "agency"].filter { _ in Bool.random(using: &numbers) },
        properties: properties)
    }
    for edge in 0..<Int.random(in: 0...90, using: &numbers) {
      builder.addEdge(
        from: NodeID(index: .random(in: 0..<UInt32(count), using: &numbers)),
        to: NodeID(index: .random(in: 0..<UInt32(count), using: &numbers)),
        type: ["a", "b"][edge % 2],
        properties: [
          ("weight", .double(Double(edge))),
          ("evidence", .list([.string("句\(edge)"), .string("")])),
        ])
    }
    return builder.build()
  }

  private func image(of graph: Graph, stamp: UInt64 = 7) -> [UInt8] {
    var bytes: [UInt8] = []
    let isWritten = GraphImage.write(graph, namesOf: ["person"], stamp: stamp) {
      bytes += Array($0)
    }
    #expect(isWritten)
    return bytes
  }

  private func read(_ bytes: [UInt8], stamp: UInt64 = 7) -> Graph? {
    GraphImage.read(GraphMemory(copying: bytes), stamp: stamp)
  }

  /// All that a graph says, as text.
  private func described(_ graph: Graph) -> [String] {
    var lines = [
      "\(graph.labels) \(graph.edgeTypes) \(graph.nodePropertyKeys) \(graph.edgePropertyKeys)",
      "\(graph.indexedKeys)",
    ]
    for node in graph.nodes {
      lines.append(
        "\(node) \(graph.labels(of: node)) \(graph.properties(of: node)) "
          + "\(graph.outgoing(node).map { "\($0)" }) \(graph.incoming(node).map { "\($0)" })")
      if let key = graph.property("key", of: node) {
        lines.append("\(graph.nodes(where: "key", equals: key))")
      }
      if let name = graph.property("name", of: node) {
        lines.append("\(graph.nodes(where: "name", equals: name))")
      }
    }
    for edge in graph.edges {
      lines.append("\(edge) \(graph.type(of: edge)) \(graph.properties(of: edge))")
    }
    for label in graph.labels { lines.append("\(label) \(graph.nodes(withLabel: label))") }
    for labels in [nil, ["person"], ["agency"], []] as [[String]?] {
      let index = NameIndex(graph, labels: labels)
      for text in ["王芳", "芳", "水务", "n/3", "别名3", "É", "无"] {
        lines.append("\(labels ?? []) \(text) \(index.matches(text))")
      }
    }
    return lines
  }

  @Test("a graph that is read back answers as the one that was written", arguments: 0..<40)
  func roundTrip(seed: UInt64) throws {
    let graph = richGraph(seed: seed)
    let read = try #require(self.read(image(of: graph)))
    #expect(described(read) == described(graph), "seed \(seed)")
    // What is cut out of an image, and an image of an image, are graphs as others.
    let part = read.subgraph(keepingNodes: { $0.index % 2 == 0 })
    #expect(described(part) == described(graph.subgraph(keepingNodes: { $0.index % 2 == 0 })))
    let again = try #require(self.read(image(of: read)))
    #expect(described(again) == described(graph))
  }

  @Test("a graph without nodes has an image")
  func empty() throws {
    let read = try #require(self.read(image(of: .empty)))
    #expect(read.nodeCount == 0)
    #expect(read.nodes(where: "key", equals: .string("n")) == [])
  }

  @Test("an image of another state, one that is cut and one that is damaged are none")
  func damage() throws {
    let graph = richGraph(seed: 3)
    let bytes = image(of: graph)
    #expect(read(bytes, stamp: 8) == nil)
    for length in [0, 7, 39, 40, 200, bytes.count / 2, bytes.count - 1] {
      #expect(read(Array(bytes.prefix(length))) == nil, "cut at \(length)")
    }
    let expected = described(graph)
    var found = 0
    for place in stride(from: 0, to: bytes.count, by: 13) {
      var damaged = bytes
      damaged[place] ^= 0x10
      // A flipped bit is seen, or lies between the sections or in a text, where nothing else suffers.
      guard let read = self.read(damaged) else {
        found += 1
        continue
      }
      #expect(read.nodeCount == graph.nodeCount && read.edgeCount == graph.edgeCount)
      if described(read) != expected {
        let memory = GraphMemory(copying: damaged)
        #expect(!GraphImage.isSound(memory), "byte \(place)")
      }
    }
    #expect(found > bytes.count / 13 / 3)
  }

  @Test("a graph with a list that is not of strings has no image")
  func lists() {
    var builder = GraphBuilder()
    builder.addNode(labels: [], properties: ["list": .list([.integer(1)])])
    var isCalled = false
    #expect(!GraphImage.write(builder.build(), namesOf: nil, stamp: 1) { _ in isCalled = true })
    #expect(!isCalled)
  }

  @Test(
    "checksums are those of XXH64",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ] as [(String, UInt64)])
  func checksum(text: String, expected: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { Checksum.of($0) } == expected)
  }
}
