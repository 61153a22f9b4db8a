internal import InkGraphCore
internal import Ontology

/// Finds names of firms and projects that mean the same thing across issues.
struct NameMerges {
  /// For each key that is merged into another, that other.
  private(set) var targets: [EntityKey: EntityKey] = [:]

  init(_ all: some Sequence<EntityKey>, regions: RegionGazetteer) {
    var counts: [EntityKey: Int] = [:]
    for key in all { counts[key, default: 0] += 1 }
    let keys = counts.keys.sorted()
    mergeFirms(keys.filter { $0.type == .enterprise }, regions)
    mergeProjects(keys.filter { $0.type == .project }, counts)
  }

  /// 云锦公司 is 青禾云锦纺织有限公司 if no other full name has the core 云锦.
  private mutating func mergeFirms(_ keys: [EntityKey], _ regions: RegionGazetteer) {
    let full = keys.filter { FirmNames.isFull($0.name) }
    let cores = full.map { Self.core(of: $0.name, regions) }
    // Only a core of at least two characters can be compared, so its first two are the index.
    var byStart: [String: [Int]] = [:]
    for (index, core) in cores.enumerated() where core.count >= 2 {
      byStart[String(core.prefix(2)), default: []].append(index)
    }
    for key in keys where !FirmNames.isFull(key.name) {
      let core = Self.core(of: key.name, regions)
      guard core.count >= 2, core != key.name || core.count >= 3 else { continue }
      let matching = (byStart[String(core.prefix(2))] ?? []).filter { cores[$0].hasPrefix(core) }
      guard matching.count == 1, let index = matching.first else { continue }
      targets[key] = full[index]
    }
  }

  /// The name without its place and its company form.
  private static func core(of name: String, _ regions: RegionGazetteer) -> String {
    let bare = Array(FirmNames.withoutForm(name).unicodeScalars)
    for length in stride(from: min(bare.count - 2, 9), through: 2, by: -1) {
      let head = String(scalars: bare[..<length])
      if regions.region(chain: head, home: nil) != nil { return String(scalars: bare[length...]) }
    }
    return String(scalars: bare)
  }

  /// “春苗行动” and 春苗行动 are one; the form that more issues use names it.
  private mutating func mergeProjects(_ keys: [EntityKey], _ counts: [EntityKey: Int]) {
    var groups: [String: [EntityKey]] = [:]
    for key in keys {
      let bare = key.name.filter { !"“”‘’「」『』\"".contains($0) }
      groups[bare, default: []].append(key)
    }
    for group in groups.values where group.count > 1 {
      let sorted = group.sorted {
        let left = counts[$0] ?? 0
        let right = counts[$1] ?? 0
        return left != right ? left > right : $0 < $1
      }
      for other in sorted.dropFirst() { targets[other] = sorted[0] }
    }
  }
}
