import InkGraphCore

/// What the head and the foot of a newspaper's pages say about the issue.
struct Masthead {
  var newspaper: String?
  var newspaperLine = 0
  var number: Int?
  var date: CalendarDate?
  var dateLine = 0
  var weekday: String?
  var lunarDate: String?
  var publishers: [Publisher] = []
  var editors: [Credit] = []
  var contact = Contact()
  /// The lines that name bodies or staff.
  var lines: [DraftText] = []
  /// The line of the first sign of a masthead; 0 without one.
  var firstLine = 0
  /// Bodies whose role has not been read yet, by their index in `publishers`.
  private var open: [Int] = []

  /// Whether nothing at all was found.
  var isEmpty: Bool { newspaper == nil && number == nil && date == nil && publishers.isEmpty }

  /// Takes a line that tells number, day, publishers, staff or addresses.
  ///
  /// - Parameters:
  ///   - line: The line, without blanks at both ends.
  ///   - number: Its number in the file.
  ///   - head: Whether it stands at the head of the first page, where a bare body is a publisher.
  ///   - inside: Whether it stands in or after a body, where it needs more than one sign: a decree
  ///     has a number too, and an essay a day.
  /// - Returns: Whether the line was such a line.
  mutating func take(_ line: Scalars, at number: Int, head: Bool, inside: Bool = false) -> Bool {
    guard line.count <= 200 else { return false }
    let signs = Signs(line)
    if signs.isEmpty, !head { return false }
    if signs.contains(.address) && takeContact(line, inside: inside)
      || signs.contains(.staff) && takeEditors(line, at: number)
    {
      mark(number)
      return true
    }
    if inside, PrintedDate.find(in: line) == nil { return false }
    let isDay = signs.contains(.day) && takeDay(line, at: number)
    let isNumber = signs.contains(.number) && takeNumber(line)
    let isPublisher =
      (head || signs.contains(.publisher)) && takePublishers(line, at: number, head: head)
    if isDay || isNumber || isPublisher { mark(number) }
    return isDay || isNumber || isPublisher
  }

