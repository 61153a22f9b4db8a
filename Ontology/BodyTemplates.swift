public import InkGraphCore

/// The standing bodies that exist once per region, as templates of their names.
///
/// A template such as `中共{R}委组织部` has one slot, `{R}`, for a region. In a full name the slot
/// holds the region's canonical name (青岛市即墨区); in a short form it may also hold the region's
/// own name, or its level word alone (区委组织部), which a reader of the local paper completes.
///
/// **Invariant:** composing a full name and parsing it again gives the same template and region.
public struct BodyTemplates: Sendable {
  /// One way to write a body's name.
  public struct Form: Sendable {
    /// What stands before the region.
    public let prefix: [Unicode.Scalar]
    /// What stands after the region.
    public let suffix: [Unicode.Scalar]
    /// The index of the body in `bodies`.
    public let body: Int
    /// Whether it is the full form.
    public let isFull: Bool
  }

  /// A body that exists once per region.
  public struct Body: Sendable {
    /// The template of the full name.
    public let full: String
    /// The type: agency or organization.
    public let type: EntityType
    /// The levels of region at which the body exists, as letters: n, p, c, d, t.
    public let levels: Set<Character>
    /// The template of the full name of the body above it, if there is one.
    public let parent: String?
  }

  /// Every body.
  public let bodies: [Body]
  /// Every way to write one, longest constant part first.
  public let forms: [Form]
  private let bodyByTemplate: [String: Int]

  /// Reads the rows of `agencies.tsv`.
  ///
  /// - Parameter rows: Full template, short templates parted by `|`, level letters parted by
  ///   commas, type, template of the parent or the empty string.
  public init(
    rows: some Sequence<(full: String, short: String, levels: String, type: String, parent: String)>
  ) {
    var bodies: [Body] = []
    var forms: [Form] = []
    var index: [String: Int] = [:]
    var levels: [String: Set<Character>] = [:]
    for row in rows {
      let body = bodies.count
      index[row.full] = index[row.full] ?? body
      let letters = levels[row.levels] ?? Set(row.levels.filter { $0 != "," && $0 != " " })
      levels[row.levels] = letters
      bodies.append(
        Body(
          full: row.full, type: EntityType(rawValue: row.type), levels: letters,
          parent: row.parent.isEmpty ? nil : row.parent))
      let short = Array(row.short.unicodeScalars).split(separator: "|").map(Array.init)
      let printed = [Array(row.full.unicodeScalars)] + short
      let templates = printed + printed.flatMap(Self.variants)
      for (rank, template) in templates.enumerated()
      where !templates[..<rank].contains(template) {
        guard let slot = template.firstIndex(of: "{"),
          template[slot...].starts(with: Self.slot)
        else { continue }
        forms.append(
          Form(
            prefix: Array(template[..<slot]), suffix: Array(template[(slot + Self.slot.count)...]),
            body: body, isFull: rank == 0))
      }
    }
    self.bodies = bodies
    self.forms = forms
    bodyByTemplate = index
  }

  /// The full name of a body of a region.
  public func name(of body: Int, region: String) -> String {
    Self.fill(bodies[body].full, region)
  }

  /// The index of the body above, or nil.
  public func parent(of body: Int) -> Int? { bodies[body].parent.flatMap { bodyByTemplate[$0] } }

  /// The index of the body with this template of a full name.
  public func body(template: String) -> Int? { bodyByTemplate[template] }

  /// Forms that every name has: without 和 (人力资源社会保障局), and 委 for 委员会 (卫生健康委).
  private static func variants(of template: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var result: [[Unicode.Scalar]] = []
    if template.contains("和") { result.append(template.filter { $0 != "和" }) }
    for name in [template] + result
    where name.count > 9 && name.suffix(3).elementsEqual(committee) {
      result.append(name.dropLast(2))
    }
    return result
  }

  private static let slot = Array("{R}".unicodeScalars)
  private static let committee = Array("委员会".unicodeScalars)

  private static func fill(_ template: String, _ region: String) -> String {
    guard let slot = template.firstRange(of: "{R}") else { return template }
    return String(template[..<slot.lowerBound]) + region + String(template[slot.upperBound...])
  }
}
