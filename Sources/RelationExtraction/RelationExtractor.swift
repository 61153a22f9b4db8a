public import InkGraphCore
public import Ontology

/// Reads statements off the articles of one issue.
///
/// Declared rules (`Ontology/relations.rules`) over typed mentions do most of the work; posts, whose
/// title chains and lists have a grammar of their own, are read by `PostReader`. Every statement
/// carries the words that say it and the rule that read them.
///
/// **Invariant:** a statement outside its predicate's domain or range is refused with a diagnostic.
public struct RelationExtractor: Sendable {
  private let ontology: Ontology
  private let rules: RuleIndex
  private let literals: LiteralClasses
  private let posts: PostReader
  private let appointments: AppointmentReader
  /// The ends of the names of projects, written backwards, with their kinds.
  private let projectHeads: WordTrie
  private let headKinds: [ProjectKind]

  /// Makes an extractor with the ontology's rules and, after them, a user's own.
  ///
  /// - Parameters:
  ///   - ontology: What the program knows.
  ///   - extraRules: More rules, such as from `--rules FILE`.
  /// - Throws: `RuleError` if the ontology's rule file can't be read, or a rule names a relation
  ///   or a type that the ontology does not have.
  public init(_ ontology: Ontology, extraRules: [RelationRule] = []) throws(RuleError) {
    self.ontology = ontology
    let own = try RuleParser(
      String(decoding: ontology.relationRules, as: UTF8.self),
      source: ontology.relationRulesSource
    ).rules()
    for rule in own + extraRules { try Self.check(rule, ontology) }
    rules = RuleIndex(own + extraRules)
    literals = LiteralClasses(ontology)
    let titles = PostTitles(ontology, literals)
    let governments = Governments(ontology)
    posts = PostReader(ontology, literals, titles, governments)
    appointments = AppointmentReader(titles, governments)
    let heads = ontology.table("heads").rows.filter { $0["type"] == "project" }
    projectHeads = WordTrie(heads.map { Array($0["head"].unicodeScalars.reversed()) })
    headKinds = heads.map { [rules] in rules.kind(named: $0["kind"]) }
  }

  /// Adds what the articles of an issue state to what its names state.
  ///
  /// - Parameters:
  ///   - issue: The issue.
  ///   - entities: The things of the issue; bodies that only a title implies (区长) are added.
  ///   - mentions: The linked mentions, ordered by article and span.
  ///   - named: Statements that the linker read off names, masthead and bylines.
  ///   - home: The index of the paper's own region.
  /// - Returns: All statements in order of their evidence, and what was refused.
  public func statements(
    of issue: Issue, entities: inout [LocalEntity], mentions: [LocalMention],
    named: [LocalStatement], home: Int?
  ) -> (statements: [LocalStatement], diagnostics: [Diagnostic]) {
    var collector = StatementCollector(named)
    var index = 0
    for article in issue.articles {
      let first = index
      while index < mentions.count, mentions[index].article == article.ordinal { index += 1 }
      read(
        article, Array(mentions[first..<index]), entities: &entities, home: home, into: &collector)
    }
    return validated(collector.withoutWeakLinks, entities, issue)
  }

  /// The statements that the rules read off one article, for the rules' own tests.
  func read(
    _ article: Article, _ mentions: [LocalMention], entities: inout [LocalEntity], home: Int?,
    into collector: inout StatementCollector
  ) {
    let text = article.scalars
    var views = SentenceViews(
      article, text, mentions, kinds: mentions.map { kind($0) }, entities: entities,
      home: homeEntity(of: text, home, entities))
    let isPersonnelNews = views.marks.contains {
      $0.kinds.contains(.personnel) && Self.personnel.end(in: text, at: Int($0.place)) != nil
    }
    var sentences: [SentenceView] = []
    var matcher: PatternMatcher?
    while let sentence = views.next() {
      if sentence.nameStarts.isEmpty, sentence.referenceStarts.isEmpty { continue }
      sentences.append(sentence)
      posts.read(sentence, article, entities: &entities, home: home, into: &collector)
      appointments.read(
        sentence, article, isPersonnelNews: isPersonnelNews, entities: &entities, home: home,
        into: &collector)
      readPatterns(sentence, article, by: &matcher, into: &collector)
      Companions.read(sentence, article, into: &collector)
    }
    // What a rule reads anywhere in the article says more than that two names stand together.
    for sentence in sentences { addTopicLinks(sentence, article, into: &collector) }
  }

