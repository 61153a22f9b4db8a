public import InkGraphCore
public import Ontology

/// Decides which things of different issues are one, and gathers what all issues say of them.
///
/// Things of one type and canonical name are one. People are split where one name has posts that
/// one person can't have; a firm's short name joins the only full name that holds it; a project is
/// the same with and without its quotes. Last come a user's corrections.
///
/// **Invariant:** the result depends on the set of parts and the corrections alone, not on the
/// order of the parts.
public struct LibraryLinker: Sendable {
  private let ontology: Ontology
  private let jobs: Int
  private let walks: [String: PersonAppearances.Walk]
  private let nameKinds: NameKinds
  private let trades: TradeWords

  /// Makes a linker that knows what the ontology knows, and may use so many cores.
  public init(_ ontology: Ontology, jobs: Int = 1) {
    var walks: [String: PersonAppearances.Walk] = [:]
    for row in ontology.table("titles").rows {
      walks[row["title"]] = PersonAppearances.Walk(row["walk"])
    }
    self.walks = walks
    nameKinds = NameKinds(ontology)
    trades = TradeWords(ontology)
    self.ontology = ontology
    self.jobs = jobs
  }

  /// Links the parts of a library.
  ///
  /// - Complexity: O(*n* log *n*), *n* local entities, mentions and statements together.
  public func link(_ parts: [IssuePart]) -> LinkedLibrary {
    result(parts, correcting: []).library
  }

  /// Links the parts of a library and applies corrections.
  ///
  /// - Parameters:
  ///   - unordered: The parts.
  ///   - corrections: A user's decisions, in the order of their lines.
  /// - Returns: The library, and the corrections that no longer apply or contradict each other.
  /// - Complexity: O(*n* log *n*), *n* local entities, mentions and statements together, and O(*k*)
  ///   for each correction that parts the *k* appearances of one name.
  public func result(
    _ unordered: [IssuePart], correcting corrections: [Correction]
  ) -> (library: LinkedLibrary, diagnostics: [Diagnostic]) {
    let parts = unordered.sorted { $0.issue.key < $1.issue.key }
    let links = links(of: ThingTable(parts), correcting: corrections)
    let library = LibraryAssembly(
      parts, links.links.byIssue, aliases: links.aliases, schema: ontology.schema
    ).library()
    return (library, links.diagnostics)
  }

  /// What linking decides about things.
  public struct Links: Sendable {
    /// The keys of the things; things that corrections take for none have none.
    public let links: ThingLinks
    /// The names that corrections add.
    public let aliases: [EntityKey: Set<String>]
    /// Corrections that no longer apply or contradict each other.
    public let diagnostics: [Diagnostic]
  }

  /// Decides about the things of issues.
  ///
  /// - Parameters:
  ///   - things: The things.
  ///   - corrections: A user's decisions, in the order of their lines.
  /// - Returns: The decisions.
  /// - Complexity: That of `result`.
  public func links(
    of things: ThingTable, correcting corrections: [Correction] = []
  ) -> Links {
    let (kept, conflicts) = CorrectionConflicts.resolve(corrections)
    let linked = keys(things, kept, collectsDoubts: false)
    let replay = kept.isEmpty ? nil : CorrectionReplay(kept, keys: linked.table.used)
    let links = linked.table.links(of: things, moving: replay?.targets ?? [:])
    let unused = linked.constraints.filter { !linked.people.applied.contains($0.correction) }
    let diagnostics =
      conflicts + (replay?.diagnostics ?? [])
      + unused.map {
        Diagnostic(
          .warning, at: $0.correction.location,
          "\($0.correction.action.rawValue): nobody called \($0.name) bears "
            + "both marks")
      }
    return Links(
      links: links, aliases: replay?.aliases ?? [:],
      diagnostics: diagnostics.sorted { $0.location < $1.location })
  }

  /// Merges and splits that are not sure and on which no correction decides, the worst first.
  ///
  /// - Complexity: that of linking, and O(*m*) for each decision, *m* the size of its issues.
  public func decisions(
    _ unordered: [IssuePart], correcting corrections: [Correction]
  ) -> [LinkDecision] {
    let parts = unordered.sorted { $0.issue.key < $1.issue.key }
    let things = ThingTable(parts)
    let kept = CorrectionConflicts.resolve(corrections).kept
    let linked = keys(things, kept, collectsDoubts: true)
    let decided = pairs(.same, in: kept).union(pairs(.notSame, in: kept))
    return LinkReview(parts, things, decided: decided, scores: LinkScores(ontology))
      .decisions(linked.people.doubts, linked.merges.doubts)
  }

  private struct LinkedKeys {
    let table: KeyTable
    let constraints: [PersonConstraint]
    let people: PersonClusters
    let merges: NameMerges
  }

  /// The keys before the corrections of whole things.
  private func keys(
    _ things: ThingTable, _ corrections: [Correction], collectsDoubts: Bool
  ) -> LinkedKeys {
    let constraints = corrections.compactMap(PersonConstraint.init)
    let apart = pairs(.notSame, in: corrections)
    // Of firms and projects no person's mark says anything.
    var (people, (table, merges)) = Concurrently.both(jobs > 1) {
      PersonClusters(
        PersonAppearances(things, walks: walks, regions: ontology.regions),
        BodyFacts(ontology.regions, things.texts), nameKinds, constraints: constraints,
        collectsDoubts: collectsDoubts)
    } _: {
      let table = KeyTable(things)
      let merges = NameMerges(
        table.counts(of: [.enterprise, .project]), regions: ontology.regions, trades: trades,
        keepingApart: apart)
      return (table, merges)
    }
    table.mark(people)
    table.merge(merges.targets)
    return LinkedKeys(table: table, constraints: constraints, people: people, merges: merges)
  }

  private func pairs(
    _ action: Correction.Action, in corrections: [Correction]
  ) -> Set<Set<EntityKey>> {
    Set(
      corrections.filter { $0.action == action }.compactMap { correction in
        correction.otherKey.map { [correction.key, $0] }
      })
  }
}
