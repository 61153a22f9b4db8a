import Foundation
import InkGraphCore
import NewspaperReader
import Testing

/// The parts of an article that a rendering must not change.
struct Essence: Hashable, CustomStringConvertible {
  var kicker: String
  var title: String
  var subtitle: String
  var subheads: [String]
  var paragraphs: [String]
  var authors: [String]

  init(_ article: InventedArticle) {
    kicker = article.kicker ?? ""
    title = article.title
    subtitle = article.subtitle ?? ""
    subheads = article.subheads.sorted { $0.key < $1.key }.map(\.value)
    paragraphs = article.paragraphs
    authors = article.names
  }

  init(_ article: Article) {
    kicker = article.kicker ?? ""
    title = article.title
    subtitle = article.blocks.first { $0.zone == .subtitle }?.text ?? ""
    subheads = article.subheads
    paragraphs = article.paragraphs
    authors = article.authors.map(\.name)
  }

  var description: String { "\(kicker)|\(title)|\(subtitle)|\(subheads)|\(authors)|\(paragraphs)" }
}

@Suite("One issue, written down in many ways, is read as the same articles")
struct MetamorphicTests {
  /// How many issues are generated; `INKGRAPH_SEEDS` sets another number for long campaigns.
  static let seeds = Array(
    1...(ProcessInfo.processInfo.environment["INKGRAPH_SEEDS"].flatMap(UInt64.init) ?? 60))

  private func read(_ text: String) -> [Essence] {
    let file = SourceFile(path: "invented.txt", bytes: Array(text.utf8))
    return NewspaperReader().read(file).issues.flatMap(\.articles).map(Essence.init)
  }

  private func check(
    _ text: String, _ issue: InventedIssue, _ seed: UInt64, paragraphs: Bool = true
  ) {
    var found = read(text)
    var expected = issue.articles.map(Essence.init)
    if !paragraphs {
      for index in found.indices { found[index].paragraphs = [found[index].paragraphs.joined()] }
      for index in expected.indices {
        expected[index].paragraphs = [expected[index].paragraphs.joined()]
      }
    }
    guard found != expected else { return }
    let lost = expected.filter { !found.contains($0) }
    let extra = found.filter { !expected.contains($0) }
    Testing.Issue.record("seed \(seed)\n  lost  \(lost)\n  extra \(extra)")
  }

