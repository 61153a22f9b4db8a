import InkGraphCore

/// A line that tells the page: `第2版`, `02版：综合`, `A2 要闻`, or a bare `2`.
struct PageMark {
  var page: Int
  /// Whether the line said so in words; a bare number may be something else.
  var certain: Bool

  /// Reads a whole line.
  static func read(_ line: Scalars) -> PageMark? {
    guard line.count <= 24, let first = line.first,
      first == "第" || first.digit != nil || first.isLatinLetter || ChineseNumeral.isNumeral(first)
    else { return nil }
    var rest = line
    if rest.first == "第" { rest = rest.dropFirst().trimmed }
    if let letter = rest.first, letter.isLatinLetter { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.digit != nil || ChineseNumeral.isNumeral($0) }
    guard !digits.isEmpty, digits.count <= 3, let page = ChineseNumeral.value(of: digits),
      (1...999).contains(page)
    else { return nil }
    var after = rest[digits.endIndex...].trimmed
    // `04-05版` spans two pages.
    if let dash = after.first, dash.isDash || dash == "-" {
      after = after.dropFirst().drop { $0.digit != nil }.trimmed
    }
    if after.first == "版" {
      let name = after.dropFirst().trimmed
      guard name.isEmpty || name.first?.isColon == true || isPageName(name) else { return nil }
      return PageMark(page: page, certain: true)
    }
    // Chinese numerals alone (`一`) number the parts of an article.
    guard digits.allSatisfy({ $0.digit != nil }), line.first != "第" else { return nil }
    if after.isEmpty { return page <= 99 ? PageMark(page: page, certain: false) : nil }
    return isPageName(after) ? PageMark(page: page, certain: true) : nil
  }

  /// The page that a word of a row of furniture tells: `2025.11.03 星期一 B03版`.
  ///
  /// `今日 4版` counts pages, so a bare number is none.
  static func inRow(_ row: Scalars) -> PageMark? {
    for word in row.words where word.last == "版" || word.contains("：" as Unicode.Scalar) {
      guard let first = word.first, first == "第" || first == "0" || first.isLatinLetter,
        let mark = read(word), mark.certain
      else { continue }
      return mark
    }
    return nil
  }

  /// Whether a line is the name of a page, such as `综合`.
  static func isPageName(_ text: Scalars) -> Bool {
    text.count <= 12 && pageNames.contains(Spacing.headline(text)[...])
  }

  private static let pageNames: WordSet = [
    "要闻", "综合", "综合新闻", "副刊", "专版", "专题", "专刊", "新闻", "社会", "民生", "文化", "教育", "经济", "广告",
    "公告", "时政", "国内", "国际", "体育", "健康", "生活", "评论", "理论", "视点", "特刊", "今日", "城事", "财经",
    "法治", "科技", "乡村", "镇街", "部门", "社区", "文艺", "读书", "图片", "本地", "天下",
  ]
}

/// The list on a first page of what other pages hold.
enum PageGuide {
  /// Whether a headline says that such a list follows.
  static func isTitle(_ text: Scalars) -> Bool {
    text.count <= 8 && (titles.contains(text) || text.ends(withAny: endings))
  }

  /// Whether a line names an article and its page: `竹编走出国门 3版`.
  static func isLine(_ line: Scalars) -> Bool {
    guard line.count <= 60, line.last == "版", let word = line.words.last, word.count < line.count
    else { return false }
    let mark = word.drop { !($0 == "第" || $0.digit != nil || $0.isLatinLetter) }
    return !mark.isEmpty && mark.count + 3 >= word.count && PageMark.read(mark)?.certain == true
      && !line.contains("。" as Unicode.Scalar) && PrintedDate.find(in: line) == nil
  }

  private static let titles: WordSet = ["导读", "今日看点"]
  private static let endings: PhraseSet = ["导读", "看点", "今日视点"]
}

/// A notice that an article goes on elsewhere, `（下转二版）`, or comes from elsewhere,
/// `（上接第一版）`.
enum JumpNotice: Hashable {
  case continuesOn(Int)
  case continuedFrom(Int)

  /// Reads a whole line or paragraph.
  static func read(_ line: Scalars) -> JumpNotice? {
    guard line.count >= 3, line.count <= 16, let first = line.first,
      first.isOpenRound || starts.contains(first) || isMark(first)
    else { return nil }
    var text = line
    while let scalar = text.first, scalar.isOpener || isMark(scalar) || scalar.isBlank {
      text = text.dropFirst()
    }
    while let scalar = text.last, scalar.isCloser || isMark(scalar) || scalar.isBlank {
      text = text.dropLast()
    }
    let squeezed = text.filter { !$0.isBlank }[...]
    let forward = squeezed.starts(withAny: forwards)
    guard forward || squeezed.starts(withAny: backwards) else { return nil }
    var rest = squeezed.drop { $0 == "上" || $0 == "下" || $0 == "转" || $0 == "接" }
    if rest.first == "第" { rest = rest.dropFirst() }
    if let letter = rest.first, letter.isLatinLetter { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.digit != nil || ChineseNumeral.isNumeral($0) }
    guard let page = ChineseNumeral.value(of: digits), page > 0 else { return nil }
    let after = rest[digits.endIndex...]
    guard after.starts(withAny: pages), after.count <= 6 else { return nil }
    return forward ? .continuesOn(page) : .continuedFrom(page)
  }

  /// A notice in brackets at the end of a paragraph, and where it begins.
  static func trailing(in text: Scalars) -> (notice: JumpNotice, start: Int)? {
    guard text.last?.isCloseRound == true,
      let open = text.suffix(16).lastIndex(where: { $0.isOpenRound }),
      let notice = read(text[open...])
    else { return nil }
    return (notice, open)
  }

  /// A notice in brackets at the start of a paragraph, and where the text after it begins.
  static func leading(in text: Scalars) -> (notice: JumpNotice, end: Int)? {
    guard text.first?.isOpenRound == true || text.first.map(isMark) == true,
      let close = text.prefix(16).firstIndex(where: { $0.isCloseRound }),
      let notice = read(text[...close])
    else { return nil }
    return (notice, close + 1)
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    marks.contains(scalar)
  }

  private static let forwards: PhraseSet = ["下转", "转"]
  private static let backwards: PhraseSet = ["上接", "接"]
  private static let pages: PhraseSet = ["版", "页"]
  private static let starts: ScalarSet = "下上转接【［["
  private static let marks: ScalarSet = "▲◀▶►◄△▼●■◆★→←"
}
