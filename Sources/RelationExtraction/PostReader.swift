internal import InkGraphCore
internal import Ontology

/// Reads who holds which post: 区政协主席甲，副主席乙、丙；区委副书记、区长，某局局长丁.
///
/// A name takes every title of the chain to its left; a list of names shares one title; a title
/// without a body belongs to the body of the title before it, or to one named before it of the
/// kind that has such titles; 区长 and 市长 imply the government.
struct PostReader: Sendable {
  struct Post: Hashable {
    var body: Int
    var bodySpan: TextSpan?
    var title: PostTitle
  }

  /// Titles that are read off the text to the left of a name.
  struct Chain {
    var posts: [Post] = []
    /// Titles whose body has not been found.
    var waiting: [PostTitle] = []
    /// Where the chain begins.
    var start: Int
    /// Whether it begins at the beginning of a clause.
    var beginsClause = false
  }

  private let ontology: Ontology
  let literals: LiteralClasses
  let titles: PostTitles
  let governments: Governments

  init(
    _ ontology: Ontology, _ literals: LiteralClasses, _ titles: PostTitles,
    _ governments: Governments
  ) {
    self.ontology = ontology
    self.literals = literals
    self.titles = titles
    self.governments = governments
  }

  /// Adds a statement for every post in a sentence.
  func read(
    _ sentence: SentenceView, _ article: Article, entities: inout [LocalEntity], home: Int?,
    into collector: inout StatementCollector
  ) {
    var shared: [Post] = []
    var lastEnd = -1
    var lastPost = -1
    var body: (entity: Int, span: TextSpan?)?
    for position in sentence.places(of: .mention) {
      guard let index = sentence.mention(at: position), sentence.bits[index] == Self.person else {
        continue
      }
      let mention = sentence.mentions[index]
      let span = mention.mention.span
      var chain = chain(
        endingAt: span.start, sentence, after: body?.entity, entities: &entities, home: home)
      if chain.posts.isEmpty {
        chain.posts = posts(of: chain, body, endingAt: lastPost, sentence, entities)
      }
      var posts = chain.posts
      if posts.isEmpty, lastEnd >= 0, isListGap(lastEnd..<span.start, sentence.text) {
        posts = shared
      }
      for post in posts where !Self.isNoPost(post.title.title) {
        let start = post.bodySpan?.start ?? span.start
        let evidence = StatementCollector.clause(
          around: min(start, span.start)..<max(span.end, post.bodySpan?.end ?? 0), in: sentence)
        let isMembership = PostTitles.isMembership(
          post.title.title, in: entities[post.body].name)
        collector.add(
          LocalStatement(
            subject: .entity(mention.entity),
            predicate: isMembership ? .memberOf : .holdsPosition, object: .entity(post.body),
            qualifier: isMembership ? nil : post.title.description,
            evidence: LocalEvidence(
              article: article.ordinal, span: evidence,
              text: String(scalars: sentence.text[evidence.range]), subjectSpan: span,
              objectSpan: post.bodySpan.flatMap { evidence.contains($0) ? $0 : nil },
              rule: "post.title-before", score: 0.92)))
      }
      shared = posts.count > 1 ? posts.filter { Self.hasManyHolders($0.title.title) } : posts
      lastEnd = posts.isEmpty ? -1 : span.end
      if let last = posts.last {
        body = (last.body, last.bodySpan)
        lastPost = span.end
      }
    }
  }

  /// Whether several people hold a post at a time, so that a list behind it shares it even where it
  /// stands with others: 省委常委、副省长甲、乙, but not 总书记、国家主席甲和乙.
  private static func hasManyHolders(_ title: String) -> Bool {
    title.hasScalarPrefix("副") || manyHolders.contains(where: title.hasScalarSuffix)
  }

  private static let manyHolders = ["常委", "委员", "成员", "代表", "顾问", "助理", "院士", "教授"]

  /// Whether a title tells who someone is and not what post he holds: 读者, 患者, 妻子.
  private static func isNoPost(_ title: String) -> Bool {
    titlesOfAnyone.contains(where: title.hasScalarSuffix) || title.hasScalarPrefix("本报")
  }

  /// Posts of titles without a body: of the body of the post before them in the sentence, of one
  /// named before that has such titles, or of the one that the sentence is about.
  private func posts(
    of chain: Chain, _ last: (entity: Int, span: TextSpan?)?, endingAt lastEnd: Int,
    _ sentence: SentenceView, _ entities: [LocalEntity]
  ) -> [Post] {
    // 某某大学校长甲: words that nobody recognized as a name stand before the title.
    guard !isBehindUnknown(chain.start, sentence) else { return [] }
    return chain.waiting.compactMap { title -> Post? in
      guard !Self.addresses.contains(title.title), !title.title.hasScalarPrefix("国家") else {
        return nil
      }
      func fit(_ entity: Int) -> TitleFit.Fit {
        TitleFit.fit(title.title, entities[entity].name, entities[entity].type)
      }
      let near = sentence.bodies(before: chain.start).last { fit($0.entity) == .fits }
      // A body that was named after the last post is nearer.
      let isNearer = near?.span.map { $0.start > lastEnd } ?? false
      if let last, !isNearer, [.fits, .general].contains(fit(last.entity)) {
        return Post(body: last.entity, bodySpan: last.span, title: title)
      }
      if let near {
        return Post(body: near.entity, bodySpan: near.span, title: title)
      }
      let before = Set(sentence.paragraphBefore.filter { fit($0) == .fits })
      if before.count == 1, let body = before.first {
        return Post(body: body, bodySpan: nil, title: title)
      }
      // 区水利局为…开放数据，主任某某…: without one, of the body that the sentence is about.
      guard chain.beginsClause, let topic = sentence.topic, Self.bodies.contains(topic.type),
        [.fits, .general].contains(fit(topic.entity))
      else { return nil }
      return Post(body: topic.entity, bodySpan: nil, title: title)
    }
  }

