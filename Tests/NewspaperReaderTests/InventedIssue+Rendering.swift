/// How an invented issue is written down.
struct Rendering {
  /// Characters in a line of a column; nil for one line per paragraph.
  var width: Int? = 17
  /// Whether headlines stand after their bodies.
  var headlinesAfter = false
  /// Whether an empty line follows every line.
  var blankLines = false
  /// Whether headlines are printed twice over.
  var doubled = false
  /// What indents a paragraph.
  var indent = "　　"
  /// Whether brackets and commas are half-width.
  var halfWidth = false
  /// Whether every second headline stands after its body, the others before.
  var mixed = false
  /// Whether the converter dropped the indents.
  var dropsIndents = false
  /// Whether slogans, pictures' captions, strips and page lines stand between the articles.
  var furniture = false
  /// Whether the label of a column, in heavy type, and a slogan of two lines stand under the first
  /// headline, which follows its body.
  var labels = false
  /// Whether a caption cuts the first name of a subject that a line end cuts.
  var captions = false
  /// Whether bylines are printed.
  var bylines = true
  var lineEnd = "\n"
}

extension InventedIssue {
  static let masthead = [
    "临川新报", "中共平州市临川区委", "平州市临川区人民政府　主办", "临川区融媒体中心编辑出版",
    "2025年5月21日　农历四月廿四　星期三　第0731期",
  ]

  /// The issue as Markdown.
  func markdown(halfWidth: Bool = false) -> String {
    var lines = ["# " + Self.masthead[0], ""]
    lines += Self.masthead[1...3].map { $0.replacing("　", with: " ") + "  " }
    lines += ["", Self.masthead[4].replacing("　", with: " "), ""]
    for article in articles {
      if let kicker = article.kicker { lines += [kicker, ""] }
      lines += ["## " + article.title, ""]
      if let subtitle = article.subtitle { lines += ["### ——" + subtitle, ""] }
      for (index, paragraph) in article.paragraphs.enumerated() {
        if let head = article.subheads[index] { lines += ["### " + head, ""] }
        lines += [paragraph, ""]
      }
      lines += [article.byline, ""]
    }
    let text = lines.joined(separator: "\n")
    return halfWidth ? Self.folded(text) : text
  }

  /// The issue as the text of a PDF.
  func text(_ style: Rendering) -> String {
    var lines = Self.masthead
    if style.furniture { lines += ["知", "临", "川", "新闻热线：80000731　投稿邮箱：lc@example.cn"] }
    for (index, article) in articles.enumerated() {
      let head = article.headline(style)
      let body = article.body(style)
      let after = style.headlinesAfter || (style.mixed || style.labels) && index % 2 == 0
      lines += after ? body + head : head + body
      if style.labels, index == 0 { lines += [Self.label.map { "\($0)\($0)" }.joined()] }
      if style.labels, index == 0 { lines += ["开门迎新岁", "扬眉看远山"] }
      if style.furniture, index == 0 { lines += ["\(article.title.prefix(6))现场。", "实干争先 奋楫向前"] }
      if style.furniture, index == 1, articles.count > 3 {
        lines += ["责编：苗景行", "\u{0C}2", "综合", "临川新报", "2025年5月21日 星期三"]
      }
    }
    lines.append("责编：陆小满　美编：许杉")
    if style.blankLines { lines = lines.flatMap { [$0, ""] } }
    let text = lines.joined(separator: style.lineEnd)
    return style.halfWidth ? Self.folded(text) : text
  }

  static let label = "重点工作看进度"

  static func folded(_ text: String) -> String {
    var text = text
    for (full, half) in [("（", "("), ("）", ")"), ("：", ":"), ("，", ",")] {
      text = text.replacing(full, with: half)
    }
    return text
  }
}

extension InventedArticle {
  var byline: String {
    guard let role else { return "（" + names.joined(separator: " ") + "）" }
    return "（" + names.map { "\(role) \($0)" }.joined(separator: " ") + "）"
  }

  fileprivate func headline(_ style: Rendering) -> [String] {
    let lines = style.doubled ? titleLines.map { $0.map { "\($0)\($0)" }.joined() } : titleLines
    return (kicker.map { [$0] } ?? []) + lines + (subtitle.map { ["———" + $0] } ?? [])
  }

  fileprivate func body(_ style: Rendering) -> [String] {
    var lines: [String] = []
    for (index, paragraph) in paragraphs.enumerated() {
      if let head = subheads[index] { lines.append(head) }
      let last = index == paragraphs.count - 1
      var wrapped = Self.wrap(
        style.indent + paragraph + (last && style.bylines ? byline : ""), style.width)
      if style.dropsIndents { wrapped[0] = String(wrapped[0].dropFirst(style.indent.count)) }
      if style.captions, let cut = cut(in: wrapped) {
        wrapped.insert(Self.caption, at: cut)
      }
      lines += wrapped
    }
    return lines
  }

  static let caption = "孩子们放飞纸鸢。"

  /// The first line end inside four characters that stand whole in a line of the title.
  private func cut(in lines: [String]) -> Int? {
    lines.indices.dropFirst().first { place in
      guard let next = lines[place].first, next.isLetter, let last = lines[place - 1].last,
        last.isLetter, place + 1 < lines.count
      else { return false }
      let seam = lines[place - 1].suffix(2) + lines[place].prefix(2)
      return seam.count == 4 && titleLines.contains { $0.contains(seam) }
    }
  }

  /// Wraps as typesetters do: numbers stay whole, and no line begins with a stop.
  static func wrap(_ text: String, _ width: Int?) -> [String] {
    guard let width else { return [text] }
    var lines: [String] = []
    var line = ""
    var cells = 0
    for character in text {
      let wide = character.unicodeScalars.first.map { $0.value >= 0x2010 } ?? true
      let own = wide ? 2 : 1
      let cannotStart = "，。、；：？！”’）》%.".contains(character) || !wide
      if cells + own > width * 2, !cannotStart || cells > width * 2 + 6 {
        lines.append(line)
        line = ""
        cells = 0
      }
      line.append(character)
      cells += own
    }
    return lines + [line]
  }
}
