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
  private let titleContexts: [String: String]

  /// Makes a linker that knows what the ontology knows.
  public init(_ ontology: Ontology) {
    var contexts: [String: String] = [:]
    for row in ontology.table("titles").rows { contexts[row["title"]] = row["context"] }
    titleContexts = contexts
    self.ontology = ontology
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
    let links = links(of: parts, correcting: corrections)
    let library = LibraryAssembly(
      parts, links.keys, dropped: links.dropped, aliases: links.aliases, schema: ontology.schema
    ).library()
    return (library, links.diagnostics)
  }

  /// What linking decides about the things of parts.
  public struct Links: Sendable {
    /// For each part the key of each of its things.
    let keys: [[EntityKey]]
    /// The things that corrections take for none.
    let dropped: Set<PersonAppearance.Place>
    /// The names that corrections add.
    public let aliases: [EntityKey: Set<String>]
    /// Corrections that no longer apply or contradict each other.
    public let diagnostics: [Diagnostic]

    /// The key of a thing of a part; nil if a correction takes it for no thing.
    public func key(ofPart part: Int, thing: Int) -> EntityKey? {
      if !dropped.isEmpty, dropped.contains(PersonAppearance.Place(part: part, entity: thing)) {
        return nil
      }
      return keys[part][thing]
    }
  }

  /// Decides about the things of parts, of which skeletons are enough.
  ///
  /// - Parameters:
  ///   - parts: The parts, sorted by key.
  ///   - corrections: A user's decisions, in the order of their lines.
  /// - Returns: The decisions.
  /// - Complexity: That of `result`.
  public func links(
    of parts: [IssuePart], correcting corrections: [Correction] = []
  ) -> Links {
    let (kept, conflicts) = CorrectionConflicts.resolve(corrections)
    var linked = keys(parts, kept)
    let replay =
      kept.isEmpty ? nil : CorrectionReplay(kept, keys: Set(linked.keys.joined()))
    let dropped = apply(replay?.targets ?? [:], to: &linked.keys)
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
      keys: linked.keys, dropped: dropped, aliases: replay?.aliases ?? [:],
      diagnostics: diagnostics.sorted { $0.location < $1.location })
  }

  /// Merges and splits that are not sure and on which no correction decides, the worst first.
  ///
  /// - Complexity: that of linking, and O(*m*) for each decision, *m* the size of its issues.
  public func decisions(
    _ unordered: [IssuePart], correcting corrections: [Correction]
  ) -> [LinkDecision] {
    let parts = unordered.sorted { $0.issue.key < $1.issue.key }
    let kept = CorrectionConflicts.resolve(corrections).kept
    let linked = keys(parts, kept)
    let decided = pairs(.same, in: kept).union(pairs(.notSame, in: kept))
    return LinkReview(parts, decided: decided)
      .decisions(linked.people.doubts, linked.merges.doubts)
  }

  private struct LinkedKeys {
    /// For each part the key of each local entity.
    var keys: [[EntityKey]]
    let constraints: [PersonConstraint]
    let people: PersonClusters
    let merges: NameMerges
  }

  /// The keys before the corrections of whole things.
  private func keys(_ parts: [IssuePart], _ corrections: [Correction]) -> LinkedKeys {
    let villages = VillageNames(parts)
    var keys = parts.map { part in
      part.entities.map { entity in
        let village = entity.type == .region ? villages.full(entity.name, in: part) : nil
        return EntityKey(type: entity.type, name: village ?? entity.name)
      }
    }
    let constraints = corrections.compactMap(PersonConstraint.init)
    let people = PersonClusters(
      PersonAppearance.all(in: parts, titleContexts: titleContexts), constraints: constraints,
      province: Provinces(ontology.regions).province)
    for (place, qualifier) in people.qualifiers {
      let old = keys[place.part][place.entity]
      keys[place.part][place.entity] = EntityKey(
        type: old.type, name: old.name, qualifier: qualifier)
    }
    let merges = NameMerges(
      keys.joined(), regions: ontology.regions, keepingApart: pairs(.notSame, in: corrections))
    apply(merges.targets.mapValues { $0 }, to: &keys)
    return LinkedKeys(keys: keys, constraints: constraints, people: people, merges: merges)
  }

  private func pairs(
    _ action: Correction.Action, in corrections: [Correction]
  ) -> Set<Set<EntityKey>> {
    Set(
      corrections.filter { $0.action == action }.compactMap { correction in
        correction.otherKey.map { [correction.key, $0] }
      })
  }

  /// Replaces keys; gives the places of those that are dropped.
  @discardableResult
  private func apply(
    _ targets: [EntityKey: EntityKey?], to keys: inout [[EntityKey]]
  ) -> Set<PersonAppearance.Place> {
    var dropped: Set<PersonAppearance.Place> = []
    guard !targets.isEmpty else { return dropped }
    for part in keys.indices {
      for index in keys[part].indices {
        guard let target = targets[keys[part][index]] else { continue }
        if let target {
          keys[part][index] = target
        } else {
          dropped.insert(PersonAppearance.Place(part: part, entity: index))
        }
      }
    }
    return dropped
  }
}