  /// Whether words that are neither a name nor a boundary stand right before a position.
  private func isBehindUnknown(_ position: Int, _ sentence: SentenceView) -> Bool {
    guard position > sentence.span.start, sentence.text[position - 1].isHan,
      sentence.mention(endingAt: position) == nil,
      !titles.isBoundary(endingAt: position, in: sentence.text)
    else { return false }
    // 塞尔维亚籍主帅.
    if sentence.text[position - 1] == "籍" { return false }
    // 飞鹿主帅: what stands before may be the nickname of a team.
    if Self.teamTitles.end(in: sentence.text, at: position) != nil { return true }
    // 大堂经理, 执行法官: a word or two at the beginning of a clause say more of the title, and so does
    // the name of a unit: 项目部经理.
    let longest =
      PostTitles.unitEnds.contains(sentence.text[position - 1])
      ? Self.longestUnit : Self.longestModifier
    return !(1...longest).contains {
      position - $0 >= sentence.span.start && sentence.isClauseStart(position - $0)
        && sentence.text[(position - $0)..<position].allSatisfy(\.isHan)
    }
  }

  /// The body of the post before, and the towns that the sentence names before a position, the
  /// nearest first; a wider region is more often where the head goes than what he leads.
  func places(
    before position: Int, after body: Int?, _ sentence: SentenceView, _ entities: [LocalEntity]
  ) -> [LocalEntity] {
    let towns = sentence.here.reversed().filter {
      sentence.mentions[$0].mention.type == .region
        && sentence.mentions[$0].mention.span.end <= position
    }.map { entities[sentence.mentions[$0].entity] }
      .filter { place in Self.townEnds.contains(where: place.name.hasScalarSuffix) }
    return (body.map { [entities[$0]] } ?? []) + towns
  }

  /// 以市长某某为团长的匈牙利代表团: the mayor is not of the paper's own city.
  func namesForeignPlace(_ sentence: SentenceView) -> Bool {
    sentence.mentions.contains { mention in
      let name = mention.mention.surface
      return mention.mention.type != .person && sentence.span.contains(mention.mention.span)
        && (2...5).contains { $0 <= name.count && isForeignCountry(String(name.prefix($0))) }
    }
  }

  /// 即墨区区长, 青岛市副市长, 中国总理.
  func regional(
    _ titles: [PostTitle], of mention: LocalMention, entities: inout [LocalEntity], home: Int?
  ) -> [Post] {
    titles.compactMap { title -> Post? in
      // 法国总统某某: heads of foreign states hold their posts in the country.
      if isCountry(mention.mention.surface), Self.statesmen.contains(title.title) {
        return Post(body: mention.entity, bodySpan: mention.mention.span, title: title)
      }
      guard
        let body = governments.government(
          of: mention.mention.surface, headedBy: title.title, home: home, in: &entities)
      else { return nil }
      return Post(body: body, bodySpan: mention.mention.span, title: title)
    }
  }

  private func isCountry(_ name: String) -> Bool {
    let known = ontology.regions.regions(named: name)
    return known.contains { ontology.regions.regions[$0].level == .country }
  }

  private func isForeignCountry(_ name: String) -> Bool {
    isCountry(name) && !["中国", "我国", "中华人民共和国"].contains(name)
  }

  func isBody(endingAt position: Int, in sentence: SentenceView) -> Bool {
    if let reference = sentence.reference(endingAt: position) {
      return Self.bodies.contains(reference.type)
    }
    return sentence.mention(endingAt: position).map {
      Self.bodies.contains(sentence.mentions[$0].mention.type)
    } ?? false
  }

  /// Whether only list marks stand between two names.
  private func isListGap(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> Bool {
    let gap = String(scalars: text[range])
    return ["、", "和", "与", "及", "以及"].contains(gap)
  }

  static let bodies: Set<EntityType> = [.agency, .organization, .enterprise, .project]
  private static let person = TypeBits.of(.person)
  private static let teamTitles: WordList = ["主帅", "教练", "队长", "门将", "前锋", "后卫", "中场", "外援"]
  private static let longestModifier = 2
  private static let longestUnit = 6
  private static let townEnds = ["镇", "乡", "街道"]
  private static let statesmen: Set<String> = [
    "总统", "副总统", "总理", "副总理", "首相", "副首相", "外长", "副外长", "外交部长", "国防部长", "国王", "女王",
    "王储", "主席", "副主席", "议长", "大使", "国务卿", "总督", "元首", "财政部长", "部长",
  ]
  private static let titlesOfAnyone: [String] = [
    "患者", "病人", "家长", "读者", "乘客", "旅客", "顾客", "客户", "观众", "游客", "居民", "村民", "农民", "市民", "网友",
    "妻子", "丈夫", "父亲", "母亲", "儿子", "女儿", "哥哥", "弟弟", "姐姐", "妹妹", "爷爷", "奶奶", "家属", "嫌疑人",
    "被告人", "被告", "原告", "当事人", "受害人", "伤者", "死者", "证人", "个体户", "贫困户", "消费者", "业主",
  ]
  private static let addresses: Set<String> = [
    "记者", "通讯员", "先生", "女士", "同志", "村民", "居民", "市民", "代表", "委员",
  ]
}
