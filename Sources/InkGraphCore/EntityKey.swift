/// What tells one entity from every other: type, canonical name and, for namesakes, a qualifier.
///
/// A key follows from the texts alone, never from the order in which they were read, so parts of a
/// library that were built apart can be merged.
public struct EntityKey: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The class of the entity.
  public let type: EntityType
  /// The canonical name.
  public let name: String
  /// The body, or another mark, that parts two things of one type and name; nil for almost all.
  public let qualifier: String?

  /// Makes a key.
  public init(type: EntityType, name: String, qualifier: String? = nil) {
    self.type = type
    self.name = name
    self.qualifier = qualifier
  }

  /// Reads `person/张伟@青岛市教育局`; nil without a type.
  public init?(_ text: some StringProtocol) {
    guard let slash = text.firstIndex(of: "/"), slash != text.startIndex else { return nil }
    let rest = text[text.index(after: slash)...]
    let type = EntityType(rawValue: String(text[..<slash]))
    if let at = rest.lastIndex(of: "@"), type == .person {
      self.init(
        type: type, name: String(rest[..<at]), qualifier: String(rest[rest.index(after: at)...]))
    } else {
      self.init(type: type, name: String(rest))
    }
  }

  /// Whether a surface is another name of the thing: not its own, nor the family name of a person alone.
  package func hasAlias(_ surface: String) -> Bool {
    if type == .person, surface.unicodeScalars.count == 1 { return false }
    return !surface.hasSameScalars(as: name)
  }

  /// The key as text: `person/张伟@青岛市教育局`.
  public var description: String {
    let base = "\(type.rawValue)/\(name)"
    return qualifier.map { "\(base)@\($0)" } ?? base
  }

  /// Whether both have the same scalars; hashing and comparing texts as a reader sees them takes most of
  /// the time of linking.
  public static func == (left: EntityKey, right: EntityKey) -> Bool {
    left.name.hasSameScalars(as: right.name) && left.type == right.type
      && left.qualifier.hasSameScalars(as: right.qualifier)
  }

  /// Hashes the scalars.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(scalarsOf: type.rawValue)
    hasher.combine(scalarsOf: name)
    if let qualifier { hasher.combine(scalarsOf: qualifier) }
  }

  /// Orders by type, name and qualifier, by Unicode scalars, so that no locale can change it.
  public static func < (left: EntityKey, right: EntityKey) -> Bool {
    if left.type != right.type { return left.type < right.type }
    if !left.name.hasSameScalars(as: right.name) {
      return left.name.precedesByScalars(right.name)
    }
    return left.qualifier.precedesByScalars(right.qualifier)
  }
}
