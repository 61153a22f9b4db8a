import InkGraphCore

/// Reads names and role words: `本报记者 甲 通讯员 乙`, `甲 乙/文 丙/图`, `甲 摄影报道`, `甲 乙`.
struct CreditParser {
  /// What a text says about the people who made something.
  struct Result {
    var credits: [Credit]
    /// Whether a role word stands in the text.
    var hasRole: Bool
    /// Whether every name begins with a known surname.
    var likely: Bool
    /// Whether a role word, or a known surname for every name, makes the reading certain.
    var certain: Bool
    /// Whether all named people made a picture.
    var isPicture: Bool
  }

  /// Reads a text, or gives nil if anything in it is neither a name nor a role.
  ///
  /// - Complexity: O(*n*), *n* scalars; texts over 80 scalars are no byline.
  static func parse(_ text: Scalars) -> Result? {
    guard text.count >= 2, text.count <= 80 else { return nil }
    var parser = CreditParser(text)
    return parser.run() ? parser.result : nil
  }

  private let text: Scalars
  private var index: Int
  private var tokenStart: Int
  private var names: [(name: [Unicode.Scalar], role: String?, likely: Bool)] = []
  private var groupStart = 0
  private var role: String?
  private var hasRole = false
  private var lastSeparator: Unicode.Scalar?
  private var failed = false

  private init(_ text: Scalars) {
    self.text = text
    index = text.startIndex
    tokenStart = text.startIndex
  }

  private var result: Result? {
    guard !names.isEmpty, names.allSatisfy({ $0.name.count > 1 }) else { return nil }
    let likely = names.allSatisfy(\.likely)
    let certain = hasRole || likely
    let picture = names.allSatisfy { $0.role.map(Self.pictureRoles.contains) == true }
    var seen = Set<String>()
    let credits = names.compactMap { name -> Credit? in
      let text = String(name.name)
      return seen.insert(text).inserted ? Credit(role: name.role, name: text) : nil
    }
    return Result(
      credits: credits, hasRole: hasRole, likely: likely, certain: certain,
      isPicture: picture)
  }

  private mutating func run() -> Bool {
    while index < text.endIndex, !failed {
      let scalar = text[index]
      if Self.isSeparator(scalar) {
        // A colon stands after a role only: `荷兰：梵高` is something else.
        if scalar.isColon, tokenStart < index,
          Self.suffixRoles[String(text[tokenStart..<index])] == nil
        {
          return false
        }
        flush(before: scalar)
        lastSeparator = scalar
        index += 1
        tokenStart = index
      } else if let word = Self.prefixRoles.match(in: text, at: index) {
        takePrefix(word)
      } else {
        index += 1
      }
    }
    if !failed { flush(before: nil) }
    return !failed
  }

  /// Takes a role word that stands before its names; what stands glued before it is an outlet
  /// (`新华社记者`) or the name before.
  private mutating func takePrefix(_ word: Phrase) {
    let newRole = String(word.scalars)
    var token = text[tokenStart..<index]
    // `甲新华社记者乙`: the outlet begins where its own name does.
    if let outlet = token.indices.dropFirst().first(where: {
      Self.outlets.match(in: token, at: $0) != nil
    }) {
      index = outlet
      flush(before: nil)
      index = token.endIndex
      token = token[outlet...]
      tokenStart = outlet
    }
    if !token.isEmpty, !Self.isOutlet(token) { flush(before: nil) }
    guard !failed else { return }
    role = newRole
    if let last = token.last, token.count == 2, Self.kinds.contains(token), !last.isBlank {
      role = String(token) + newRole
    }
    hasRole = true
    groupStart = names.count
    index += word.count
    tokenStart = index
    lastSeparator = nil
  }

  /// Takes the token that ends here as a role word after its names, as a name, or as several.
  private mutating func flush(before separator: Unicode.Scalar?) {
    var token = text[tokenStart..<index]
    defer { tokenStart = index }
    guard !token.isEmpty else { return }
    if token.count <= 4, let suffix = Self.suffixRoles[String(token)] {
      let follows = names.count > groupStart || (role != nil && !names.isEmpty)
      let slash = lastSeparator == "/" || lastSeparator == "／"
      hasRole = true
      if follows, slash || !(separator == "/" || separator == "／") {
        for place in groupStart..<names.count where names[place].role == nil {
          names[place].role = suffix
        }
        groupStart = names.count
        if role != nil, token.count > 1 || slash { role = nil }
      } else {
        role = suffix
        groupStart = names.count
      }
      return
    }
    if let cut = token.firstIndex(of: "为" as Unicode.Scalar),
      token[..<cut].ends(withAny: Self.pictures)
    {
      token = token[(cut + 1)...]
    }
    if let cut = token.dropFirst(2).firstIndex(of: Self.takenAt) { token = token[...cut] }
    var suffix: String?
    if token.count > 2, let word = Self.gluedSuffixes.match(endOf: token) {
      token = token.dropLast(word.count)
      let text = String(word.scalars)
      suffix = Self.gluedRoles[text] ?? text
      hasRole = true
    }
    take(token)
    if let suffix {
      if !suffix.isEmpty {
        for place in groupStart..<names.count where names[place].role == nil {
          names[place].role = suffix
        }
      }
      groupStart = names.count
      role = nil
    }
  }

