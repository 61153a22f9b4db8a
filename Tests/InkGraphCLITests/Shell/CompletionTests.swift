import Testing

@testable import InkGraphCLI

@Suite("Completing words") struct CompletionTests {
  private let completion = {
    var completion = Completion()
    completion.labels = ["person", "agency", "机构", "人物"]
    completion.types = ["holdsPosition", "任职"]
    completion.properties = ["name", "名称"]
    completion.functions = ["count", "coalesce"]
    completion.parameters = ["name"]
    completion.commands = [".help", ".history", ".quit"]
    completion.names = { ["王芳", "王建平", "临渡"].filter($0.isPrefix) }
    return completion
  }()

  @Test(
    "the place tells what a word can become",
    arguments: [
      ("MATCH (n:per", "per", ["person"]), ("MATCH (n:", "", ["agency", "person", "人物", "机构"]),
      ("MATCH (n)-[r:h", "h", ["holdsPosition"]), ("MATCH (n)-[:任职|", "", ["holdsPosition", "任职"]),
      ("RETURN n.n", "n", ["name"]), ("RETURN n.名", "名", ["名称"]), ("RETURN $", "", ["name"]),
      ("MATCH (n) ret", "ret", ["RETURN"]),
      ("RETURN co", "co", ["COLLECT", "CONTAINS", "COUNT", "coalesce(", "count("]),
      ("MATCH (n {name: '王", "王", ["王建平", "王芳"]), ("MATCH (n {name: '王芳'}) ", "", []),
      (".h", ".h", [".help", ".history"]), ("RETURN 'x' wh", "wh", ["WHEN", "WHERE"]),
    ])
  func places(text: String, word: String, candidates: [String]) {
    #expect(completion.proposal(for: text) == .init(word: word, candidates: candidates))
  }

  @Test("what all candidates share is the common beginning") func common() {
    #expect(completion.proposal(for: ".h").commonPrefix == ".h")
    #expect(completion.proposal(for: ".he").commonPrefix == ".help")
    #expect(completion.proposal(for: "RETURN '王").commonPrefix == "王")
    #expect(Completion.Proposal(word: "x", candidates: []).commonPrefix == "x")
  }
}

extension String {
  /// Whether another text begins with this one.
  fileprivate var isPrefix: (String) -> Bool { { $0.hasPrefix(self) } }
}
