internal import InkGraphCore
internal import Ontology

/// Completes the short forms of banks and well-known firms, and compares the names of others.
struct FirmNames: Sendable {
  private let known: [ByteText: String]

  init(_ ontology: Ontology) {
    var known: [ByteText: String] = [:]
    for row in ontology.table("enterprises").rows {
      for name in ([row["full"]] + row.list("short")).map(ByteText.init) where known[name] == nil {
        known[name] = row["full"]
      }
    }
    self.known = known
  }

  /// The full name of a well-known firm, or nil.
  func fullName(of surface: String) -> String? { known[ByteText(surface)] }

  /// A branch or plant of a well-known firm: 农行青禾支行 is 中国农业银行青禾支行 of 中国农业银行.
  ///
  /// - Returns: The full name, the owner, and what stands behind the owner's name; nil if the name
  ///   is not that of a branch, or does not begin with a known firm.
  func branch(_ surface: String) -> (name: String, owner: String, rest: String)? {
    guard Self.branches.contains(where: { surface.hasScalarSuffix($0) }),
      fullName(of: surface) == nil
    else {
      return nil
    }
    let scalars = [Unicode.Scalar](of: surface)
    for length in stride(from: scalars.count - 2, through: 2, by: -1) {
      let head = String(scalars: scalars[..<length])
      guard let owner = fullName(of: head) else { continue }
      let rest = String(scalars: scalars[length...])
      // A bank's branch is written out; a plant stays as printed.
      let isBranch = surface.hasScalarSuffix("行")
      return (isBranch ? owner + rest : surface, owner, rest)
    }
    return nil
  }

  /// The ends of the names of offices that bear their place right before.
  static let offices = ["支公司", "分公司", "支行", "分行", "营业部", "供电公司", "供电所"]
  private static let branches = ["支行", "分行"] + plants
  /// The ends of the names of a firm's plants.
  static let plants = ["基地", "工厂", "分公司", "厂区", "分厂"]

  /// The legal and colloquial forms at the end of firms' names, longest first.
  static let forms = [
    "集团股份有限公司", "集团有限责任公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团公司",
    "总公司", "集团", "公司",
  ]

  /// The name without its company form; the name itself if it has none.
  static func withoutForm(_ name: String) -> String {
    for form in forms where name.hasScalarSuffix(form) && name.count > form.count + 1 {
      return String(name.dropLast(form.count))
    }
    return name
  }

  /// The name without its place and its company form.
  static func core(of name: String, _ regions: RegionGazetteer) -> String {
    let bare = Array(withoutForm(name).unicodeScalars)
    return String(scalars: bare[(place(in: bare[...], leaving: 2, regions)?.length ?? 0)...])
  }

  /// The region with which a name begins, and the length of the region's name.
  ///
  /// - Parameters:
  ///   - name: The name, or the end of one.
  ///   - rest: How many characters must stand behind the place.
  ///   - regions: The regions.
  /// - Returns: The longest; nil if the name begins with none.
  static func place(
    in name: ArraySlice<Unicode.Scalar>, leaving rest: Int, _ regions: RegionGazetteer
  ) -> (region: Int, length: Int)? {
    for length in stride(from: min(name.count - rest, 9), through: 2, by: -1) {
      if let region = regions.region(chain: String(scalars: name.prefix(length)), home: nil) {
        return (region, length)
      }
    }
    return nil
  }

  /// Whether the name ends in a legal form.
  static func isFull(_ name: String) -> Bool {
    name.hasScalarSuffix("有限公司") || name.hasScalarSuffix("责任公司")
  }
}
