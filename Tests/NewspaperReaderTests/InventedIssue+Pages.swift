import NewspaperReader

extension InventedIssue {
  /// The issue as saved pages of Founder's system.
  func founderPages(upperCase: Bool = true) -> [SourceFile] {
    let folder = "html/2025-05/21/"
    var files = articles.enumerated().map { index, article in
      let body = article.parts.map { isHead, text in
        isHead ? "<P>&nbsp;&nbsp;&nbsp;&nbsp;<strong>\(text)</strong></P>" : "<P>　　\(text)</P>"
      }.joined(separator: "\n")
      let text = """
        <HTML><HEAD><TITLE>\(article.title)</TITLE></HEAD><BODY>
        <TABLE><TR><TD class=font02>\(article.kicker ?? "")</TD></TR><TR><TD class=font01>
        <founder-title><P>\(article.title)</P></founder-title></TD></TR></TABLE>
        <DIV id=ozoom><founder-content><!--enpcontent-->\(body)<!--/enpcontent--></founder-content></DIV>
        <DIV id=hotarticle><LI><A href=content_1.htm>本版其他文章：昨天的新闻，今天再看一遍。</A></DIV>
        <!--enpproperty <articleid>\(index)</articleid><date>2025-05-21 00:00:00:000</date>\
        <title>\(article.title)</title><subtitle>\(article.subtitle ?? "")</subtitle>\
        <introtitle>\(article.kicker ?? "")</introtitle><nodename>第01版：要闻</nodename>/enpproperty-->
        </BODY></HTML>
        """
      return SourceFile(
        path: folder + "content_\(index).htm",
        bytes: Array((upperCase ? text : text.replacing("<P>", with: "<p>")).utf8))
    }
    let links = articles.indices.map {
      "<LI><A href=content_\($0).htm>\(articles[$0].title)</A>"
    }
    let list = """
      <HTML><HEAD><TITLE>临川新报数字报-第01版：要闻</TITLE></HEAD><BODY>
      <DIV id=paperdatediv>2025年5月21日 星期三　第0731期</DIV>
      <DIV id=titleList><UL>\(links.joined())</UL></DIV></BODY></HTML>
      """
    files.append(SourceFile(path: folder + "node_1.htm", bytes: Array(list.utf8)))
    return files
  }

  /// The issue as a page that holds all of it and its list, in the other family.
  func directionsPages() -> [SourceFile] {
    let folder = "epaper/h5/LC/content/20250521/"
    let all = articles.map { article in
      let body = article.parts.map { isHead, text in
        "&nbsp;&nbsp;" + (isHead ? "<strong>\(text)</strong>" : text)
      }
      return """
        <div class="margin15">\(article.kicker.map { "<h3>\($0)</h3>" } ?? "")<h2>\(article.title)\
        \(article.subtitle.map { "<h3>\($0)</h3>" } ?? "")</h2>
        <div class="contenttext" id="contenttext">\(body.joined(separator: "<br/>"))</div></div>
        """
    }
    let links = articles.enumerated().map { index, article in
      "<li><a daoxiang=\"Articel01\(String(index + 1002).suffix(3))NR.htm\">\(article.title)</a></li>"
    }
    let page = """
      <html><head><title>临川新报</title></head><body><div class="shijian">2025年05月21日</div>
      \(all.joined(separator: "\n"))</body></html>
      """
    let list = """
      <html><head><title>临川新报 2025年05月21日</title></head><body><div class="listdaohang">
      <h4><a href="Page01SC.htm">01版：要闻 </a></h4><ul>\(links.joined())</ul></div></body></html>
      """
    return [("Page01SC", page), ("PageArticleIndexLB", list)].map {
      SourceFile(path: folder + $0.0 + ".htm", bytes: Array($0.1.utf8))
    }
  }

