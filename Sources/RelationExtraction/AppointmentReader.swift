internal import InkGraphCore

/// Reads who is given a post, and who leaves one: 任命甲为某局局长, 免去乙的某局局长职务, 丙任某局局长,
/// 丁，历任某厂厂长、某局副局长，现任某局局长，拟任某局书记.
///
/// A post that someone leaves, held before or is to have says so in the qualifier: `局长（免去）`,
/// `局长（曾任）`, `局长（拟任）`. The evidence reaches back to the day that the sentence names.
struct AppointmentReader: Sendable {
  let titles: PostTitles
  private let governments: Governments

  init(_ titles: PostTitles, _ governments: Governments) {
    self.titles = titles
    self.governments = governments
  }

  /// The things of the issue and the paper's own region, for posts that imply a body.
  struct Things {
    var entities: [LocalEntity]
    let home: Int?
    /// The post that the sentence named last.
    var lastPost: (title: String, body: Int)?
  }

  /// What introduces a post.
  struct Opening {
    var mark: PostTitle.Mark?
    /// Whether a title without a body is of the body that the sentence is about.
    var takesTopic = false
    /// Whether it only joins two names, as 是 does.
    var isEquation = false
    /// Whether a title without a body is of the body of the post that the sentence named last.
    var takesLastBody = false
  }

  /// Adds a statement for every appointment and removal in a sentence.
  ///
  /// In an article about appointments 甲为某局局长 is one, too.
  func read(
    _ sentence: SentenceView, _ article: Article, isPersonnelNews: Bool,
    entities: inout [LocalEntity], home: Int?, into collector: inout StatementCollector
  ) {
    var things = Things(entities: entities, home: home)
    defer { entities = things.entities }
    var last = sentence.person
    for position in sentence.places(of: [.mention, .career]) {
      let index = sentence.mentionAt[position]
      if index >= 0 {
        if sentence.bits[index] == Self.person {
          let mention = sentence.mentions[index]
          // 甲接替乙出任…: it is 甲 who is given the post.
          let isSucceeded =
            last != nil
            && CareerWords.successions.start(in: sentence.text, endingAt: position) != nil
          if isSucceeded, let last {
            readCareer(
              of: last, from: mention.mention.span.end, sentence, article, &things, &collector)
            continue
          }
          last = mention
          readAppointment(
            of: mention, sentence, article, isPersonnelNews, &things, into: &collector)
        }
        continue
      }
      if let end = sentence.end(of: CareerWords.removals, at: position),
        isRemoval(at: position, last, sentence)
      {
        readRemoval(after: end, last, sentence, article, &things, into: &collector)
      } else if let last, !isRightAfter(last, position),
        let (mark, end) = career(at: position, sentence)
      {
        let opening = Opening(
          mark: mark, isEquation: CareerWords.equations.contains(position..<end, of: sentence.text))
        readPosts(last, from: end, opening, sentence, article, &things, into: &collector)
      }
    }
  }

  /// Who leaves of free will stands right before the verb or was named in an earlier clause; another
  /// name between is one that nobody recognized.
  private func isRemoval(
    at position: Int, _ last: LocalMention?, _ sentence: SentenceView
  ) -> Bool {
    if sentence.end(of: CareerWords.dismissals, at: position) != nil { return true }
    return beginsClause(position, sentence) || last.map { isRightAfter($0, position) } ?? false
  }

  private func isRightAfter(_ person: LocalMention, _ position: Int) -> Bool {
    person.mention.span.end == position
  }

  /// 现任, 曾任, 拟任 … at the beginning of a clause, of the person that the paragraph is about.
  private func career(
    at position: Int, _ sentence: SentenceView
  ) -> (mark: PostTitle.Mark?, end: Int)? {
    guard let (mark, end) = CareerWords.career(at: position, in: sentence) else { return nil }
    return beginsClause(position, sentence) ? (mark, end) : nil
  }

