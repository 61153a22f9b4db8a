import InkGraphCore

/// A line that names the staff of a page: `责编：甲 美编：乙 校对：丙`.
enum StaffLine {
  /// Reads a whole line; nil if anything else stands in it.
  static func read(_ line: Scalars) -> [Credit]? {
    guard line.count <= 80 else { return nil }
    let text = line.drop { $0.isOpenRound || $0 == "■" || $0 == "□" }
    guard let first = text.first, starts.contains(first), text.starts(withAny: roles) else {
      return nil
    }
    var credits: [Credit] = []
    var role: String?
    var index = text.startIndex
    var pending: [Unicode.Scalar] = []
    func flush() -> Bool {
      defer { pending = [] }
      if pending.isEmpty { return true }
      guard let role, PersonName.isShaped(pending[...]) else { return false }
      credits.append(Credit(role: role, name: String(pending)))
      return true
    }
    while index < text.endIndex {
      let scalar = text[index]
      if let word = roles.match(in: text, at: index) {
        guard flush() else { return nil }
        role = String(word.scalars)
        index += word.count
        while index < text.endIndex,
          text[index].isColon || text[index].isBlank || text[index] == "/" || text[index] == "／"
        {
          index += 1
        }
        continue
      }
      if scalar.isBlank || scalar == "、" || scalar == "，" || scalar.isCloseRound {
        // `沈　岚`: lone characters are halves of one name.
        if pending.count != 1 || scalar == "、" { guard flush() else { return nil } }
      } else {
        pending.append(scalar)
      }
      index += 1
    }
    guard flush(), !credits.isEmpty else { return nil }
    return credits
  }

  /// Where such a line begins at the end of a paragraph, as it does in the text of some PDFs.
  static func start(in text: Scalars) -> Int? {
    let tail = text.suffix(60)
    guard let stop = tail.lastIndex(where: { $0.isSentenceEnd || $0.isCloser }) else { return nil }
    let rest = text[(stop + 1)...].trimmed
    return read(rest) == nil ? nil : rest.startIndex
  }

  private static let starts: ScalarSet = "本责美视版图首值编校组排审检总主副一二三初终复"

  private static let roles: PhraseSet = [
    "本版责任编辑", "本版责编", "本版编辑", "本版美编", "责任编辑", "责任校对", "责编", "美术编辑", "美编", "视觉编辑", "视觉设计", "版面设计",
    "图片编辑", "首席编辑", "值班编辑", "值班主任", "值班编委", "值班总编", "编辑", "校对", "组版", "版式", "排版", "审读", "检校",
    "总值班", "主编", "副主编", "一审", "二审", "三审", "初审", "终审", "复审", "编审",
  ]
}

/// A line of addresses: `准印证号：… 新闻热线：… 投稿邮箱：…`.
enum ContactLine {
  /// Reads a whole line; nil if no address stands in it.
  static func read(_ line: Scalars) -> Contact? {
    guard line.count <= 200, line.contains(any: words) else { return nil }
    let text = line.map(\.halfWidth)[...]
    var contact = Contact()
    contact.license = value(after: licenses, in: text)
    contact.hotline = value(after: hotlines, in: text)
    contact.website = value(after: websites, in: text)
    contact.email = value(after: mailboxes, in: text)
    if contact.license == nil, let mark = text.firstIndex(of: "CN ") ?? text.firstIndex(of: "CN"),
      mark + 3 < text.endIndex, text[(mark + 2)...].trimmed.first?.digit != nil
    {
      contact.license = "CN " + String(text[(mark + 2)...].trimmed.prefix { !$0.isBlank })
    }
    let found = [contact.license, contact.hotline, contact.website, contact.email]
    guard found.contains(where: { $0 != nil }) else { return nil }
    // A sentence of an article that gives a number is no line of addresses.
    guard !line.contains("。"), found.count(where: { $0 != nil }) > 1 || line.count <= 40 else {
      return nil
    }
    return contact
  }

  private static let licenses: [Phrase] = [
    "准印证号", "准印证", "国内统一连续出版物号", "国内统一刊号", "统一刊号", "刊号",
  ]
  private static let hotlines: [Phrase] = ["新闻热线", "热线电话", "报料热线", "编辑部电话", "热线"]
  private static let websites: [Phrase] = ["网络版地址", "网络版", "网址", "数字报"]
  private static let mailboxes: [Phrase] = ["投稿邮箱", "电子邮箱", "邮箱", "E-mail", "Email"]

  private static func value(after labels: [Phrase], in text: Scalars) -> String? {
    for label in labels {
      guard let start = text.firstIndex(of: label) else { continue }
      var rest = text[(start + label.count)...]
      while let scalar = rest.first, scalar.isBlank || scalar.isColon { rest = rest.dropFirst() }
      var value = rest.prefix { !$0.isBlank }
      // Markdown writes addresses as `<…>` or `[…](…)`.
      if value.first == "<" { value = value.dropFirst().prefix { $0 != ">" } }
      if value.first == "[" { value = value.dropFirst().prefix { $0 != "]" } }
      while let scalar = value.last, scalar == ";" || scalar == "," { value = value.dropLast() }
      if label.scalars.first == "国" || label.scalars.last == "号", value.count == 2,
        value.starts(with: "CN")
      {
        value = rest.prefix(20)
        return "CN " + String(value.dropFirst(2).trimmed.prefix { !$0.isBlank })
      }
      if value.count >= 4 { return String(value) }
    }
    return nil
  }

  private static let words: PhraseSet = [
    "准印证", "热线", "邮箱", "网络版", "网址", "刊号", "出版物号", "邮发代号", "电话", "CN", "数字报",
  ]
}

extension Contact {
  /// Whether more is told than one number to call or write to, as any notice may print.
  var isRich: Bool {
    license != nil || [hotline, website, email].count { $0 != nil } > 1
  }
}
