import InkGraphTestSupport

/// Makes small hostile files from newspapers, each from its own seed.
///
/// **Invariant:** the same seed and sources give the same bytes.
struct InputMutator {
  /// The lines of the sources with their line feeds; every source has at least one.
  private let sources: [[ArraySlice<UInt8>]]

  /// Takes the files from which pieces are cut; empty files are left out.
  init(sources: [[UInt8]]) {
    self.sources = sources.map(Self.lines).filter { !$0.isEmpty }
  }

  /// The input of a seed: some lines of one file, changed in one to ten places.
  func input(seed: UInt64) -> [UInt8] {
    var numbers = SeededGenerator(seed: seed)
    var bytes = Array(passage(of: 2...24, &numbers).joined())
    for _ in 0..<Int.random(in: 1...10, using: &numbers) { change(&bytes, &numbers) }
    return bytes
  }

  private func change(_ bytes: inout [UInt8], _ numbers: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &numbers)
    let end = min(bytes.count, place + Int.random(in: 1...90, using: &numbers))
    switch Int.random(in: 0..<8, using: &numbers) {
    case 0, 1, 2: bytes.insert(contentsOf: piece(&numbers), at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.insert(contentsOf: passage(of: 1...6, &numbers).joined(), at: place)
    case 6:
      let piece = piece(&numbers)
      for _ in 0..<Int.random(in: 2...20, using: &numbers) {
        bytes.insert(contentsOf: piece, at: place)
      }
    default:
      guard place < bytes.count else { return }
      bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    }
  }

  private func piece(_ numbers: inout SeededGenerator) -> [UInt8] {
    Self.pieces.randomElement(using: &numbers) ?? []
  }

  /// Some lines that follow each other in one of the files.
  private func passage(
    of counts: ClosedRange<Int>, _ numbers: inout SeededGenerator
  ) -> ArraySlice<ArraySlice<UInt8>> {
    guard let lines = sources.randomElement(using: &numbers) else { return [] }
    // Every second piece begins at the top, where the masthead is.
    let isTop = Bool.random(using: &numbers)
    let start = isTop ? 0 : Int.random(in: lines.indices, using: &numbers)
    return lines[start...].prefix(Int.random(in: counts, using: &numbers))
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(bytes[start...place])
      start = place + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// What readers and recognizers look for, out of place; and bytes that are no text.
  private static let pieces: [[UInt8]] =
    [
      "\n", "\r\n", "\u{0C}", "\u{2028}", "\u{FEFF}", "# ", "## ", "### ——", "- ", "> ",
      "| 甲 | 乙 |\n",
      "<p>", "<!--", "]]>", "![图](a.png)", "[", "](x)", "**", "---\n", "```", "　　", "（", "）", "“",
      "”",
      "《", "》", "、", "，", "。", "；", "：", "……", "———", "·", "□", "●", "（下转第三版）", "（上接第一版）", "（记者 陆",
      "本报讯（", "新华社临渡1月1日电", "责编：陆杉 美编：许", "第02版", "2024年2月30日", "星期八", "第0000期", "农历",
      "主办", "编辑出版", "新闻热线：", "有限公司", "集团", "银行", "支行", "区委", "副书记、区长", "局长", "总经理", "管委会", "办事处",
      "等企业", "和", "与", "由", "承建", "签约", "任命", "免去", "同志", "一行", "先生", "欧阳", "司马", "街道", "自治区",
      "号线二期（",
      "工程", "项目", "第十届", "大赛", "区縣黨", "Ａ１２．", "𠀀𪚥", "👩‍👩‍👧", "e\u{0301}", "\u{0}", "\u{202E}",
      "\u{10FFFF}", "<html>", "<div id=ozoom>", "</div>", "<h2>", "<td>", "<tr>", "<br>", "<img>",
      "<!--enpcontent-->", "<!--/enpcontent-->", "<!--enpproperty <title>甲</title>/enpproperty-->",
      "<div class=contenttext>", "<a daoxiang=Articel01002NR.htm>", "&nbsp;", "&#xD800;", "&#0;",
      "<doc>", "<page width=\"560\" height=\"780\">", "</page>",
      "<word xMin=\"60\" yMin=\"100\" xMax=\"249\" yMax=\"110\">", "</word>",
      "<word xMin=\"nan\" yMin=\"-1\" xMax=\"1e300\" yMax=\"2\">甲</word>",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x81, 0x30, 0x81, 0x30],
      [0xB1, 0xA8], [0xE4, 0xB8],
    ]
}
