public import InkGraphCore
public import Ontology

/// The things of one issue and what their names alone say of them.
public struct LinkedIssue: Hashable, Sendable {
  /// The things, each once.
  public var entities: [LocalEntity]
  /// The mentions with the things they name, ordered by article and span.
  public var mentions: [LocalMention]
  /// Facts that the names, the masthead and the bylines carry.
  public var statements: [LocalStatement]
}

/// Decides what each mention of an issue names, as a local reader of the paper would.
///
/// Short forms are completed by rule and context: 区住建局 by the paper's own district, 管委 by the
/// committee named before, 农行 by the list of banks. What needs other issues is left to
/// `LibraryLinker`.
///
/// **Invariant:** the result depends on the issue, the mentions and the home region alone.
public struct IssueLinker: Sendable {
  let ontology: Ontology
  let bodies: BodyNames
  let firms: FirmNames
  let titles: TitleWords
  let trades: TradeWords
  let nameKinds: NameKinds
  /// The titles by which anyone may be addressed: 先生, 大爷, 老师.
  let addresses: Set<String>
  /// The head nouns of functional areas.
  private let areaHeads: [String]
  /// The last scalars of `areaHeads`, which most names lack.
  private let areaEnds: Set<Unicode.Scalar>
  private let memos = LinkMemos()

  /// Makes a linker that knows what the ontology knows.
  public init(_ ontology: Ontology) {
    self.ontology = ontology
    bodies = BodyNames(ontology)
    firms = FirmNames(ontology)
    trades = TradeWords(ontology)
    nameKinds = NameKinds(ontology)
    let forAnyone = ontology.table("titles").rows.filter {
      $0["context"] == "citizen" && $0["walk"].isEmpty
    }
    addresses = Set(forAnyone.map { $0["title"] } + ["老师"])
    titles = TitleWords(ontology.table("titles").rows.map { $0["title"] })
    areaHeads = ontology.table("heads").rows.filter { $0["type"] == "region" }.map { $0["head"] }
    areaEnds = Set(areaHeads.compactMap(\.unicodeScalars.last))
  }

  /// Whether a name ends in the head noun of a functional area.
  func isArea(_ name: String) -> Bool {
    guard let last = name.unicodeScalars.last, areaEnds.contains(last) else { return false }
    return areaHeads.contains { name.hasScalarSuffix($0) }
  }

  /// Links the mentions of one issue.
  ///
  /// - Parameters:
  ///   - issue: The issue.
  ///   - mentions: For each article its mentions in order of their spans.
  ///   - home: The index of the paper's own region.
  /// - Returns: The things, the mentions that name them, and what the names say.
  /// - Complexity: O(*m* log *m*), *m* mentions, times the length of names.
  public func link(_ issue: Issue, mentions: [[Mention]], home: Int?) -> LinkedIssue {
    var table = EntityTable()
    var facts = NameFacts(ontology: ontology)
    var linked: [LocalMention] = []
    let fullFirms = Set(
      mentions.joined().filter { $0.type == .enterprise && FirmNames.isFull($0.surface) }
        .map(\.surface.squeezed)
    ).sorted { $0.precedesByScalars($1) }
    memos.withMemo(home: home) { memo in
      for (article, found) in zip(issue.articles, mentions) {
        var linker = ArticleLinker(
          self, article: article, home: home, fullFirms: fullFirms, memo: memo)
        linked += linker.link(found, into: &table, &facts)
      }
    }
    MastheadLinker(self, issue: issue, home: home).link(into: &table, &facts)
    facts.addGazetteer(into: &table)
    return LinkedIssue(
      entities: table.entities, mentions: linked, statements: facts.statements)
  }
}
