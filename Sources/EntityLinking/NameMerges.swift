internal import InkGraphCore
internal import Ontology

/// Finds names of firms and projects that mean the same thing across issues.
struct NameMerges {
  /// A short name with the full names that begin with its core.
  struct FirmDoubt {
    let short: EntityKey
    let full: [EntityKey]
  }

  /// For each key that is merged into another, that other.
  private(set) var targets: [EntityKey: EntityKey] = [:]
  /// Merges of firms by their cores, and short names that are kept apart as several could be meant.
  private(set) var doubts: [FirmDoubt] = []
  private let kept: Set<Set<EntityKey>>

  /// - Parameters:
  ///   - counts: The firms and projects, each with the number of its things.
  ///   - regions: Tells which names begin with a place.
  ///   - kept: Pairs that corrections keep apart.
  /// - Complexity: O(*n* log *n*), *n* keys, times the length of names.
  init(
    _ counts: [EntityKey: Int], regions: RegionGazetteer, keepingApart kept: Set<Set<EntityKey>>
  ) {
    self.kept = kept
    let keys = counts.keys.sorted()
    mergeFirms(keys.filter { $0.type == .enterprise }, regions)
    mergeProjects(keys.filter { $0.type == .project }, counts)
  }

  /// 云锦公司 is 青禾云锦纺织有限公司 if no other full name has the core 云锦.
  private mutating func mergeFirms(_ keys: [EntityKey], _ regions: RegionGazetteer) {
    // A name that adds place or form to another one's core, 浙江云锦纺织集团 to 云锦纺织, is its long form.
    var byCore: [String: [EntityKey]] = [:]
    // Every beginning of a full name's core, with the first full names that have it.
    var byBeginning: [String: [EntityKey]] = [:]
    for key in keys {
      let core = FirmNames.core(of: key.name, regions)
      if core.count >= 3, core != key.name, byCore[core]?.count ?? 0 < Self.enough {
        byCore[core, default: []].append(key)
      }
      guard FirmNames.isFull(key.name), core.count >= 2 else { continue }
      for length in 2...core.count {
        let beginning = String(core.prefix(length))
        if byBeginning[beginning]?.count ?? 0 < Self.enough {
          byBeginning[beginning, default: []].append(key)
        }
      }
    }
    for key in keys where !FirmNames.isFull(key.name) {
      let core = FirmNames.core(of: key.name, regions)
      guard core.count >= 2, core != key.name || core.count >= 3 else { continue }
      let found = byBeginning[core] ?? (core == key.name ? byCore[core] ?? [] : [])
      let matching = found.filter { !kept.contains([key, $0]) }
      if !found.isEmpty { doubts.append(FirmDoubt(short: key, full: found)) }
      guard matching.count == 1, let full = matching.first else { continue }
      targets[key] = full
    }
  }

  /// One full name is enough to merge with, and more say that none is meant for certain.
  private static let enough = 3

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
      for other in sorted.dropFirst() where !kept.contains([other, sorted[0]]) {
        targets[other] = sorted[0]
      }
    }
  }
}
