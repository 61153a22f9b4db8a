/// The class of an entity, by its local name in `Ontology/inkgraph.owl`.
///
/// The ontology is the list of classes; the constants here are only the ones that code refers to.
public struct EntityType: RawRepresentable, Hashable, Sendable, Comparable, Codable,
  CustomStringConvertible
{
  /// The local name, in lower case: `person`, `agency`, ….
  public let rawValue: String

  /// Wraps a local name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A human being, named without the title.
  public static let person = EntityType(rawValue: "person")
  /// A Party or government organ, people's congress, court, mass organization or working team.
  public static let agency = EntityType(rawValue: "agency")
  /// A company, group, bank or named plant.
  public static let enterprise = EntityType(rawValue: "enterprise")
  /// A medium, school, hospital or association.
  public static let organization = EntityType(rawValue: "organization")
  /// An administrative division, a country, or a functional area used as a place.
  public static let region = EntityType(rawValue: "region")
  /// A named work, campaign, platform, brand, pilot or competition.
  public static let project = EntityType(rawValue: "project")
  /// An article of an issue.
  public static let article = EntityType(rawValue: "article")
  /// One number of a newspaper.
  public static let issue = EntityType(rawValue: "issue")
  /// A newspaper as a series of issues.
  public static let newspaper = EntityType(rawValue: "newspaper")
  /// A post: a title at a body.
  public static let position = EntityType(rawValue: "position")

  /// The types that a mention can have, in the order in which tables list them.
  public static let mentioned: [EntityType] = [
    .person, .agency, .enterprise, .organization, .region, .project,
  ]

  /// Orders by name.
  public static func < (left: EntityType, right: EntityType) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The local name.
  public var description: String { rawValue }

  /// Reads the bare name.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the bare name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
