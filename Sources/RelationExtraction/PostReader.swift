internal import InkGraphCore
internal import Ontology

/// Reads who holds which post: 区政协主席甲，副主席乙、丙；区委副书记、区长，某局局长丁.
///
/// A name takes every title of the chain to its left; a list of names shares one title; a title
/// without a body belongs to the body of the title before it; 区长 and 市长 imply the government.
struct PostReader: Sendable {
  private struct Post: Hashable {
    var body: Int
    var bodySpan: TextSpan?
    var title: String
  }

  private let ontology: Ontology
  private let literals: LiteralClasses

  init(_ ontology: Ontology, _ literals: LiteralClasses) {
    self.ontology = ontology
    self.literals = literals
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
      var posts = chain(endingAt: span.start, sentence, body, entities: &entities, home: home)
      if posts.isEmpty, lastEnd >= 0, isListGap(lastEnd..<span.start, sentence.text) {
        posts = shared
      }
      for post in posts {
        let start = post.bodySpan?.start ?? span.start
        let evidence = StatementCollector.clause(
          around: min(start, span.start)..<max(span.end, post.bodySpan?.end ?? 0), in: sentence)
        collector.add(
          LocalStatement(
            subject: .entity(mention.entity), predicate: predicate(of: post.title),
            object: .entity(post.body),
            qualifier: Self.memberships.contains(post.title) ? nil : post.title,
            evidence: LocalEvidence(
              article: article.ordinal, span: evidence,
              text: String(scalars: sentence.text[evidence.range]), subjectSpan: span,
              objectSpan: post.bodySpan, rule: "post.title-before", score: 0.92)))
      }
      shared = posts
      lastEnd = posts.isEmpty ? -1 : span.end
      if let last = posts.last { body = (last.body, last.bodySpan) }
    }
  }

  /// 云港大学学生某某 belongs to the university without holding a post in it.
  private func predicate(of title: String) -> Predicate {
    Self.memberships.contains(title) ? .memberOf : .holdsPosition
  }

  /// The posts whose titles end at `end`, from the nearest outwards.
  private func chain(
    endingAt end: Int, _ sentence: SentenceView, _ last: (entity: Int, span: TextSpan?)?,
    entities: inout [LocalEntity], home: Int?
  ) -> [Post] {
    var posts: [Post] = []
    var waiting: [String] = []
    var position = end
    while position > sentence.span.start {
      // 区委书记 is a title of its own, but where 区委 is a mention it is 书记 of 区委.
      let starts = literals.titleStarts(in: sentence.text, endingAt: position)
        .filter { $0 >= sentence.span.start }
      guard
        let start = starts.first(where: { mention(endingAt: $0, in: sentence) != nil })
          ?? starts.first
      else { break }
      let title = String(scalars: sentence.text[start..<position])
      waiting.append(title)
      position = start
      if let index = mention(endingAt: position, in: sentence) {
        let mention = sentence.mentions[index]
        if Self.bodies.contains(mention.mention.type) {
          posts += waiting.map {
            Post(body: mention.entity, bodySpan: mention.mention.span, title: $0)
          }
          waiting = []
          position = mention.mention.span.start
        } else if mention.mention.type == .region {
          posts += regional(waiting, of: mention, entities: &entities, home: home)
          waiting = []
          position = mention.mention.span.start
        } else {
          break
        }
      } else if let (level, body) = government(titles: waiting, position, sentence, home: home) {
        let entity = Self.index(of: body, in: &entities)
        posts += waiting.map { Post(body: entity, bodySpan: nil, title: level + $0) }
        waiting = []
        position -= level.unicodeScalars.count
      }
      // Another title of the same chain: 、 or ， or nothing.
      if position > sentence.span.start, Self.chainMarks.contains(sentence.text[position - 1]) {
        position -= 1
      } else if !waiting.isEmpty,
        literals.titleStarts(in: sentence.text, endingAt: position).isEmpty
      {
        break
      }
    }
    // A title without a body belongs to the body of the post before it in the sentence.
    // 区水利局为…开放数据，局长某某…: without one, to the body that the sentence is about.
    let about = sentence.topic.flatMap { topic -> (entity: Int, span: TextSpan?)? in
      Self.bodies.contains(topic.type) && sentence.isClauseStart(position)
        ? (topic.entity, nil) : nil
    }
    if !waiting.isEmpty, posts.isEmpty, let last = last ?? about {
      posts += waiting.filter { !Self.addresses.contains($0) }.map {
        Post(body: last.entity, bodySpan: last.span, title: $0)
      }
    }
    return posts
  }

  /// 区长, 副市长: the head of the government of the region that the level word means.
  private func government(
    titles: [String], _ position: Int, _ sentence: SentenceView, home: Int?
  ) -> (level: String, body: LocalEntity)? {
    guard let title = titles.last else { return nil }
    // The titles list holds 区长 whole; the level is its first or second character.
    let bare = title.hasPrefix("副") || title.hasPrefix("代") ? String(title.dropFirst()) : title
    guard Self.heads.contains(bare), let word = bare.first,
      let region = ontology.regions.region(levelWord: String(word), home: home),
      let body = government(of: region)
    else { return nil }
    return ("", body)
  }

  /// 即墨区区长, 青岛市副市长, 中国总理.
  private func regional(
    _ titles: [String], of mention: LocalMention, entities: inout [LocalEntity], home: Int?
  ) -> [Post] {
    titles.compactMap { title -> Post? in
      // 法国总统某某: heads of foreign states hold their posts in the country.
      if isCountry(mention.mention.surface), Self.statesmen.contains(title) {
        return Post(body: mention.entity, bodySpan: mention.mention.span, title: title)
      }
      let bare = title.hasPrefix("副") ? String(title.dropFirst()) : title
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

  private func mention(endingAt position: Int, in sentence: SentenceView) -> Int? {
    var start = position - 1
    while start >= sentence.span.start, position - start <= 40 {
      if let index = sentence.mention(at: start) {
        return sentence.mentions[index].mention.span.end == position ? index : nil
      }
      start -= 1
    }
    return nil
  }

  /// Whether only list marks stand between two names.
  private func isListGap(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> Bool {
    let gap = String(scalars: text[range])
    return ["、", "和", "与", "及", "以及"].contains(gap)
  }

  private static let bodies: Set<EntityType> = [.agency, .organization, .enterprise, .project]
  private static let chainMarks: Set<Unicode.Scalar> = ["、", "，", "兼", "和"]
  private static let heads: Set<String> = ["区长", "市长", "县长", "省长", "镇长", "州长", "旗长", "乡长"]
  private static let memberships: Set<String> = [
    "学生", "大学生", "研究生", "同学", "学员", "志愿者", "队员", "会员", "成员", "员工", "职工", "工人", "校友",
  ]
  private static let statesmen: Set<String> = [
    "总统", "副总统", "总理", "副总理", "首相", "副首相", "外长", "副外长", "外交部长", "国防部长", "国王", "女王",
    "王储", "主席", "副主席", "议长", "大使", "国务卿", "总督", "元首", "财政部长", "部长",
  ]
  private static let addresses: Set<String> = [
    "记者", "通讯员", "先生", "女士", "同志", "村民", "居民", "市民", "代表", "委员",
  ]
}