  private func beginsClause(_ position: Int, _ sentence: SentenceView) -> Bool {
    var start = position
    let earliest = max(sentence.span.start, position - Self.longestDate)
    while start > earliest,
      Self.dateScalars.contains(sentence.text[start - 1])
        || sentence.text[start - 1].isDecimalDigit
    {
      start -= 1
    }
    if sentence.isClauseStart(start) { return true }
    return (1...Self.longestAdverb).contains { length in
      let start = position - length
      return start >= sentence.span.start
        && CareerWords.adverbs.contains(start..<position, of: sentence.text)
        && (sentence.isClauseStart(start)
          || CareerWords.uses.contains(start..<position, of: sentence.text))
    }
  }

  /// 甲为区教育局局长 after 任命; 甲任区教育局局长; 甲曾任区教育局局长; 聘甲等5人为区法院陪审员.
  private func readAppointment(
    of person: LocalMention, _ sentence: SentenceView, _ article: Article,
    _ isPersonnelNews: Bool, _ things: inout Things, into collector: inout StatementCollector
  ) {
    let end = person.mention.span.end
    // 慕容雨（县中医院护士）.
    if sentence.has("（", at: end) {
      readPosts(person, from: end + 1, Opening(), sentence, article, &things, into: &collector)
    }
    readTakeover(of: person, sentence, article, things, into: &collector)
    if readProfile(of: person, sentence, article, &things, into: &collector) { return }
    let position = afterOthers(afterList(end, sentence), sentence)
    if readCareer(of: person, from: position, sentence, article, &things, &collector) { return }
    guard sentence.has("为", at: afterAdverbs(position, sentence)) else { return }
    let verb = appointer(of: person, sentence)
    guard isPersonnelNews || verb != nil else { return }
    let isHired = verb.map { CareerWords.hirings.end(in: sentence.text, at: $0) != nil } ?? false
    readPosts(
      person, from: afterAdverbs(position, sentence) + 1,
      Opening(takesTopic: isHired, takesLastBody: true), sentence, article, &things,
      into: &collector)
  }

  /// 任区教育局局长 and the like from a position on; tells whether a word of a career stands there.
  @discardableResult private func readCareer(
    of person: LocalMention, from start: Int, _ sentence: SentenceView, _ article: Article,
    _ things: inout Things, _ collector: inout StatementCollector
  ) -> Bool {
    let position = afterAdverbs(start, sentence)
    guard let (mark, end) = CareerWords.career(at: position, in: sentence) else { return false }
    let isEquation = CareerWords.equations.contains(position..<end, of: sentence.text)
    let opening = Opening(
      mark: mark, takesTopic: !isEquation, isEquation: isEquation, takesLastBody: !isEquation)
    readPosts(person, from: end, opening, sentence, article, &things, into: &collector)
    return true
  }

  private func afterAdverbs(_ start: Int, _ sentence: SentenceView) -> Int {
    var position = start
    while let end = sentence.end(of: CareerWords.adverbs, at: position) { position = end }
    return position
  }

  /// Skips the other names of a list, with what stands in brackets behind them: 甲、乙（女）、丙.
  private func afterList(_ start: Int, _ sentence: SentenceView) -> Int {
    var position = start
    while position < sentence.span.end {
      if sentence.has("（", at: position),
        let close = sentence.text[position..<min(sentence.span.end, position + 8)].firstIndex(
          of: "）")
      {
        position = close + 1
      }
      guard let next = Self.listMarks.end(in: sentence.text, at: position),
        let index = sentence.mention(at: next), sentence.bits[index] == Self.person
      else { return position }
      position = sentence.mentions[index].mention.span.end
    }
    return position
  }

  /// 由某某接任: the post that the sentence named last.
  private func readTakeover(
    of person: LocalMention, _ sentence: SentenceView, _ article: Article, _ things: Things,
    into collector: inout StatementCollector
  ) {
    let span = person.mention.span
    guard let post = things.lastPost, span.start > sentence.span.start,
      sentence.text[span.start - 1] == "由",
      let end = sentence.end(of: CareerWords.takeovers, at: span.end), sentence.isClauseEnd(end)
    else { return }
    add(
      person, post.title, nil, (post.body, nil), end, sentence, article, things, into: &collector)
  }

