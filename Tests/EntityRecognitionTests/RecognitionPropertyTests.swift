import Foundation
import InkGraphCore
import InkGraphTestSupport
import Testing

/// What holds for any text.
///
/// `INKGRAPH_FUZZ=100000` tries that many, `INKGRAPH_SEED` sets the first
/// seed.
@Suite("Any text") struct RecognitionPropertyTests {
  @Test("mentions lie inside one block, do not overlap, print their text, and are always the same")
  func properties() throws {
    let count = TestFolders.number("INKGRAPH_FUZZ") ?? 3_000
    let first = UInt64(TestFolders.number("INKGRAPH_SEED") ?? 1)
    // Looking twice at every tenth text is enough to see a result that depends on a hash's order.
    let lines = try sampleLines()
    for seed in first..<(first + UInt64(count)) {
      var numbers = SeededGenerator(seed: seed)
      let article = mutated(lines, &numbers)
      let home = seed.isMultiple(of: 7) ? nil : SampleOntology.home
      let mentions = Recognition.mentions(in: article, home: home)
      check(mentions, in: article, seed: seed)
      if seed.isMultiple(of: 10) {
        #expect(Recognition.mentions(in: article, home: home) == mentions, "seed \(seed)")
      }
    }
  }

  @Test("an issue gives each article the same mentions, whichever articles are empty beside it")
  func emptyArticles() throws {
    let article = MarkedArticle("# 会议召开\n区水利局局长王建平到会。").article
    let empty = Article(ordinal: 2, blocks: [])
    let found = Recognition.mentions(in: [empty, article, empty])
    #expect(found.map(\.count) == [0, 2, 0])
    #expect(found[1] == Recognition.mentions(in: article))
  }

  private func check(_ mentions: [Mention], in article: Article, seed: UInt64) {
    let text = Array(article.text.unicodeScalars)
    let blocks = article.blockSpans
    var end = 0
    for mention in mentions {
      #expect(mention.span.start >= end && mention.span.count > 0, "seed \(seed): \(mention)")
      end = mention.span.end
      #expect(blocks.contains { $0.contains(mention.span) }, "seed \(seed): \(mention)")
      guard mention.span.end <= text.count else { continue }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text[mention.span.range])
      #expect(String(view) == mention.surface, "seed \(seed): \(mention)")
      #expect((0...1).contains(mention.score), "seed \(seed): \(mention)")
      #expect(EntityType.mentioned.contains(mention.type), "seed \(seed): \(mention)")
    }
  }

  /// The lines of the invented issues, as scalars.
  private func sampleLines() throws -> [[Unicode.Scalar]] {
    let folder = TestFolders.samples.appending(path: "issues")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.flatMap { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .split(whereSeparator: \.isNewline).map { Array($0.unicodeScalars.prefix(160)) }
    }
  }

  private func mutated(_ lines: [[Unicode.Scalar]], _ numbers: inout SeededGenerator) -> Article {
    let zones: [Zone] = [.title, .body, .body, .caption]
    let blocks = (0..<Int.random(in: 1...3, using: &numbers)).map { place in
      var text = lines.randomElement(using: &numbers) ?? []
      for _ in 0..<Int.random(in: 0...6, using: &numbers) { mutate(&text, lines, &numbers) }
      if text.isEmpty { text = ["。"] }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text.filter { $0 != "\n" })
      return TextBlock(zones[place], String(view))
    }
    return Article(ordinal: 1, blocks: blocks)
  }

  private func mutate(
    _ text: inout [Unicode.Scalar], _ lines: [[Unicode.Scalar]], _ numbers: inout SeededGenerator
  ) {
    let place = Int.random(in: 0...text.count, using: &numbers)
    let new = Self.strangers.randomElement(using: &numbers) ?? "區"
    switch Int.random(in: 0..<7, using: &numbers) {
    case 0 where place < text.count: text.remove(at: place)
    case 1: text.insert(new, at: place)
    case 2 where place < text.count: text[place] = new
    case 3 where place < text.count:
      text.swapAt(place, Int.random(in: text.indices, using: &numbers))
    case 4: text.removeLast(text.count - place)
    case 5:
      let other = lines.randomElement(using: &numbers) ?? []
      text.insert(contentsOf: other.prefix(Int.random(in: 0...12, using: &numbers)), at: place)
    default:
      let words = Self.words.randomElement(using: &numbers) ?? ""
      text.insert(contentsOf: words.unicodeScalars, at: place)
    }
  }

  /// Traditional and rare characters, full-width forms, emoji, controls, marks of every kind.
  private static let strangers: [Unicode.Scalar] = Array(
    "區縣黨體黃習國務院陳張Ａ１２．（）“”《》「」·•、，。；：！？—…〇𠀀𪚥\u{1F600}\u{1F469}\u{200D}\u{FE0F}\u{0301}\u{0}\u{1}\u{7F}\u{85}\u{A0}\u{2028}\u{3000}\u{FEFF}\u{E000}\u{10FFFF}和与村路号线期段第届全省市委局等为由aZ0 \t"
      .unicodeScalars)
  private static let words = [
    "有限公司", "副主席", "号线二期（", "“”", "《》", "·", "全省", "大赛", "管委会", "社区", "第十", "（云港）", "欧阳",
    "等企业", "支行", "管理委员会", "自治区", "街道",
  ]
}
