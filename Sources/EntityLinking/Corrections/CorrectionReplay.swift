internal import InkGraphCore

/// Applies corrections, in the order of their lines, to the keys that linking gave.
///
/// What a line says holds for the library as the lines before it left it, so a renamed thing is
/// called by its new name from there on. A line that finds nothing to change, and two lines that
/// contradict each other, are reported and change nothing.
struct CorrectionReplay {
  /// What becomes of the keys that the corrections change; nil for what they drop.
  private(set) var targets: [EntityKey: EntityKey?] = [:]
  /// The names that corrections add, by the final keys.
  private(set) var aliases: [EntityKey: Set<String>] = [:]
  /// Lines that no longer apply or contradict each other.
  private(set) var diagnostics: [Diagnostic] = []

  /// For each key that stands now, the keys of the linker that became it.
  private var members: [EntityKey: [EntityKey]]
  /// The line that made a key go away.
  private var leftBy: [EntityKey: Correction] = [:]

  /// Replays corrections on the keys of a library.
  ///
  /// - Complexity: O(*n* + *c* + *m*), *n* keys, *c* corrections, *m* keys that they move.
  init(_ corrections: [Correction], keys: Set<EntityKey>) {
    members = Dictionary(uniqueKeysWithValues: keys.map { ($0, [$0]) })
    for correction in corrections { apply(correction) }
    // Keys that were moved point to where they are now.
    for (key, origins) in members {
      for origin in origins where origin != key { targets[origin] = key }
    }
  }

  private mutating func apply(_ correction: Correction) {
    // Two lines about the parts of one name are the business of the linker.
    if PersonConstraint(correction) != nil { return }
    guard members[correction.key] != nil else { return reportMissing(correction.key, correction) }
    let key = correction.key
    switch correction.action {
    case .same:
      guard let other = correction.otherKey else { return }
      guard members[other] != nil else { return reportMissing(other, correction) }
      guard other != key else { return report(correction, "a thing is the same as itself") }
      move(other, to: key, correction)
    case .notSame:
      if let other = correction.otherKey, members[other] == nil {
        reportMissing(other, correction)
      }
    case .rename:
      let renamed = EntityKey(type: key.type, name: correction.argument, qualifier: key.qualifier)
      guard renamed != key else { return report(correction, "it has that name already") }
      move(key, to: renamed, correction)
    case .retype:
      let type = EntityType(rawValue: correction.argument)
      guard EntityType.mentioned.contains(type) else {
        let types = EntityType.mentioned.map(\.rawValue).joined(separator: ", ")
        return report(correction, "no thing has the type '\(type)'; the types are \(types)")
      }
      guard type != key.type else { return report(correction, "it has that type already") }
      move(key, to: EntityKey(type: type, name: key.name), correction)
    case .drop:
      for origin in members[key] ?? [] { targets.updateValue(nil, forKey: origin) }
      members[key] = nil
      leftBy[key] = correction
    case .alias:
      aliases[key, default: []].insert(correction.argument)
      let same = EntityKey(type: key.type, name: correction.argument)
      if same != key, members[same] != nil { move(same, to: key, correction) }
    }
  }

  private mutating func move(_ key: EntityKey, to target: EntityKey, _ correction: Correction) {
    members[target, default: []] += members.removeValue(forKey: key) ?? []
    if let names = aliases.removeValue(forKey: key) {
      aliases[target, default: []].formUnion(names)
    }
    leftBy[key] = correction
    leftBy[target] = nil
  }

  private mutating func reportMissing(_ key: EntityKey, _ correction: Correction) {
    if let earlier = leftBy[key] {
      report(
        correction,
        "'\(key)' is gone since line \(earlier.location.line) (\(earlier.action.rawValue)); "
          + "name what it became, or take one of the lines out")
    } else {
      report(
        correction,
        "the library has no '\(key)'; `inkgraph find` looks for its name")
    }
  }

  private mutating func report(_ correction: Correction, _ message: String) {
    diagnostics.append(
      Diagnostic(.warning, at: correction.location, "\(correction.action.rawValue): \(message)"))
  }
}
