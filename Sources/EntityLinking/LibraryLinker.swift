public import InkGraphCore
public import Ontology

/// Decides which things of different issues are one, and gathers what all issues say of them.
///
/// Things of one type and canonical name are one. People are split where one name has posts that
/// one person can't have; a firm's short name joins the only full name that holds it; a project is
/// the same with and without its quotes.
///
/// **Invariant:** the result depends on the set of parts alone, not on their order.
public struct LibraryLinker: Sendable {
  private let titleContexts: [String: String]
  private let placeNames: RegionGazetteer

  /// Makes a linker that knows what the ontology knows.
  public init(_ ontology: Ontology) {
    var contexts: [String: String] = [:]
    for row in ontology.table("titles").rows { contexts[row["title"]] = row["context"] }
    titleContexts = contexts
    placeNames = ontology.regions
  }

  /// Links the parts of a library.
  ///
  /// - Complexity: O(*n* log *n*), *n* local entities, mentions and statements together, plus
  ///   O(*k*²) for the *k* posts of one name.
  public func link(_ unordered: [IssuePart]) -> LinkedLibrary {
    let parts = unordered.sorted { $0.issue.key < $1.issue.key }
    return LibraryAssembly(parts, keys(of: parts)).library()
  }

  /// The key of each thing of each part.
  ///
  /// - Parameter parts: All parts of a library, sorted by key. Their skeletons are enough.
  /// - Returns: The keys, in the order of the parts and of their things.
  /// - Complexity: As `link`.
  public func keys(of parts: [IssuePart]) -> [[EntityKey]] {
    var keys = initialKeys(parts)
    let persons = PersonClusters(parts, titleContexts: titleContexts)
    for (place, qualifier) in persons.qualifiers {
      let old = keys[place.part][place.entity]
      keys[place.part][place.entity] = EntityKey(
        type: old.type, name: old.name, qualifier: qualifier)
    }
    let renamed = NameMerges(keys.joined(), regions: placeNames).targets
    for part in keys.indices {
      for index in keys[part].indices {
        if let target = renamed[keys[part][index]] { keys[part][index] = target }
      }
    }
    return keys
  }

  private func initialKeys(_ parts: [IssuePart]) -> [[EntityKey]] {
    parts.map { part in part.entities.map { EntityKey(type: $0.type, name: $0.name) } }
  }
}
