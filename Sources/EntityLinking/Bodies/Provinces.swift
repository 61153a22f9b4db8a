internal import InkGraphCore
internal import Ontology

/// Tells in which province a body lies, from the region with which its full name begins.
struct Provinces {
  private let regions: RegionGazetteer

  init(_ regions: RegionGazetteer) { self.regions = regions }

  /// The index of the province; nil if the name does not tell it.
  func province(of body: String) -> Int? {
    var name = Array(body.unicodeScalars)
    for prefix in Self.prefixes where name.starts(with: prefix) {
      name.removeFirst(prefix.count)
      break
    }
    for length in stride(from: min(name.count - 1, 14), through: 3, by: -1) {
      guard let region = regions.region(chain: String(scalars: name[..<length]), home: nil) else {
        continue
      }
      return regions.chain(of: region).first { regions.regions[$0].level == .province }
    }
    return nil
  }

  private static let prefixes: [[Unicode.Scalar]] = [
    "中国人民政治协商会议", "中国共产主义青年团", "共青团", "中共",
  ].map { Array(String($0).unicodeScalars) }
}