  /// What the declared rules read in a sentence, by the matcher of the sentences before.
  private func readPatterns(
    _ sentence: SentenceView, _ article: Article, by matcher: inout PatternMatcher?,
    into collector: inout StatementCollector
  ) {
    let words = rules.words(in: sentence.text, sentence.span)
    let programs = rules.programs(possibleFor: sentence.typesHere, words)
    guard !programs.isEmpty else { return }
    if matcher == nil { matcher = PatternMatcher(sentence, rules, words, literals) }
    matcher?.turn(to: sentence, words)
    var rule: Int?
    var pairs: Set<PatternMatcher.Pair> = []
    for program in programs {
      // Patterns are alternatives: what an earlier one of the rule reads, a later one does not
      // read again.
      if rule != rules.programs[program].rule { pairs = [] }
      rule = rules.programs[program].rule
      let matches = matcher?.matches(ofProgram: program) ?? []
      guard let rule, !matches.isEmpty else { continue }
      for match in matches {
        collector.add(match, rules.rules[rule], sentence, article, unless: pairs)
      }
      for match in matches { pairs.formUnion(match.pairs) }
    }
  }

  /// The paper's own region among the entities, if the text calls it 我县 or 我市.
  private func homeEntity(
    of text: [Unicode.Scalar], _ home: Int?, _ entities: [LocalEntity]
  ) -> Int? {
    guard let home, Self.ownPlaces.firstPlace(in: text, text.indices) != nil else { return nil }
    let name = ontology.regions.canonicalName(of: home)
    return entities.firstIndex { $0.type == .region && $0.name == name }
  }

  private static let ownPlaces: WordList = ["我县", "我区", "我市", "我省", "我州", "我旗"]

  /// A project in a sentence about a body is a matter of that body, even if no rule says which.
  private func addTopicLinks(
    _ sentence: SentenceView, _ article: Article, into collector: inout StatementCollector
  ) {
    addHeadlineLinks(sentence, article, into: &collector)
    guard let topic = sentence.topic, topic.type != .region, !topic.speaks else { return }
    let isNamed = sentence.names(topic.entity, before: sentence.span.end)
    // A sentence that names another actor is not about the body of an earlier one.
    guard isNamed || !sentence.namesActor else { return }
    for index in sentence.here
    where sentence.mentions[index].mention.type == .project
      && (isNamed || Self.undertakings.contains(sentence.kinds[index].name))
    {
      let mention = sentence.mentions[index]
      guard
        !collector.links(topic.entity, mention.entity, article: article.ordinal)
      else { continue }
      let span = mention.mention.span
      let clause = StatementCollector.clause(around: span.range, in: sentence)
      collector.add(
        LocalStatement(
          subject: .entity(topic.entity),
          predicate: topic.type == .organization && sentence.kinds[index].name == "contest"
            ? Predicate(rawValue: "participatesIn")
            : Self.topicPredicate(sentence.kinds[index].name),
          object: .entity(mention.entity),
          evidence: LocalEvidence(
            article: article.ordinal, span: clause,
            text: String(scalars: sentence.text[clause.range]), objectSpan: span,
            rule: "topic.\(sentence.kinds[index].name)", score: 0.45)))
    }
  }

  /// A body that acts in an article whose headline names one project relates to that project.
  private func addHeadlineLinks(
    _ sentence: SentenceView, _ article: Article, into collector: inout StatementCollector
  ) {
    guard let project = sentence.headlineProjects.first,
      Set(sentence.headlineProjects).count == 1, sentence.topic != nil,
      let kind = sentence.projects.first(where: { $0.entity == project })?.kind,
      kind.name != "event"
    else { return }
    for mention in sentence.mentions[sentence.here]
    where Self.actors.contains(mention.mention.type) {
      let span = mention.mention.span
      guard sentence.isClauseStart(span.start) || sentence.text[span.start - 1] == "、",
        !sentence.isBodyOfPost(mention),
        !collector.links(mention.entity, project, article: article.ordinal)
      else { continue }
      let clause = StatementCollector.clause(around: span.range, in: sentence)
      collector.add(
        LocalStatement(
          subject: .entity(mention.entity), predicate: Predicate(rawValue: "relatesTo"),
          object: .entity(project),
          evidence: LocalEvidence(
            article: article.ordinal, span: clause,
            text: String(scalars: sentence.text[clause.range]), subjectSpan: span,
            rule: "headline.project", score: 0.4)))
    }
  }

  private static let actors: Set<EntityType> = [.agency, .enterprise]
  /// Kinds of project that bodies work on; who acts in a report of a meeting is a guest of it.
  private static let undertakings: Set<String> = [
    "works", "campaign", "pilot", "platform", "brand",
  ]

  private static func topicPredicate(_ kind: String) -> Predicate {
    switch kind {
    case "campaign", "pilot", "platform", "brand": Predicate(rawValue: "undertakes")
    case "activity": Predicate(rawValue: "organizes")
    default: Predicate(rawValue: "relatesTo")
    }
  }