  /// The issue as the boxes of a PDF's words, in columns of so many cells.
  func boxes(columns: Int, cells: Int, gutter: Double, _ random: inout Seeded) -> String {
    var page = BoxDrawing()
    page.draw(Self.masthead[0], at: 40, 30, size: 36)
    page.draw(Self.masthead[1], at: 300, 30, size: 9)
    page.draw(Self.masthead[2], at: 300, 44, size: 9)
    page.draw(Self.masthead[3], at: 300, 58, size: 9)
    page.draw(Self.masthead[4], at: 40, 74, size: 9)
    var top = 130.0
    for article in articles {
      if let kicker = article.kicker {
        page.draw(kicker, at: 40, top, size: 12)
        top += 16
      }
      for line in article.titleLines {
        page.draw(line, at: 40, top, size: 20)
        top += 24
      }
      if let subtitle = article.subtitle {
        page.draw("——" + subtitle, at: 40, top, size: 11)
        top += 16
      }
      top += 8
      let lines = article.columnLines(cells)
      let rows = (lines.count + columns - 1) / columns
      for (place, line) in lines.enumerated() {
        let left = 40 + Double(place / rows) * (Double(cells) * 9 + gutter)
        page.draw(line, at: left, top + Double(place % rows) * 14, size: 9)
      }
      top += Double(rows) * 14 + 24
    }
    page.words.shuffle(using: &random)
    return """
      <!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title></title></head><body>
      <doc>
      <page width="900" height="\(top + 60)">
      \(page.words.joined(separator: "\n"))
      </page></doc></body></html>
      """
  }
}

extension InventedIssue {
  /// The issue as text with its columns side by side; every character is a column wide.
  func layout(columns: Int, cells: Int) -> String {
    var rows = Self.masthead.map { $0.replacing("　", with: "   ") } + ["", ""]
    for article in articles {
      if let kicker = article.kicker { rows += [kicker, ""] }
      rows += article.titleLines
      if let subtitle = article.subtitle { rows.append("——" + subtitle) }
      rows.append("")
      let lines = article.columnLines(cells).map { $0.replacing("　　", with: "  ") }
      let height = (lines.count + columns - 1) / columns
      var starts = [0]
      for start in stride(from: 0, to: lines.count, by: height) {
        let widest = lines[start...].prefix(height).map(\.count).max() ?? 0
        starts.append((starts.last ?? 0) + widest + 3)
      }
      for row in 0..<height {
        var text = ""
        for (place, start) in stride(from: row, to: lines.count, by: height).enumerated() {
          text += String(repeating: " ", count: max(0, starts[place] - text.count)) + lines[start]
        }
        rows.append(text)
      }
      rows += ["", "", ""]
    }
    return rows.joined(separator: "\n")
  }
}

extension InventedArticle {
  /// Headings and paragraphs as printed, the byline at the end.
  fileprivate var parts: [(isHead: Bool, text: String)] {
    var parts: [(Bool, String)] = []
    for (index, paragraph) in paragraphs.enumerated() {
      if let head = subheads[index] { parts.append((true, head)) }
      parts.append((false, paragraph + (index == paragraphs.count - 1 ? byline : "")))
    }
    return parts
  }

  fileprivate func columnLines(_ cells: Int) -> [String] {
    parts.flatMap { isHead, text in isHead ? [text] : Self.fitted("　　" + text, cells) }
  }

  /// Lines that keep inside their column, but for one stop that hangs over.
  private static func fitted(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var cells = 0
    for character in text {
      let wide = character.unicodeScalars.first.map { $0.value >= 0x2010 } ?? true
      let hangs = "，。、；：？！”’）》%".contains(character) && cells <= width * 2
      if cells + (wide ? 2 : 1) > width * 2, !hangs {
        lines.append(line)
        line = ""
        cells = 0
      }
      line.append(character)
      cells += wide ? 2 : 1
    }
    return lines + [line]
  }
}

/// A page that words are drawn on.
private struct BoxDrawing {
  var words: [String] = []

  /// Draws a line; each stretch between blanks is a word of its own.
  mutating func draw(_ text: String, at left: Double, _ top: Double, size: Double) {
    var left = left
    var word = ""
    var start = left
    func width(_ character: Character) -> Double {
      let wide = character.unicodeScalars.first.map { $0.value >= 0x2010 } ?? true
      return wide ? size : size / 2
    }
    func close(at end: Double, into words: inout [String]) {
      if !word.isEmpty {
        words.append(
          "<word xMin=\"\(start)\" yMin=\"\(top)\" xMax=\"\(end)\" yMax=\"\(top + size)\">\(word)</word>"
        )
      }
      word = ""
    }
    for character in text {
      if character == " " || character == "　" {
        close(at: left, into: &words)
      } else {
        if word.isEmpty { start = left }
        word.append(character)
      }
      left += width(character)
    }
    close(at: left, into: &words)
  }
}