  /// Skips 等54人 behind a name.
  private func afterOthers(_ position: Int, _ sentence: SentenceView) -> Int {
    guard sentence.has("等", at: position) else { return position }
    var end = position + 1
    while end < sentence.span.end, end - position < 8, sentence.text[end] != "人",
      sentence.text[end] != "名", sentence.text[end].isHan || sentence.text[end].isDecimalDigit
    {
      end += 1
    }
    return end < sentence.span.end && sentence.text[end] == "人" ? end + 1 : position
  }

  /// Where the verb before the one who is given a post begins, or before the list that he is of.
  private func appointer(of person: LocalMention, _ sentence: SentenceView) -> Int? {
    var start = person.mention.span.start
    while true {
      if let verb = CareerWords.appointers.start(in: sentence.text, endingAt: start),
        verb >= sentence.span.start
      {
        return verb
      }
      guard let mark = Self.listMarks.start(in: sentence.text, endingAt: start),
        let before = sentence.mention(endingAt: mark), sentence.bits[before] == Self.person
      else { return nil }
      start = sentence.mentions[before].mention.span.start
    }
  }

  /// 免去甲的区教育局局长职务, 免去其区教育局局长职务, 辞去区教育局局长职务.
  private func readRemoval(
    after start: Int, _ last: LocalMention?, _ sentence: SentenceView, _ article: Article,
    _ things: inout Things, into collector: inout StatementCollector
  ) {
    var position = start
    var person = last
    if let index = sentence.mention(at: position),
      sentence.mentions[index].mention.type == .person
    {
      person = sentence.mentions[index]
      position = sentence.mentions[index].mention.span.end
    } else if sentence.has("其", at: position) {
      position += 1
    }
    if let end = sentence.end(of: CareerWords.addresses, at: position) { position = end }
    if sentence.has("的", at: position) { position += 1 }
    guard let person else { return }
    readPosts(
      person, from: position, Opening(mark: .removed), sentence, article, &things,
      into: &collector)
  }

  /// Bodies and titles from a position on: 区教育局局长、党组书记，区水利局副局长.
  func readPosts(
    _ person: LocalMention, from start: Int, _ opening: Opening, _ sentence: SentenceView,
    _ article: Article, _ things: inout Things, into collector: inout StatementCollector
  ) {
    var body: (entity: Int, span: TextSpan?)?
    var position = start
    if sentence.mention(at: sentence.nameStart(at: position)) == nil {
      body = bodyBefore(position, opening, sentence, things)
    }
    while position < sentence.span.end {
      if let reference = sentence.reference(at: position),
        SentenceView.bodyTypes.contains(reference.type)
      {
        body = (reference.entity, nil)
        position = reference.span.end
        if sentence.has("的", at: position) { position += 1 }
      } else if let index = sentence.mention(at: sentence.nameStart(at: position)) {
        let mention = sentence.mentions[index]
        guard Self.bodies.contains(mention.mention.type) || mention.mention.type == .region else {
          return
        }
        body = (mention.entity, mention.mention.span)
        position = mention.mention.span.end
        if sentence.has("的", at: position) { position += 1 }
      }
      guard let current = body,
        let (title, end) = titles.reading(
          at: position, in: sentence.text, limit: sentence.span.end)
          ?? titles.unknown(
            at: position, in: sentence, isList: opening.mark == .former && !opening.isEquation),
        let holder = holder(of: title, current.entity, &things),
        !(opening.isEquation && isNamed(at: end, sentence))
      else { return }
      add(
        person, title, opening.mark ?? pastMark(sentence, end), (holder, current.span), end,
        sentence, article, things, into: &collector)
      if opening.mark != .planned { things.lastPost = (title, holder) }
      position = end
      while position < sentence.span.end, Self.skipped.contains(sentence.text[position]),
        opening.mark == .planned
      {
        position += 1
      }
      guard position < sentence.span.end, Self.separators.contains(sentence.text[position])
      else { return }
      // Behind a comma only another body begins another post of the row.
      let isList = sentence.text[position] == "、"
      position += 1
      if !isList, sentence.mention(at: position) == nil { return }
    }
  }

  /// 是农业局农技员丙: the title is not of the person before, but of another one.
  private func isNamed(at position: Int, _ sentence: SentenceView) -> Bool {
    sentence.mention(at: position).map {
      sentence.mentions[$0].mention.type == .person
    } ?? false
  }