  private func kind(_ mention: LocalMention) -> ProjectKind {
    guard mention.mention.type == .project else { return .none }
    if mention.mention.source == "project.line" || mention.mention.source == "project.metro-line" {
      return rules.kind(named: "works")
    }
    if mention.mention.source == "project.event" { return rules.kind(named: "event") }
    let bare = mention.mention.surface.unicodeScalars.filter { $0 != "”" && $0 != "“" }
    // 第十二届围棋天元战, “最美家庭” of a choice: one takes part in them or wins them.
    if mention.mention.source == "project.honour" || mention.mention.source == "project.league"
      || Self.contestEnds.start(in: Array(bare), endingAt: bare.count) != nil
    {
      return rules.kind(named: "contest")
    }
    if Self.showEnds.start(in: Array(bare), endingAt: bare.count) != nil {
      return rules.kind(named: "activity")
    }
    var longest: Int?
    projectHeads.matches(in: Array(bare), endingAt: bare.count) { head, _ in longest = head }
    let kind = longest.map { headKinds[$0] } ?? rules.kind(named: "works")
    // A plan is carried out like a campaign, though its name is found like that of an activity.
    return kind.name == "activity" && bare.suffix(2).elementsEqual("计划".unicodeScalars)
      ? rules.kind(named: "campaign") : kind
  }

  private static let contestEnds: WordList = ["征文", "评选", "天元战", "名人战", "棋王战"]
  private static let showEnds: WordList = [
    "展", "灯光秀", "灯会", "庙会", "音乐节", "演唱会", "诗会", "朗诵会", "歌会", "公益行", "夏令营", "冬令营", "训练营", "巡讲", "沙龙",
    "节",
  ]
  static let personnel: WordList = ["任命", "任免", "免去", "选举"]

  private static func check(_ rule: RelationRule, _ ontology: Ontology) throws(RuleError) {
    guard ontology.schema.relation(of: rule.predicate) != nil else {
      throw RuleError(
        location: rule.location,
        message: "the ontology has no relation '\(rule.predicate)'; `inkgraph schema` lists them")
    }
    for case .mention(let slot) in rule.patterns.joined() {
      for type in slot.types where !EntityType.mentioned.contains(type) {
        throw RuleError(
          location: rule.location,
          message: "no mention has the type '\(type)'; the types are "
            + EntityType.mentioned.map(\.rawValue).joined(separator: ", "))
      }
    }
  }

  /// A functional area lies in a division; it is no part of it.
  private func placed(_ statement: LocalStatement, _ entities: [LocalEntity]) -> LocalStatement {
    guard statement.predicate == Self.partOf, statement.evidence.rule == "part.region",
      case .entity(let index) = statement.subject,
      Self.areas.contains(where: entities[index].name.hasScalarSuffix)
    else { return statement }
    var placed = statement
    placed.predicate = Self.locatedIn
    return placed
  }

  private static let partOf = Predicate(rawValue: "partOf")
  private static let locatedIn = Predicate(rawValue: "locatedIn")
  private static let areas = [
    "新城", "开发区", "高新区", "经开区", "园区", "产业园", "工业园", "科技园", "度假区", "保税区", "示范区", "合作区", "集聚区", "功能区",
  ]

  /// What a statement joins.
  private struct Classes: Hashable {
    let subject: EntityType
    let predicate: Predicate
    let object: EntityType
  }

  private func validated(
    _ statements: [LocalStatement], _ entities: [LocalEntity], _ issue: Issue
  ) -> ([LocalStatement], [Diagnostic]) {
    var kept: [LocalStatement] = []
    var diagnostics: [Diagnostic] = []
    kept.reserveCapacity(statements.count)
    // A few dozen combinations of classes come up again and again.
    var allowed: Set<Classes> = []
    func type(_ reference: LocalReference) -> EntityType {
      switch reference {
      case .entity(let index): entities[index].type
      case .article: .article
      }
    }
    for statement in statements {
      let read = statement
      let statement = placed(read, entities)
      if statement.predicate != read.predicate,
        statements.contains(where: {
          $0.subject == statement.subject && $0.predicate == statement.predicate
            && $0.object == statement.object
        })
      {
        continue
      }
      let classes = Classes(
        subject: type(statement.subject), predicate: statement.predicate,
        object: type(statement.object))
      if !allowed.contains(classes),
        let violation = ontology.schema.violation(
          subject: classes.subject, classes.predicate, object: classes.object)
      {
        diagnostics.append(
          Diagnostic(
            .note, at: SourceLocation(source: issue.source),
            "\(violation) (rule \(statement.evidence.rule): \(statement.evidence.text.prefix(40)))")
        )
      } else {
        allowed.insert(classes)
        kept.append(statement)
      }
    }
    return (kept, diagnostics)
  }
}
