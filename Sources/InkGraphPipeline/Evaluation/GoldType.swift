package import InkGraphCore

/// What a corpus means by one of its labels.
package enum GoldType: Hashable, Sendable {
  /// A type that the program knows too.
  case type(EntityType)
  /// Any body: agency, enterprise or organization.
  case body

  /// The meaning of a label; nil for what the program does not look for, such as dates and products.
  package init?(label: String) {
    switch label {
    case "per", "name", "person_name", "person": self = .type(.person)
    case "loc", "location", "address", "region": self = .type(.region)
    case "company_name", "company", "enterprise": self = .type(.enterprise)
    case "government", "agency": self = .type(.agency)
    case "organization": self = .type(.organization)
    case "org", "org_name": self = .body
    default: return nil
    }
  }

  /// The types of bodies.
  static let bodies: [EntityType] = [.agency, .enterprise, .organization]

  /// Whether it is a body of any kind.
  var isBody: Bool {
    switch self {
    case .body: true
    case .type(let type): Self.bodies.contains(type)
    }
  }
}