  /// The body of titles that print none: the one that the sentence is about, or for 历任技术员、厂长
  /// the one that it named last.
  private func bodyBefore(
    _ position: Int, _ opening: Opening, _ sentence: SentenceView, _ things: Things
  ) -> (entity: Int, span: TextSpan?)? {
    // 选举甲为区总工会主席，乙、丙为副主席.
    if opening.takesLastBody, let post = things.lastPost { return (post.body, nil) }
    if opening.takesTopic {
      guard let topic = sentence.topic, Self.bodies.contains(topic.type),
        sentence.names(topic.entity, before: position)
      else { return nil }
      return (topic.entity, nil)
    }
    guard opening.mark == .former,
      let (title, _) = titles.reading(
        at: position, in: sentence.text, limit: sentence.span.end),
      let last = sentence.bodies(before: position).last(where: { $0.span != nil })
    else { return nil }
    let body = things.entities[last.entity]
    return TitleFit.fit(title, body.name, body.type) == .conflicts ? nil : last
  }

  /// The body in which someone holds a post: the government for 苇洲县县长 and for 市委副书记、市长.
  private func holder(of title: String, _ body: Int, _ things: inout Things) -> Int? {
    let thing = things.entities[body]
    guard Governments.isHead(title), !thing.name.hasScalarSuffix("政府") else {
      return thing.type == .region ? nil : body
    }
    return governments.government(
      headedBy: title, near: [thing], home: things.home, in: &things.entities)
      ?? (thing.type == .region ? nil : body)
  }

  /// 利用担任县长等职务上的便利: what someone abused is over.
  private func pastMark(_ sentence: SentenceView, _ position: Int) -> PostTitle.Mark? {
    var place = position
    while place < sentence.span.end {
      if sentence.end(of: CareerWords.abuses, at: place) != nil { return .former }
      place += 1
    }
    return nil
  }

  private func add(
    _ person: LocalMention, _ title: String, _ mark: PostTitle.Mark?,
    _ body: (entity: Int, span: TextSpan?), _ end: Int, _ sentence: SentenceView,
    _ article: Article, _ things: Things, into collector: inout StatementCollector
  ) {
    let isMembership = PostTitles.isMembership(title, in: things.entities[body.entity].name)
    // A person who is carried over from an earlier sentence is not named here.
    let isHere = sentence.span.contains(person.mention.span)
    let starts = [isHere ? person.mention.span.start : end, body.span?.start ?? end]
    let ends = [isHere ? person.mention.span.end : 0, body.span?.end ?? 0, end]
    var clause = StatementCollector.clause(
      around: (starts.min() ?? end)..<(ends.max() ?? end), in: sentence)
    // The day that the sentence names is part of what it says.
    if let day = StatedDate.first(
      in: sentence.text, sentence.span.start..<clause.start, relativeTo: Self.anyDay)
    {
      clause = TextSpan(start: day.span.start, end: clause.end)
    }
    collector.add(
      LocalStatement(
        subject: .entity(person.entity),
        predicate: isMembership ? .memberOf : .holdsPosition,
        object: .entity(body.entity),
        qualifier: isMembership
          ? nil : PostTitle(title: title, mark: mark).description,
        evidence: LocalEvidence(
          article: article.ordinal, span: clause,
          text: String(scalars: sentence.text[clause.range]),
          subjectSpan: isHere ? person.mention.span : nil, objectSpan: body.span,
          rule: mark == .removed ? "post.removed" : "post.appointed", score: 0.93)))
  }

  private static let bodies: Set<EntityType> = [.agency, .organization, .enterprise]
  private static let listMarks: WordList = ["、", "和", "与", "及"]
  private static let separators: ScalarSet = ["、", "，"]
  private static let skipped: ScalarSet = ["人", "选"]
  /// Where a day stands does not depend on the day of the issue.
  private static let anyDay = CalendarDate(year: 2000, month: 1, day: 1)
  private static let longestAdverb = 3
  /// 1983年, 1993年1月, 去年底.
  private static let dateScalars: ScalarSet = "年月日底初春夏秋冬"
  private static let longestDate = 12
  private static let person = TypeBits.of(.person)
}