  /// What a line may be, told by single characters in one pass; almost every line is nothing.
  private struct Signs: OptionSet {
    let rawValue: Int
    static let day = Signs(rawValue: 1)
    static let number = Signs(rawValue: 2)
    static let publisher = Signs(rawValue: 4)
    static let staff = Signs(rawValue: 8)
    static let address = Signs(rawValue: 16)

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ line: Scalars) {
      var signs: Signs = []
      for scalar in line {
        switch scalar {
        case "年", "星", "历", "周", ".", "．", "-": signs.insert(.day)
        case "期", "号": signs.formUnion([.number, .address])
        case "办", "版", "管": signs.formUnion([.publisher, .staff])
        case "编", "校", "审", "辑", "计", "班": signs.formUnion([.publisher, .staff])
        case "证", "线", "箱", "网", "刊", "话", "C", "Ｃ": signs.insert(.address)
        case "。":
          // Sentences of an article; what follows cannot make it a masthead.
          if line.count > 60 {
            self = []
            return
          }
        default: break
        }
      }
      self = signs
    }
  }

  /// Gives the bodies that still lack a role the one of a sponsor.
  mutating func close() {
    for place in open { publishers[place].role = "主办" }
    open = []
  }

  private mutating func mark(_ line: Int) {
    if firstLine == 0 { firstLine = line }
  }

  /// `2025年7月16日 农历六月廿二 星期三`, alone or beside the number of the issue.
  private mutating func takeDay(_ line: Scalars, at number: Int) -> Bool {
    guard line.count <= 60 else { return false }
    let found = PrintedDate.find(in: line)
    let weekday = PrintedDate.weekday(in: line)
    let lunar = PrintedDate.lunar(in: line)
    if let found {
      // What stands beside the date must itself be part of a masthead.
      let rest = line[..<found.range.lowerBound] + line[found.range.upperBound...]
      guard
        rest.words.allSatisfy({
          $0.starts(withAny: Self.besideDate) || $0.contains(any: Self.withDate)
            || $0.count <= 2 || PageMark.read($0) != nil || NewspaperName.isName($0)
        })
      else { return false }
      if date == nil {
        date = found.date
        dateLine = number
        self.weekday = weekday
      }
      if lunarDate == nil { lunarDate = lunar }
      return true
    }
    // `周六，大家去看海` speaks of a Saturday; a masthead has the day of the week alone.
    if let weekday, line.count <= 14, line.words.count <= 2, isOnlyDay(line) {
      if self.weekday == nil { self.weekday = weekday }
      if lunarDate == nil { lunarDate = lunar }
      return true
    }
    if let lunar, line.count <= 14, isOnlyDay(line) {
      if lunarDate == nil { lunarDate = lunar }
      return true
    }
    return false
  }

  private static let besideDate: PhraseSet = [
    "星期", "周", "农历", "第", "总第", "期", "今日", "|", "本期",
  ]
  private static let withDate: PhraseSet = ["年", "月", "期", "版", "主办", "出版", "CN", "星期"]

  /// Whether the words of a line are days of the week and of the lunar calendar and nothing else.
  private func isOnlyDay(_ line: Scalars) -> Bool {
    line.words.allSatisfy { word in
      word.starts(with: "星期") && word.count == 3 || word.starts(with: "周") && word.count == 2
        || word.starts(with: "农历")
        || word.contains { $0 == "年" || $0 == "月" } && word.count <= 9 && word.last?.isHan == true
    }
  }

  /// `第 3290期`, `总第1187期`.
  private mutating func takeNumber(_ line: Scalars) -> Bool {
    guard let mark = line.firstIndex(of: "第" as Unicode.Scalar), line.count <= 60 else {
      return false
    }
    var rest = line[(mark + 1)...].trimmed
    let digits = rest.prefix { $0.digit != nil }
    guard !digits.isEmpty, digits.count <= 6, let value = ChineseNumeral.value(of: digits) else {
      return false
    }
    rest = rest[digits.endIndex...].trimmed
    guard rest.first == "期" || rest.first == "号" else { return false }
    // A sentence that speaks of a number is no masthead.
    guard line.cells <= 24 || PrintedDate.find(in: line) != nil || line.contains("CN") else {
      return false
    }
    guard !line.contains(where: { $0.isSentenceEnd || $0 == "，" || $0 == "《" }) else {
      return false
    }
    if number == nil { number = value }
    return true
  }

  private mutating func takePublishers(_ line: Scalars, at number: Int, head: Bool) -> Bool {
    guard line.count <= 80, !line.contains(where: { $0.isSentenceEnd || $0 == "，" }) else {
      return false
    }
    var found: [Publisher] = []
    var roles: [(after: Int, role: String, glued: Bool)] = []
    for word in line.words {
      let word = word.last?.isColon == true ? word.dropLast() : word
      if let role = Self.roles.match(endOf: word) {
        var body = word.dropLast(role.count)
        if let colon = body.firstIndex(where: \.isColon) { body = body[(colon + 1)...] }
        if !body.isEmpty {
          guard PublisherName.isName(body) else { return false }
          found.append(Publisher(name: String(body), role: ""))
        }
        roles.append((found.count, String(role.scalars), !body.isEmpty))
      } else if PublisherName.isName(word) {
        found.append(Publisher(name: String(word), role: ""))
      } else if !NewspaperName.isName(word), word.count > 1 {
        return false
      }
    }
    guard !roles.isEmpty || (head && !found.isEmpty) else { return false }
    // A headline such as `区教育局主办` needs the head of the page to be a masthead.
    guard head || roles.contains(where: { !$0.glued || found.count == 1 }) else { return false }
    guard head || firstLine > 0 || !roles.isEmpty else { return false }
    let base = publishers.count
    for publisher in found where !publishers.contains(where: { $0.name == publisher.name }) {
      open.append(publishers.count)
      publishers.append(publisher)
    }
    guard publishers.count > base || !roles.isEmpty else { return true }
    // The layout may part a bare role from its bodies; in the text it stands after them.
    var place = lines.count
    if found.isEmpty, roles.count == 1, let last = open.last,
      let named = lines.lastIndex(where: { $0.text.contains(name: publishers[last].name) })
    {
      place = named + 1
    }
    for role in roles {
      // A role glued to a body of its own speaks of that body, unless it is the sponsors' role,
      // which sponsors above share.
      let limit = base + role.after
      let shared = !role.glued || role.role.hasPrefix("主")
      for place in open where place < limit && (shared || place == limit - 1) {
        publishers[place].role = role.role
      }
      open.removeAll { !publishers[$0].role.isEmpty }
    }
    lines.insert(DraftText(line, line: number), at: place)
    return true
  }

  private static let roles: PhraseSet = [
    "编辑出版", "主管主办", "主办", "主管", "承办", "协办", "出版", "编辑", "联合主办",
  ]

  /// `责编：甲 美编：乙`.
  private mutating func takeEditors(_ line: Scalars, at number: Int) -> Bool {
    guard let found = StaffLine.read(line) else { return false }
    for credit in found where !editors.contains(credit) { editors.append(credit) }
    lines.append(DraftText(line, line: number))
    return true
  }

  private mutating func takeContact(_ line: Scalars, inside: Bool) -> Bool {
    guard let found = ContactLine.read(line), !inside || found.isRich else { return false }
    if contact.hotline == nil { contact.hotline = found.hotline }
    if contact.website == nil { contact.website = found.website }
    if contact.email == nil { contact.email = found.email }
    if contact.license == nil { contact.license = found.license }
    return true
  }
}

/// The shape of the names of bodies that sponsor or publish newspapers.
enum PublisherName {
  /// Whether a word is shaped like such a name.
  static func isName(_ word: Scalars) -> Bool {
    guard (4...30).contains(word.count), word.allSatisfy({ $0.isHan || $0 == "（" || $0 == "）" })
    else { return false }
    if word.starts(withAny: party), word.ends(withAny: committees) { return true }
    return word.ends(withAny: ends)
  }

  private static let party: PhraseSet = ["中共"]
  private static let committees: PhraseSet = ["委", "委员会", "宣传部"]
  private static let ends: PhraseSet = [
    "人民政府", "融媒体中心", "传媒中心", "新闻中心", "宣传部", "报社", "日报社", "报业集团", "传媒集团", "出版社", "新闻社", "杂志社",
    "工委", "管委会", "管委", "委员会", "总工会", "集团", "集团有限公司", "新闻办公室", "办公室", "编辑部", "编委会", "党委", "文联",
  ]
}

/// The shape of newspaper names.
enum NewspaperName {
  /// Whether a word ends as the names of newspapers do.
  static func isName(_ word: Scalars) -> Bool {
    guard (3...10).contains(word.count), word.allSatisfy(\.isHan), let last = word.last else {
      return false
    }
    guard last == "报" || last == "刊" || last == "讯" else { return false }
    return !word.ends(withAny: reports)
  }

  /// Words that end like the names of newspapers.
  private static let reports: PhraseSet = [
    "汇报", "通报", "公报", "海报", "简报", "喜报", "捷报", "举报", "预报", "通讯", "电讯", "报讯", "申报",
  ]
}
