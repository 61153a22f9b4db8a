internal import InkGraphCore

/// The name of a rule that proposes several types, such as `agency.anchored`.
///
/// The names are made once, not anew for each candidate.
struct RuleName: Sendable {
  private let rule: String
  private let known: [(type: EntityType, name: String)]

  /// Makes the names of a rule.
  init(_ rule: String) {
    self.rule = rule
    known = EntityType.mentioned.map { ($0, "\($0.rawValue).\(rule)") }
  }

  /// The name for a type.
  func callAsFunction(_ type: EntityType) -> String {
    known.first { $0.type == type }?.name ?? "\(type.rawValue).\(rule)"
  }
}
