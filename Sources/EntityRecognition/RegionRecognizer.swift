internal import InkGraphCore

/// Proposes the names of provinces, cities, districts, towns and countries.
package struct RegionRecognizer: EntityRecognizer {
  /// The source of the home region's first character alone.
  static let initialSource = "region.initial"
  /// The source of a country's or province's character: 中 and 美 in 中美关系.
  static let abbreviationSource = "region.abbreviation"
  /// The source of regions with their level word.
  static let fullSource = "region.name"

  /// Makes the recognizer.
  package init() {}

  /// Adds every region chain that is not part of a street's or a mountain's name.
  package func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for chain in text.regionChains {
      proposeLandmark(behind: chain, in: text, into: &candidates)
      guard !text.beginsWithTerm(chain.span), !beginsKnownName(chain, in: text),
        let score = score(of: chain, in: text)
      else {
        continue
      }
      candidates.append(
        Candidate(
          span: chain.span, type: .region, score: score,
          source: chain.isShort ? "region.short" : Self.fullSource))
    }
    proposeAbbreviations(in: text, into: &candidates)
    RegionInitials.propose(in: text, into: &candidates)
    proposeVillages(in: text, into: &candidates)
    proposeAreas(in: text, into: &candidates)
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(["村", "社区"], .village)
  }

  /// 江州南站, 桃园新村, 南京东路: a place's name without its level word begins that of a landmark, in
  /// which nothing is a name.
  private func proposeLandmark(
    behind chain: AnnotatedText.RegionChain, in text: AnnotatedText,
    into candidates: inout [Candidate]
  ) {
    guard chain.isShort, let end = Self.landmarks.end(in: text.scalars, at: chain.span.end) else {
      return
    }
    var landmark = Candidate(
      span: TextSpan(start: chain.span.start, end: end), type: DoctrineRecognizer.nothing,
      score: 1, source: "landmark")
    // Less than a longer name that begins so is worth: 南京东路派出所.
    landmark.worth = 0.48 * Double(landmark.span.count)
    candidates.append(landmark)
  }

  /// 江州科技城, 江州东部化工园: an area by a place before its word.
  private func proposeAreas(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for chain in text.regionChains where !chain.isDoubtful {
      for core in 0...4 {
        let position = chain.span.end + core
        if core > 0 {
          guard position <= text.scalars.count, text.scalars[position - 1].isHan,
            !text.hasBoundary(startingAt: position - 1)
          else { break }
        }
        guard let end = AreaWord.cities.end(in: text.scalars, at: position) else { continue }
        candidates.append(
          Candidate(
            span: TextSpan(start: chain.span.start, end: end), type: .region, score: 0.85,
            source: HeadNounRecognizer.areaSource))
        break
      }
    }
  }

  /// 中国 in 中国农业银行: a known name that begins with the region is one name.
  private func beginsKnownName(
    _ chain: AnnotatedText.RegionChain, in text: AnnotatedText
  ) -> Bool {
    text.words(at: chain.span.start).contains { word in
      switch word.kind {
      case .knownEnterprise, .knownOrganization, .centralBody: Int(word.end) > chain.span.end
      default: false
      }
    }
  }

  private func score(of chain: AnnotatedText.RegionChain, in text: AnnotatedText) -> Double? {
    let end = chain.span.end
    guard chain.isShort else {
      if Self.genericNames.contains(chain.span.range, of: text.scalars) { return nil }
      // 即墨市场, 某某区域: the level word begins another word.
      if end < text.scalars.count, let others = Self.continuations(of: text.scalars[end - 1]),
        others.contains(text.scalars[end])
      {
        return nil
      }
      return 0.95
    }
    // 青岛路, 泰山医院前的山: a short name before such a word is part of another name.
    if end < text.scalars.count, Self.continuations.contains(text.scalars[end]) { return nil }
    if chain.isDoubtful { return isListed(chain, in: text) ? 0.6 : 0.35 }
    if let region = chain.region, text.isFarFromHome(region) {
      return isListed(chain, in: text) || text.namesInFull(region) ? 0.7 : 0.36
    }
    return 0.85
  }

  /// The characters with which a level word at the end of a name is the beginning of another word.
  private static func continuations(of level: Unicode.Scalar) -> ScalarSet? {
    switch level {
    case "市": afterCity
    case "区": afterDistrict
    case "省": afterProvince
    case "镇": afterTown
    default: nil
    }
  }

  /// Whether another region stands beside it, parted by a list comma, a dash or a plus.
  private func isListed(_ chain: AnnotatedText.RegionChain, in text: AnnotatedText) -> Bool {
    let before = chain.span.start - 1
    let after = chain.span.end
    if before > 0, Self.listMarks.contains(text.scalars[before]),
      !text.regionChains(endingAt: before).isEmpty
    {
      return true
    }
    return after + 1 < text.scalars.count && Self.listMarks.contains(text.scalars[after])
      && text.regionChain(at: after + 1) != nil
  }

  /// 来即调研: the first character of the home region after a verb of coming and going.
  private func proposeAbbreviations(in text: AnnotatedText, into candidates: inout [Candidate]) {
    guard let initial = text.context.homeInitial else { return }
    for position in text.scalars.indices.dropFirst()
    where text.scalars[position] == initial
      && Self.comings.contains(text.scalars[position - 1])
    {
      let next = position + 1
      let isFollowed = text.words(at: next).contains { $0.kind == .boundary }
      guard text.isSeparator(at: next) || isFollowed else { continue }
      // 立即、随即: the character as part of an adverb follows no verb of coming.
      candidates.append(
        Candidate(
          span: TextSpan(start: position, end: next), type: .region, score: 0.75,
          source: Self.initialSource))
    }
  }

  /// 柳沟村 after a town, or before 村民: a village by shape.
  private func proposeVillages(in text: AnnotatedText, into candidates: inout [Candidate]) {
    let scalars = text.scalars
    for position in text.places(with: .village) {
      let isVillage = scalars[position] == "村"
      let end = isVillage ? position + 1 : position + 2
      if !isVillage, !text.has("社区", at: position) { continue }
      if isVillage, text.has("村民", at: position) || text.has("村庄", at: position) { continue }
      let edge = text.leftEdge(from: position, limit: 10)
      if !isVillage { proposeCommunity(from: edge, position, end, in: text, &candidates) }
      proposeVillage(from: edge, position, end, in: text, &candidates)
      // Only directly after a town or district, so that 新农村 and 多个村 are none.
      for start in max(edge, position - 4)..<max(edge, position - 1) {
        let chains = text.regionChains(endingAt: start)
        guard let chain = chains.first, !chain.isShort, chain.span.start >= edge,
          scalars[start..<position].allSatisfy(\.isHan)
        else { continue }
        candidates.append(
          Candidate(
            span: TextSpan(start: chain.span.start, end: end), type: .region, score: 0.7,
            source: "region.village"))
      }
    }
  }

  /// 光明社区: a community by shape, which has a committee as a village has.
  private func proposeCommunity(
    from edge: Int, _ position: Int, _ end: Int, in text: AnnotatedText,
    _ candidates: inout [Candidate]
  ) {
    guard (2...3).contains(position - edge), text.scalars[edge..<position].allSatisfy(\.isHan),
      text.softEdge(from: edge, before: position) == nil,
      !ShopWords.describes(edge..<position, in: text),
      Self.communityKinds.end(in: text.scalars, at: edge) == nil,
      !text.has(anyOf: Self.communityWords, at: end)
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: edge, end: end), type: .region, score: 0.6,
        source: "region.village-shape"))
  }

  private static let communityKinds: WordList = [
    "和谐", "平安", "幸福", "试点", "完整", "未来", "掌上", "网络", "虚拟", "康养", "老旧", "所在", "辖区", "街道", "相关", "零碳",
    "文明", "美丽", "绿色", "学习型", "所辖", "村居", "安置", "易迁", "搬迁", "居住", "基层", "走进", "下沉", "服务", "在线",
  ]
  private static let communityWords: WordList = [
    "工作", "服务", "治理", "矫正", "卫生", "教育", "团购", "养老", "医生", "文化",
  ]

  /// 白杨村: two or three characters before 村, right after something that parts names.
  private func proposeVillage(
    from edge: Int, _ position: Int, _ end: Int, in text: AnnotatedText,
    _ candidates: inout [Candidate]
  ) {
    // 张村 counts beside other villages only: 李家庄村、张村.
    let isListed =
      text.has("村、", endingAt: edge)
      || text.has("、", at: end)
        && (2...4).contains { text.has("村", at: end + $0) }
    guard text.scalars[position] == "村", (isListed ? 1...4 : 2...3).contains(position - edge),
      text.scalars[edge..<position].allSatisfy(\.isHan),
      !Self.villageKinds.contains(text.scalars[position - 1]),
      text.softEdge(from: edge, before: position) == nil
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: edge, end: end), type: .region, score: isListed ? 0.66 : 0.58,
        source: "region.village-shape"))
  }

  private static let landmarks: WordList = [
    "站", "东站", "南站", "西站", "北站", "火车站", "高铁站", "汽车站", "新村", "小区", "花园", "家园", "公寓", "大厦", "大道",
    "中路",
    "东路", "西路", "南路", "北路", "东街", "西街", "南街", "北街", "路", "街", "收费站", "高架", "隧道", "大桥", "水库",
  ]
  private static let villageKinds: ScalarSet = [
    "农", "新", "乡", "山", "全", "本", "各", "邻", "个", "中", "渔", "驻", "进", "到", "多", "示", "范", "美",
    "样", "点", "困", "穷", "村", "富", "旧", "古", "老", "小", "大", "两", "三",
  ]
  private static let genericNames: WordList = ["城区", "郊区", "矿区"]
  private static let afterCity: ScalarSet = "场价值面容"
  private static let afterDistrict: ScalarSet = "域间别划块位"
  private static let afterProvince: ScalarSet = "会略却力"
  private static let afterTown: ScalarSet = "定静痛压"
  private static let continuations: ScalarSet = [
    "路", "街", "站", "桥", "湖", "山", "河", "江", "湾", "港", "岛", "寺", "塔", "巷", "道", "峡",
  ]
  private static let listMarks: ScalarSet = ["、", "—", "－", "-", "+", "＋", "·", "和", "与"]
  private static let comings: ScalarSet = ["来", "赴", "到", "抵", "驻", "在", "入", "进", "访"]
}