  @Test("as Markdown", arguments: seeds)
  func markdown(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.markdown(), issue, seed)
  }

  @Test("wrapped at several widths", arguments: seeds)
  func widths(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    for width in [14, 17, 22, 26] { check(issue.text(Rendering(width: width)), issue, seed) }
    check(issue.text(Rendering(width: nil)), issue, seed)
  }

  @Test("with the headlines after the bodies", arguments: seeds)
  func headlinesAfter(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.text(Rendering(headlinesAfter: true)), issue, seed)
    check(issue.text(Rendering(width: 22, headlinesAfter: true, blankLines: true)), issue, seed)
  }

  @Test("with an empty line after every line", arguments: seeds)
  func blankLines(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.text(Rendering(blankLines: true)), issue, seed)
    check(issue.text(Rendering(width: 22, blankLines: true, indent: "  ")), issue, seed)
  }

  @Test("with headlines before and after", arguments: seeds)
  func mixed(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.text(Rendering(mixed: true)), issue, seed)
    check(issue.text(Rendering(width: 22, blankLines: true, mixed: true)), issue, seed)
  }

  /// Where indents are lost, a full last line hides the end of its paragraph; the articles and
  /// their texts must still be whole.
  @Test("without the indents", arguments: seeds)
  func noIndents(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.text(Rendering(dropsIndents: true)), issue, seed, paragraphs: false)
    let style = Rendering(width: 22, blankLines: true, dropsIndents: true)
    check(issue.text(style), issue, seed, paragraphs: false)
  }

  @Test("with furniture of the page in between", arguments: seeds)
  func furniture(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.text(Rendering(furniture: true)), issue, seed)
    check(
      issue.text(Rendering(width: 22, headlinesAfter: true, blankLines: true, furniture: true)),
      issue, seed)
  }

  @Test("without bylines", arguments: seeds)
  func noBylines(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    let expected = issue.articles.map { article in
      var essence = Essence(article)
      essence.authors = []
      return essence
    }
    for style in [
      Rendering(bylines: false), Rendering(width: 22, blankLines: true, bylines: false),
      Rendering(headlinesAfter: true, bylines: false),
      Rendering(width: 22, headlinesAfter: true, blankLines: true, bylines: false),
    ] {
      let found = read(issue.text(style))
      #expect(found == expected, "seed \(seed)")
    }
  }

  @Test("with half-width brackets, colons and commas", arguments: seeds)
  func halfWidth(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    func folded(_ essence: Essence) -> Essence {
      var essence = essence
      essence.kicker = InventedIssue.folded(essence.kicker)
      essence.subheads = essence.subheads.map(InventedIssue.folded)
      essence.paragraphs = essence.paragraphs.map(InventedIssue.folded)
      return essence
    }
    let expected = issue.articles.map(Essence.init).map(folded)
    #expect(read(issue.markdown(halfWidth: true)) == expected, "seed \(seed)")
    for after in [false, true] {
      let style = Rendering(headlinesAfter: after, halfWidth: true)
      #expect(read(issue.text(style)) == expected, "seed \(seed)")
    }
  }

  @Test("with Windows line ends and a byte-order mark", arguments: seeds)
  func windows(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check("\u{FEFF}" + issue.text(Rendering(width: 22, lineEnd: "\r\n")), issue, seed)
  }

  @Test("in GB18030", arguments: seeds)
  func gb18030(seed: UInt64) throws {
    let issue = InventedIssue(seed: seed)
    // The number of GB18030 among Foundation's encodings.
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    let data = try #require(issue.text(Rendering()).data(using: encoding))
    let file = SourceFile(path: "invented.txt", bytes: [UInt8](data))
    let found = NewspaperReader().read(file).issues.flatMap(\.articles).map(Essence.init)
    #expect(found == issue.articles.map(Essence.init), "seed \(seed)")
  }

  @Test("with headlines in heavy type that is printed twice", arguments: seeds)
  func doubled(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    check(issue.text(Rendering(doubled: true)), issue, seed)
    check(issue.text(Rendering(headlinesAfter: true, blankLines: true, doubled: true)), issue, seed)
  }

  @Test("with the label of a column and a slogan under the first headline", arguments: seeds)
  func labels(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    for style in [
      Rendering(labels: true), Rendering(width: 22, blankLines: true, labels: true),
    ] {
      check(issue.text(style), issue, seed)
      let found = articles(issue.text(style)).map(\.column)
      #expect(found.first == InventedIssue.label, "seed \(seed)")
      #expect(found.dropFirst().allSatisfy { $0 == nil }, "seed \(seed)")
    }
  }

  @Test("with a caption inside a name that a line end cuts", arguments: seeds)
  func captions(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    for width in [14, 17, 22] {
      for blank in [false, true] {
        let text = issue.text(Rendering(width: width, blankLines: blank, captions: true))
        check(text, issue, seed)
        let printed = text.components(separatedBy: InventedArticle.caption).count - 1
        let found = articles(text).flatMap(\.captions)
        #expect(found.count == printed, "seed \(seed)")
        #expect(found.allSatisfy { $0 == InventedArticle.caption }, "seed \(seed)")
      }
    }
  }

  @Test("as saved pages of two e-paper systems", arguments: seeds)
  func webPages(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    for files in [
      issue.founderPages(), issue.founderPages(upperCase: false), issue.directionsPages(),
    ] {
      for files in [files, files.reversed()] { compare(files, issue, seed) }
    }
  }

  private func compare(_ files: [SourceFile], _ issue: InventedIssue, _ seed: UInt64) {
    let result = NewspaperReader().read(files, name: "pages")
    let found = result.issues.flatMap(\.articles).map(Essence.init)
    let expected = issue.articles.map(Essence.init)
    #expect(result.issues.map(\.newspaper) == ["临川新报"], "seed \(seed)")
    #expect(result.diagnostics.isEmpty, "seed \(seed)")
    guard found != expected else { return }
    let lost = expected.filter { !found.contains($0) }
    let extra = found.filter { !expected.contains($0) }
    Testing.Issue.record("seed \(seed)\n  lost  \(lost)\n  extra \(extra)")
  }

  @Test("as the boxes of a PDF in two to five columns, in any order", arguments: seeds)
  func boxes(seed: UInt64) {
    let issue = InventedIssue(seed: seed)
    var random = Seeded(seed)
    for (columns, cells) in [(2, 26), (3, 17), (4, 13), (5, 14)] {
      let gutter = Double(random.number(7...16))
      let text = issue.boxes(columns: columns, cells: cells, gutter: gutter, &random)
      check(text, issue, seed)
    }
  }

  /// The size of the type is lost in such text, so headlines must be guessed; a floor under how
  /// often every article comes out whole.
  @Test("as text with two to four columns side by side, mostly")
  func layout() {
    var different: [String] = []
    for seed in Self.seeds {
      let issue = InventedIssue(seed: seed)
      for (columns, cells) in [(2, 24), (3, 17), (4, 15)] {
        let found = read(issue.layout(columns: columns, cells: cells))
        if found != issue.articles.map(Essence.init) { different.append("\(seed)/\(columns)") }
      }
    }
    #expect(different.count * 8 <= Self.seeds.count * 3, "different: \(different)")
  }

  private func articles(_ text: String) -> [Article] {
    let file = SourceFile(path: "invented.txt", bytes: Array(text.utf8))
    return NewspaperReader().read(file).issues.flatMap(\.articles)
  }
}
