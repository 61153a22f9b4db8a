internal import InkGraphCore
internal import Ontology

/// Reads who holds which post: 区政协主席甲，副主席乙、丙；区委副书记、区长，某局局长丁.
///
/// A name takes every title of the chain to its left; a list of names shares one title; a title
/// without a body belongs to the body of the title before it, or to one named before it of the
/// kind that has such titles; 区长 and 市长 imply the government.
struct PostReader: Sendable {
  private struct Post: Hashable {
    var body: Int
    var bodySpan: TextSpan?
    var title: PostTitle
  }

  /// Titles that are read off the text to the left of a name.
  private struct Chain {
    var posts: [Post] = []
    /// Titles whose body has not been found.
    var waiting: [PostTitle] = []
    /// Where the chain begins.
    var start: Int
    /// Whether it begins at the beginning of a clause.
    var beginsClause = false
  }

  private let ontology: Ontology
  private let literals: LiteralClasses
  private let titles: PostTitles

  init(_ ontology: Ontology, _ literals: LiteralClasses, _ titles: PostTitles) {
    self.ontology = ontology
    self.literals = literals
    self.titles = titles
  }

  /// Adds a statement for every post in a sentence.
  func read(
    _ sentence: SentenceView, _ article: Article, entities: inout [LocalEntity], home: Int?,
    into collector: inout StatementCollector
  ) {
    var shared: [Post] = []
    var lastEnd = -1
    var body: (entity: Int, span: TextSpan?)?
    for position in sentence.span.range {
      guard let index = sentence.mention(at: position) else { continue }
      let mention = sentence.mentions[index]
      guard mention.mention.type == .person else { continue }
      let span = mention.mention.span
      var chain = chain(endingAt: span.start, sentence, entities: &entities, home: home)
      if chain.posts.isEmpty {
        chain.posts = posts(of: chain, body, sentence, entities)
      }
      var posts = chain.posts
      if posts.isEmpty, lastEnd >= 0, isListGap(lastEnd..<span.start, sentence.text) {
        posts = shared
      }
      for post in posts {
        let start = post.bodySpan?.start ?? span.start
        let evidence = StatementCollector.clause(
          around: min(start, span.start)..<max(span.end, post.bodySpan?.end ?? 0), in: sentence)
        let isMembership = Self.isMembership(post.title.title)
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
      shared = posts
      lastEnd = posts.isEmpty ? -1 : span.end
      if let last = posts.last { body = (last.body, last.bodySpan) }
    }
  }

  /// 云港大学学生某某 belongs to the university without holding a post in it.
  private static func isMembership(_ title: String) -> Bool {
    memberships.contains { title.hasSuffix($0) }
  }

  /// The posts whose titles end at `end`, from the nearest outwards.
  private func chain(
    endingAt end: Int, _ sentence: SentenceView, entities: inout [LocalEntity], home: Int?
  ) -> Chain {
    var chain = Chain(start: end)
    var position = end
    while position > sentence.span.start {
      // 区委书记 is a title of its own, but where 区委 is a mention it is 书记 of 区委.
      let starts = literals.titleStarts(in: sentence.text, endingAt: position)
        .filter { $0 >= sentence.span.start }
      guard
        let start = starts.first(where: { sentence.mention(endingAt: $0) != nil })
          ?? starts.first
      else { break }
      var title = PostTitle(title: String(scalars: sentence.text[start..<position]))
      position = start
      if sentence.mention(endingAt: position) == nil,
        let reading = titles.extended(
          title.title, before: position, in: sentence.text, lowest: sentence.span.start,
          endsName: { isBody(endingAt: $0, in: sentence) })
      {
        title = reading.title
        position = reading.start
      }
      chain.waiting.append(title)
      chain.start = position
      if let index = sentence.mention(endingAt: position) {
        let mention = sentence.mentions[index]
        if Self.bodies.contains(mention.mention.type) {
          chain.posts += chain.waiting.map {
            Post(body: mention.entity, bodySpan: mention.mention.span, title: $0)
          }
          chain.waiting = []
          position = mention.mention.span.start
        } else if mention.mention.type == .region {
          chain.posts += regional(chain.waiting, of: mention, entities: &entities, home: home)
          chain.waiting = []
          position = mention.mention.span.start
        } else {
          break
        }
      } else if let body = government(title: title.title, sentence, home: home) {
        let entity = Self.index(of: body, in: &entities)
        chain.posts += chain.waiting.map { Post(body: entity, bodySpan: nil, title: $0) }
        chain.waiting = []
      }
      chain.beginsClause = sentence.isClauseStart(position)
      // Another title of the same chain: 、 or ， or nothing.
      if position > sentence.span.start, Self.chainMarks.contains(sentence.text[position - 1]) {
        position -= 1
      } else if !chain.waiting.isEmpty,
        literals.titleStarts(in: sentence.text, endingAt: position).isEmpty
      {
        break
      }
    }
    return chain
  }

  /// Posts of titles without a body: of the body of the post before them in the sentence, of one
  /// named before that has such titles, or of the one that the sentence is about.
  private func posts(
    of chain: Chain, _ last: (entity: Int, span: TextSpan?)?, _ sentence: SentenceView,
    _ entities: [LocalEntity]
  ) -> [Post] {
    chain.waiting.compactMap { title -> Post? in
      guard !Self.addresses.contains(title.title) else { return nil }
      func fit(_ entity: Int) -> TitleFit.Fit {
        TitleFit.fit(title.title, entities[entity].name, entities[entity].type)
      }
      if let last, [.fits, .general].contains(fit(last.entity)) {
        return Post(body: last.entity, bodySpan: last.span, title: title)
      }
      if let near = sentence.bodies(before: chain.start).last(where: { fit($0.entity) == .fits }) {
        return Post(body: near.entity, bodySpan: near.span, title: title)
      }
      // 区水利局为…开放数据，主任某某…: without one, of the body that the sentence is about.
      guard chain.beginsClause, let topic = sentence.topic, Self.bodies.contains(topic.type),
        [.fits, .general].contains(fit(topic.entity))
      else { return nil }
      return Post(body: topic.entity, bodySpan: nil, title: title)
    }
  }

  /// 区长, 副市长: the head of the government of the region that the level word means.
  private func government(
    title: String, _ sentence: SentenceView, home: Int?
  ) -> LocalEntity? {
    // The titles list holds 区长 whole; the level is its first or second character.
    let bare = title.hasPrefix("副") || title.hasPrefix("代") ? String(title.dropFirst()) : title
    guard Self.heads.contains(bare), let word = bare.first,
      let region = ontology.regions.region(levelWord: String(word), home: home),
      !namesForeignPlace(sentence)
    else { return nil }
    return government(of: region)
  }

  /// 以市长某某为团长的匈牙利代表团: the mayor is not of the paper's own city.
  private func namesForeignPlace(_ sentence: SentenceView) -> Bool {
    sentence.mentions.contains { mention in
      let name = mention.mention.surface
      return mention.mention.type != .person && sentence.span.contains(mention.mention.span)
        && (2...5).contains { $0 <= name.count && isForeignCountry(String(name.prefix($0))) }
    }
  }

  /// 即墨区区长, 青岛市副市长, 中国总理.
  private func regional(
    _ titles: [PostTitle], of mention: LocalMention, entities: inout [LocalEntity], home: Int?
  ) -> [Post] {
    titles.compactMap { title -> Post? in
      // 法国总统某某: heads of foreign states hold their posts in the country.
      if isCountry(mention.mention.surface), Self.statesmen.contains(title.title) {
        return Post(body: mention.entity, bodySpan: mention.mention.span, title: title)
      }
      let bare =
        title.title.hasPrefix("副") ? String(title.title.dropFirst()) : title.title
      guard Self.heads.contains(bare),
        let region = ontology.regions.region(chain: mention.mention.surface, home: home),
        let body = government(of: region)
      else { return nil }
      return Post(
        body: Self.index(of: body, in: &entities), bodySpan: mention.mention.span, title: title)
    }
  }

  private func isCountry(_ name: String) -> Bool {
    let known = ontology.regions.regions(named: name)
    return known.contains { ontology.regions.regions[$0].level == .country }
  }

  private func isForeignCountry(_ name: String) -> Bool {
    isCountry(name) && !["中国", "我国", "中华人民共和国"].contains(name)
  }

  private func government(of region: Int) -> LocalEntity? {
    guard let body = ontology.bodies.body(template: "{R}人民政府") else { return nil }
    return LocalEntity(
      type: .agency,
      name: ontology.bodies.name(of: body, region: ontology.regions.canonicalName(of: region)))
  }

  private static func index(of body: LocalEntity, in entities: inout [LocalEntity]) -> Int {
    if let index = entities.firstIndex(where: { $0.type == body.type && $0.name == body.name }) {
      return index
    }
    entities.append(body)
    return entities.count - 1
  }

  private func isBody(endingAt position: Int, in sentence: SentenceView) -> Bool {
    sentence.mention(endingAt: position).map {
      Self.bodies.contains(sentence.mentions[$0].mention.type)
    } ?? false
  }

  /// Whether only list marks stand between two names.
  private func isListGap(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> Bool {
    let gap = String(scalars: text[range])
    return ["、", "和", "与", "及", "以及"].contains(gap)
  }

  private static let bodies: Set<EntityType> = [.agency, .organization, .enterprise, .project]
  private static let chainMarks: ScalarSet = ["、", "，", "兼", "和"]
  private static let heads: Set<String> = ["区长", "市长", "县长", "省长", "镇长", "州长", "旗长", "乡长"]
  private static let memberships: [String] = [
    "学生", "大学生", "研究生", "同学", "学员", "志愿者", "队员", "会员", "成员", "员工", "职工", "工人", "校友",
    "干部", "外援", "前锋", "后卫", "中场", "边锋", "门将", "球员", "运动员", "留学生", "毕业生", "学徒", "联系人",
  ]
  private static let statesmen: Set<String> = [
    "总统", "副总统", "总理", "副总理", "首相", "副首相", "外长", "副外长", "外交部长", "国防部长", "国王", "女王",
    "王储", "主席", "副主席", "议长", "大使", "国务卿", "总督", "元首", "财政部长", "部长",
  ]
  private static let addresses: Set<String> = [
    "记者", "通讯员", "先生", "女士", "同志", "村民", "居民", "市民", "代表", "委员",
  ]
}
