internal import InkGraphCore

/// A word such as 该公司 that stands for what was named before.
struct Reference {
  let span: TextSpan
  /// The thing, by its index in the entities.
  let entity: Int
  /// Its type.
  let type: EntityType
  /// The kind of a project.
  let kind: ProjectKind
}

/// Finds the words of a sentence that stand for names: 该公司, 该校, 该县, 该项目.
struct References {
  let text: [Unicode.Scalar]
  let mentions: [LocalMention]
  let kinds: [ProjectKind]
  let entities: [LocalEntity]
  /// The paper's own region, for 我县 and 我市, by its index in the entities.
  let home: Int?

  /// The words in a sentence, in order; a name that begins so is none.
  ///
  /// - Parameters:
  ///   - span: The sentence.
  ///   - marks: The characters of the sentence that readers look at.
  ///   - next: The first mention of the sentence, or behind it.
  /// - Returns: None for a word of a kind that nobody named before.
  func found(
    in span: TextSpan, _ marks: ArraySlice<TextMarks.Mark>, from next: Int
  ) -> [Reference] {
    var result: [Reference] = []
    var before = next
    for mark in marks where mark.kinds.contains(.reference) {
      let position = Int(mark.place)
      if let home, text[position] == "我", position + 1 < span.end,
        entities[home].name.unicodeScalars.last == text[position + 1]
      {
        result.append(
          Reference(
            span: TextSpan(start: position, end: position + 2), entity: home, type: .region,
            kind: .none))
        continue
      }
      while before < mentions.count, mentions[before].mention.span.end <= position { before += 1 }
      if before < mentions.count, mentions[before].mention.span.start <= position { continue }
      let isBare = Self.bare.end(in: text, at: position) != nil
      if isBare, position > span.start, !SentenceView.clauseMarks.contains(text[position - 1]) {
        continue
      }
      guard let (group, end) = Self.words.first(in: text, at: position, limit: span.end) else {
        continue
      }
      let meaning = Self.classes[group]
      if let named = lastNamed(meaning.types, meaning.ends, before: before) {
        let mention = mentions[named]
        result.append(
          Reference(
            span: TextSpan(start: position, end: end), entity: mention.entity,
            type: mention.mention.type, kind: kinds[named]))
      }
    }
    return result
  }

  /// The nearest mention of one of the types whose name has one of the ends.
  private func lastNamed(_ types: Set<EntityType>, _ ends: [String], before: Int) -> Int? {
    let isFirm = types == [.enterprise] && ends.isEmpty
    return (max(0, before - Self.reach)..<before).last { index in
      let mention = mentions[index]
      guard types.contains(mention.mention.type) else { return false }
      // 公司 is no cooperative and no bank.
      if isFirm, Self.otherFirms.contains(where: mention.mention.surface.hasScalarSuffix) {
        return false
      }
      return ends.isEmpty || ends.contains(where: mention.mention.surface.hasScalarSuffix)
        || ends.contains(where: entities[mention.entity].name.hasScalarSuffix)
    }
  }

  private static let otherFirms = ["合作社", "联合社", "联社", "支行", "分行", "银行"]
  /// How many mentions back a name may stand.
  private static let reach = 24
  /// The characters with which the words begin.
  static let openers: ScalarSet = "该此本这公学医合我"
  /// Where a clause begins, a word for a kind of body is the one just named: 公司负责人, 学校教师.
  private static let bare: WordList = ["公司", "学校", "医院", "合作社"]

  private static func row(
    _ words: String, _ types: Set<EntityType>, _ ends: String = ""
  ) -> (words: [String], types: Set<EntityType>, ends: [String]) {
    (
      words.split(separator: " ").map(String.init), types,
      ends.split(separator: " ").map(String.init)
    )
  }

  private static let words = WordGroups(classes.map(\.words))

  /// Words with the types that they stand for and the ends of the names; longer words first.
  private static let classes: [(words: [String], types: Set<EntityType>, ends: [String])] = [
    row("该合作社 合作社", [.enterprise, .organization], "合作社 联合社"),
    row("该支行 该分行 该银行 该行", [.enterprise], "行"),
    row("该公司 公司 该企业 该集团 该厂 该店 这家企业 这家公司 这家", [.enterprise]),
    row(
      "该学校 该校 学校", [.organization], "学校 校 中学 小学 大学 学院 中 小 幼儿园 职专"),
    row("该医院 医院", [.organization], "医院 院"),
    row("该法院 该检察院 该学院 该研究院 该剧院 该院", [.organization, .agency], "院"),
    row("该俱乐部 该球队 该队", [.organization, .agency], "队 俱乐部"),
    row("该协会 该商会 该学会 该基金会", [.organization, .agency], "会"),
    row("该大队 该支队 该中队", [.agency], "队"),
    row("该派出所 该研究所 该所", [.agency, .organization], "所"),
    row("该局", [.agency], "局"), row("该厅", [.agency], "厅"), row("该馆", [.organization, .agency], "馆"),
    row("该中心", [.agency, .organization], "中心"), row("该站", [.agency, .organization], "站"),
    row("该街道", [.region], "街道"), row("该社区", [.region], "社区"), row("该县", [.region], "县"),
    row("该市", [.region], "市"), row("该省", [.region], "省"), row("该镇", [.region], "镇"),
    row("该乡", [.region], "乡"), row("该村", [.region], "村"), row("该区", [.region], "区"),
    row(
      """
      该项目 该工程 该行动 该活动 该平台 该品牌 该计划 该赛事 该大赛 该比赛 此项目 此次活动 此次大赛 此次比赛 \
      此次竞赛 此次赛事 此次行动 本次活动 本次大赛 本次比赛 本次竞赛 本次赛事 本届大赛 本届比赛 本届赛事 \
      本届活动 这项活动 这项工程 这一活动 这一项目 这一工程 这次活动 这次比赛 这次大赛
      """, [.project]),
  ]
}
