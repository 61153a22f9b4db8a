import PropertyGraph
import Testing

@testable import GraphQuery

@Suite("Names that users write") struct NameResolverTests {
  private let graph: Graph
  private let id: (String) -> NodeID
  private let resolver: NameResolver

  init() {
    (graph, id) = SampleGraph.make()
    resolver = NameResolver(graph)
  }

  @Test(
    "keys, names, aliases and unique parts find their node",
    arguments: [
      ("person/王芳", "person/王芳"), ("王芳", "person/王芳"), ("区水务局", "agency/临渡区水务局"),
      ("水务", "agency/临渡区水务局"), ("临渡", "region/临渡区"), ("路桥", "enterprise/临渡路桥公司"),
      ("person/张伟", "person/张伟"), ("person/张伟@临渡区教育局", "person/张伟@临渡区教育局"),
      ("person/张伟@教育", "person/张伟@临渡区教育局"), ("agency/教育局", "agency/临渡区教育局"),
      ("大修过半", "article/临渡新报/13-1"), ("article/临渡新报/12-2", "article/临渡新报/12-2"),
    ])
  func found(text: String, key: String) { #expect(resolver.resolve(text) == .found(id(key))) }

  @Test("namesakes and parts of several names are ambiguous, the most mentioned first")
  func ambiguous() {
    #expect(resolver.resolve("张伟") == .ambiguous(keys("person/张伟", "person/张伟@临渡区教育局")))
    #expect(
      resolver.resolve("临渡区")
        == .found(id("region/临渡区")), "a whole name wins over parts")
    #expect(
      resolver.resolve("局", type: "agency")
        == .ambiguous(keys("agency/临渡区水务局", "agency/临渡区住房和城乡建设局", "agency/临渡区教育局")))
  }

  @Test("a type narrows the search")
  func typed() {
    #expect(resolver.resolve("临渡", type: "enterprise") == .found(id("enterprise/临渡路桥公司")))
    #expect(resolver.resolve("王芳", type: "agency") == .unknown(nearest: []))
    #expect(resolver.resolve("person/王芳", type: "agency") == .unknown(nearest: []))
  }

  @Test(
    "unknown names suggest short forms and slips",
    arguments: [
      ("区住建局", ["临渡区住房和城乡建设局"]), ("王方", ["王芳"]), ("滨河大路修", ["滨河路大修"]),
      ("不知所云之物", []), ("", []),
    ])
  func unknown(text: String, nearest: [String]) {
    guard case .unknown(let found) = resolver.resolve(text) else {
      Issue.record("\(text) was found")
      return
    }
    #expect(Array(found.prefix(1)) == nearest)
  }

  @Test("a search gives whole names first, then beginnings, then parts, then headlines")
  func search() {
    #expect(
      resolver.search("临渡").map { graph.key(of: $0.node) } == [
        "region/临渡区", "agency/临渡区水务局", "agency/临渡区住房和城乡建设局", "enterprise/临渡路桥公司",
        "agency/临渡区教育局", "issue/临渡新报/12",
      ])
    #expect(
      resolver.search("大修").map { graph.key(of: $0.node) } == [
        "project/滨河路大修", "article/临渡新报/13-1", "article/临渡新报/12-1",
      ])
    #expect(resolver.search("水务", type: "person").isEmpty)
    #expect(resolver.search(" ").isEmpty)
  }

  private func keys(_ keys: String...) -> [NodeID] { keys.map(id) }
}