  private mutating func take(_ token: Scalars) {
    // A name of two characters is printed with a blank between them to be as wide as one of three.
    if token.count == 1, let scalar = token.first, scalar.isHan {
      if let last = names.last, last.name.count == 1, lastSeparator?.isBlank == true {
        let name = last.name + [scalar]
        names[names.count - 1].name = name
        names[names.count - 1].likely = PersonName.isLikely(name[...])
      } else {
        names.append(([scalar], role, false))
      }
      return
    }
    guard completeName() else { return }
    if PersonName.isLikely(token) {
      names.append((Array(token), role, true))
    } else if !token.contains(where: Self.isBodyCharacter), let parts = PersonName.split(token) {
      for part in parts { names.append((Array(part), role, true)) }
    } else if role != nil, PersonName.isShaped(token) {
      names.append((Array(token), role, false))
    } else if role == nil, token.count <= 3, PersonName.isShaped(token),
      !Self.notNames.contains(token)
    {
      names.append((Array(token), role, false))
    } else {
      failed = true
    }
  }

  /// Whether the character stands in the names of places and bodies and hardly in those of people.
  private static func isBodyCharacter(_ scalar: Unicode.Scalar) -> Bool {
    bodyCharacters.contains(scalar)
  }

  private static let bodyCharacters: ScalarSet = "省市县委局厂院校部区"

  /// Fails if the name before is a lone character.
  private mutating func completeName() -> Bool {
    if names.last?.name.count == 1 { failed = true }
    return !failed
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isBlank { return true }
    switch scalar {
    case "、", "，", ",", "/", "／", "：", ":", "｜", "|", "；", ";", "＋", "+": return true
    default: return false
    }
  }

  /// Whether a token before `记者` names the paper or the kind of reporter, not a person.
  private static func isOutlet(_ token: Scalars) -> Bool {
    token.starts(withAny: outletStarts) || token.ends(withAny: outletEnds)
      || kinds.contains(token) || token.last == "大"
  }

  private static let takenAt: Phrase = "摄于"
  private static let outletStarts: PhraseSet = [
    "本报", "本刊", "本台", "本网", "本社", "新华社", "据", "中新", "驻",
  ]
  private static let outletEnds: PhraseSet = [
    "社", "报", "台", "网", "刊", "中心", "媒体", "客户端", "新闻",
  ]
  private static let pictures: PhraseSet = ["图片", "照片", "图", "照", "题图"]

  private static let outlets: PhraseSet = ["新华社", "本报", "本刊", "本台", "本网"]

  private static let kinds: WordSet = ["特约", "见习", "实习", "首席", "特派", "专职", "体育", "摄影"]

  private static let pictureRoles: Set<String> = ["摄影", "供图", "图", "摄影报道", "绘"]

  /// Longer words stand before shorter ones with the same beginning.
  private static let prefixRoles: PhraseSet = ["记者", "通讯员", "实习生", "评论员"]

  private static let suffixRoles: [String: String] = [
    "报道": "报道", "摄影报道": "摄影报道", "摄影": "摄影", "摄": "摄影", "供稿": "供稿", "供图": "供图", "整理": "整理",
    "编译": "编译", "采写": "采写", "撰文": "撰文", "撰稿": "撰稿", "文": "文", "图": "图", "文图": "文图", "图文": "图文",
    "作者": "作者", "策划": "策划", "执笔": "执笔", "绘": "绘", "制图": "制图", "编辑": "编辑", "统筹": "统筹",
    "照片": "摄影", "图片": "摄影", "照片摄影": "摄影", "文字": "文",
  ]

  private static let gluedSuffixes: PhraseSet = [
    "摄影报道", "采访报道", "报道", "文并摄", "摄影", "摄", "供图", "供稿", "整理", "编译", "采写", "撰文",
  ]

  /// The roles of glued words that are not called by the word itself; empty for none.
  private static let gluedRoles = ["采访报道": "", "报道": "", "文并摄": "文图", "摄": "摄影"]

  /// Words of two or three characters that stand alone in brackets after a sentence.
  private static let notNames: WordSet = [
    "完", "图片", "见图", "附图", "待续", "未完", "续完", "全文", "下转", "上接", "掌声", "笑", "略", "资料", "新华社", "本报",
    "新华网", "中新社", "连载", "节选", "摘要", "附表", "右图", "左图", "上图", "下图", "转载", "作者", "编者", "编者按", "公告",
    "小标题", "节目", "剧照", "资料图", "广告", "综合", "木刻", "国画", "油画", "漫画", "版画", "速写", "书法", "摄影", "篆刻",
    "本市", "本省", "县", "市", "上", "下", "中", "一", "二", "三", "四", "五", "试行", "修订", "草案", "摘录", "原载",
  ]
}
