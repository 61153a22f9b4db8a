/// The kind of a statement, by its local name in `Ontology/inkgraph.owl`.
///
/// The ontology is the list of predicates, with their domains, ranges and labels; the constants
/// here are only the ones that code refers to.
public struct Predicate: RawRepresentable, Hashable, Sendable, Comparable, Codable,
  CustomStringConvertible
{
  /// The local name in lower camel case: `holdsPosition`, `partOf`, ….
  public let rawValue: String

  /// Wraps a local name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Person → article, from the byline.
  public static let authorOf = Predicate(rawValue: "authorOf")
  /// Person → body; the qualifier is the title as printed.
  public static let holdsPosition = Predicate(rawValue: "holdsPosition")
  /// Person → body, without a title.
  public static let memberOf = Predicate(rawValue: "memberOf")
  /// Agency → the region it governs or belongs to.
  public static let jurisdiction = Predicate(rawValue: "jurisdiction")
  /// Enterprise, organization, project or area → region.
  public static let locatedIn = Predicate(rawValue: "locatedIn")
  /// Region → higher region, agency → parent organ, plant → company, pilot → platform.
  public static let partOf = Predicate(rawValue: "partOf")
  /// Sponsor or editor-publisher → newspaper.
  public static let publishes = Predicate(rawValue: "publishes")
  /// Article → entity; a link of the text, not a statement.
  public static let mentions = Predicate(rawValue: "mentions")
  /// Entity ↔ entity in one sentence; for pictures, never mixed up with a statement.
  public static let mentionedWith = Predicate(rawValue: "mentionedWith")

  /// Orders by name.
  public static func < (left: Predicate, right: Predicate) -> Bool {
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
