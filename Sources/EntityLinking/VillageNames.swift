internal import InkGraphCore

/// Completes the bare names of villages from other articles of the same paper.
///
/// 红旗村 is the village of that name that the paper names with its town elsewhere, if it names only
/// one so. Papers of other districts have villages of their own.
struct VillageNames {
  /// For each newspaper and bare name the full names, of which two say that neither is meant.
  private var names: [Place: Set<String>] = [:]

  private struct Place: Hashable {
    let newspaper: String
    let name: String
  }

  /// Takes note of the villages that the parts name with their towns.
  ///
  /// - Complexity: O(*n*), *n* entities and statements.
  init(_ parts: [IssuePart]) {
    for part in parts {
      for statement in part.statements where statement.evidence.rule == LocalStatement.villageRule {
        guard case .entity(let village) = statement.subject,
          case .entity(let town) = statement.object
        else { continue }
        let full = part.entities[village].name
        let above = part.entities[town].name
        guard full.hasScalarPrefix(above) else { continue }
        let place = Place(
          newspaper: part.issue.newspaper, name: String(full.dropFirst(above.count)))
        names[place, default: []].insert(full)
      }
    }
  }

  /// The full name of a region of a part, if it is the bare name of a village.
  func full(_ name: String, in part: IssuePart) -> String? {
    guard name.hasScalarSuffix("村") || name.hasScalarSuffix("社区"),
      let found = names[Place(newspaper: part.issue.newspaper, name: name)], found.count == 1
    else { return nil }
    return found.first
  }
}
