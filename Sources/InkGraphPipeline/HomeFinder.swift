internal import InkGraphCore
internal import Ontology

/// Finds the region in which a newspaper is at home, from the bodies that publish it.
struct HomeFinder {
  let ontology: Ontology

  /// The canonical name of the home region.
  ///
  /// For a region that no gazetteer knows it is the name as the masthead prints it; nil for a
  /// national paper or a missing masthead.
  func home(of publishers: [Publisher]) -> String? {
    for publisher in publishers.filter({ $0.role == "主办" }) + publishers {
      if let name = region(in: publisher.name.squeezed) { return name }
    }
    return nil
  }

  /// The region with which a body's name begins: 云港市青禾区 of 中共云港市青禾区委.
  private func region(in body: String) -> String? {
    var name = Array(body.unicodeScalars)
    if name.starts(with: "中共".unicodeScalars) { name.removeFirst(2) }
    for length in stride(from: min(name.count - 1, 14), through: 2, by: -1) {
      if let region = ontology.regions.region(chain: String(scalars: name[..<length]), home: nil),
        ontology.regions.regions[region].level <= .county
      {
        return ontology.regions.canonicalName(of: region)
      }
    }
    // 中共云港市青禾区委: up to the last level word before what can only be an organ.
    guard body.hasSuffix("委") || body.hasSuffix("委员会") || body.hasSuffix("政府") else {
      return nil
    }
    let last = name.dropLast().lastIndex { Self.levels.contains($0) }
    guard let last, last >= 2 else { return nil }
    return String(scalars: name[...last])
  }

  /// Rows for `regions.tsv` that make an unknown home known: its city, if it names one, and itself.
  ///
  /// The codes begin with `x`, which no register uses, and are not exported.
  func rows(forUnknown home: String) -> String {
    let scalars = Array(home.unicodeScalars)
    var rows = ""
    var parent = ""
    var start = 0
    if let city = scalars.dropLast().firstIndex(where: { $0 == "市" || $0 == "州" || $0 == "盟" }),
      city >= 1
    {
      let name = String(scalars: scalars[...city])
      if let known = ontology.regions.region(chain: name, home: nil) {
        parent = ontology.regions.regions[known].code
      } else {
        parent = "x" + StableHash.hexadecimal(name)
        rows += "\(parent)\tprefecture\t\(name)\t\(Self.short(name))\t\n"
      }
      start = city + 1
    }
    let name = String(scalars: scalars[start...])
    let level = start == 0 && name.hasSuffix("市") ? "prefecture" : "county"
    rows += "x\(StableHash.hexadecimal(home))\t\(level)\t\(name)\t\(Self.short(name))\t\(parent)\n"
    return rows
  }

  private static func short(_ name: String) -> String {
    name.count > 2 ? String(name.dropLast()) : ""
  }

  private static let levels: Set<Unicode.Scalar> = ["区", "县", "市", "旗", "州", "省"]
}
