import Foundation
import InkGraphCore
import NewspaperReader
import Testing

@Suite("Mutated files")
struct FuzzTests {
  /// How many files are tried; `INKGRAPH_FUZZ` sets another number for long campaigns.
  static let rounds = ProcessInfo.processInfo.environment["INKGRAPH_FUZZ"].flatMap(Int.init) ?? 2000

  private static let pieces: [[UInt8]] =
    [
      "\n", "\n\n", "# ", "## ", "### ——", "　　", "（", "）", "“", "”", "。", "，", "：", "———", "（下转二版）",
      "（上接第一版）", "责编：陆杉", "第3版", "\u{0C}", "| a | b |", "<table><tr><td>", "![](", "（记者 陆",
      "2025年5月21日",
      "星期三", "第731期", "主办", "□", "农历", "知\n临\n川\n", "老老码码头头换换", "\u{FEFF}", "\u{E003}", "---", "**",
      "[x](",
      "新闻热线：", "停电公告", "本报讯（", "新华社", "\r", "\u{2028}", "<html>", "<div id=ozoom>", "</div>",
      "<!--enpcontent-->", "<!--/enpcontent-->", "<!--enpproperty <title>", "</title>",
      "/enpproperty-->",
      "<div class=contenttext>", "<a daoxiang=Articel01002NR.htm>", "<td>", "<tr>", "<img>", "<br>",
      "&#xD800;",
      "&#0;", "&nbsp;", "<h2>", "<word xMin=\"1\" yMin=\"1\" xMax=\"nan\" yMax=\"1e300\">",
      "<page width=\"-1\" height=\"0\">", "xMin=\"60.000000\"", "</page>", "<![CDATA[",
      "<!DOCTYPE [<!ENTITY a \"",
    ].map { Array($0.utf8) } + [[0xFF], [0x00], [0x81, 0x30], [0xE4, 0xB8], [0xED, 0xA0, 0x80]]

  private func mutate(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<random.number(1...12) {
      let place = random.number(0...bytes.count)
      switch random.number(0...6) {
      case 0, 1: bytes.insert(contentsOf: random.pick(Self.pieces), at: place)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...60)))
      case 3:
        if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
      case 4: bytes.removeLast(random.number(0...bytes.count / 2))
      case 5:
        let end = min(bytes.count, place + random.number(1...400))
        bytes.insert(contentsOf: bytes[place..<end], at: random.number(0...place))
      default:
        let piece = random.pick(Self.pieces)
        for _ in 0..<random.number(2...30) { bytes.insert(contentsOf: piece, at: place) }
      }
    }
    return bytes
  }

  @Test("no file makes the reader trap, and what it gives keeps its promises")
  func survives() throws {
    let samples = try [
      "issue.md", "issue_noimage.md", "raw_pdf_text.txt", "issue_gb18030.txt", "twocol.raw.txt",
      "twocol.bbox-layout.xhtml",
      "founder_html/html/2025-07/16/content_1001.htm",
      "founder_html/html/2025-07/16/node_1.htm",
      "lb_html/epaper/h5/LD/content/20250716/Page01SC.htm",
      "lb_html/epaper/h5/LD/content/20250716/PageArticleIndexLB.htm",
    ].map(fixture)
    for seed in 1...UInt64(Self.rounds) {
      var random = Seeded(seed)
      let file = SourceFile(path: "fuzz", bytes: mutate(random.pick(samples), &random))
      let result = NewspaperReader().read(file)
      let broken = problems(in: result)
      #expect(broken.isEmpty, "seed \(seed)")
      #expect(NewspaperReader().read(file) == result, "seed \(seed) reads differently twice")
    }
  }

  /// The order in which the zones of an article stand.
  private static let order: [Zone: Int] = [
    .column: 0, .kicker: 1, .title: 2, .subtitle: 3, .subhead: 4, .body: 4, .caption: 5,
  ]

  private func problems(in result: ReadResult) -> [String] {
    var problems: [String] = []
    if result.issues.isEmpty, result.diagnostics.isEmpty { problems.append("silent") }
    for issue in result.issues {
      for (place, article) in issue.articles.enumerated() {
        if article.ordinal != place + 1 { problems.append("ordinal") }
        if article.blocks.isEmpty { problems.append("no blocks") }
        let zones = article.blocks.map { Self.order[$0.zone] ?? 9 }
        if zones != zones.sorted() { problems.append("order of zones") }
        for block in article.blocks {
          if block.text.isEmpty || block.text.contains(where: \.isNewline) {
            problems.append("block '\(block.text)'")
          }
          if block.line < 1 { problems.append("line \(block.line)") }
        }
        let text = Array(article.text.unicodeScalars)
        for (span, block) in zip(article.blockSpans, article.blocks)
        where !text[span.range].elementsEqual(block.text.unicodeScalars) {
          problems.append("span")
        }
        for credit in article.authors where credit.name.unicodeScalars.count < 2 {
          problems.append("author '\(credit.name)'")
        }
      }
    }
    return problems
  }

  @Test("reading takes time in proportion to the file")
  func linear() throws {
    func seconds(_ text: String) -> Double {
      let bytes = Array(text.utf8)
      let clock = ContinuousClock()
      let times = (0..<3).map { _ in
        clock.measure { _ = NewspaperReader().read(SourceFile(path: "long", bytes: bytes)) }
      }
      let best = times.min() ?? .zero
      return Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    }
    let bodies = String(repeating: "　　柳河清淤完成，两岸居民推窗\n就能看到清水\n柳河清淤\n", count: 400)
    let halves = String(repeating: "柳河清淤工程全部完成，两岸居民推窗就能看到清水，拥\n\n", count: 400)
    let jumps = String(repeating: "## 柳河\n\n清水。\n\n（下转二版）\n\n（上接一版）\n\n柳树。\n\n", count: 200)
    for text in [bodies, "# 报\n\n## 题\n\n" + halves, jumps] {
      let short = seconds(text)
      let long = seconds(String(repeating: text, count: 8))
      // Linear would be 8; a machine under load needs some room.
      #expect(long < max(short, 0.002) * 40)
    }
  }
}
