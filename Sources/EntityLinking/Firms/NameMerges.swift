internal import InkGraphCore
internal import Ontology

/// Finds names of firms and projects that mean the same thing across issues.
struct NameMerges {
  /// A short name with the full names that begin with its core.
  struct FirmDoubt {
    let short: EntityKey
    let full: [EntityKey]
    let why: LinkDecision.Reason
  }

  /// For each key that is merged into another, that other.
  private(set) var targets: [EntityKey: EntityKey] = [:]
  /// Merges of firms by their cores, and short names that are kept apart as several could be meant.
  private(set) var doubts: [FirmDoubt] = []
  private let kept: Set<Set<EntityKey>>

  /// - Parameters:
  ///   - counts: The firms and projects, each with the number of its things.
  ///   - regions: Tells which names begin with a place.
  ///   - trades: Tells which names no firm has for itself.
  ///   - kept: Pairs that corrections keep apart.
  /// - Complexity: O(*n* log *n*), *n* keys, times the length of names.
  init(
    _ counts: [EntityKey: Int], regions: RegionGazetteer, trades: TradeWords,
    keepingApart kept: Set<Set<EntityKey>>
  ) {
    self.kept = kept
    let keys = counts.keys.sorted()
    mergeFirms(keys.filter { $0.type == .enterprise }, regions, trades)
    mergeProjects(keys.filter { $0.type == .project }, counts)
  }

  /// 云锦公司 is 青禾云锦纺织有限公司 if no other full name has the core 云锦.
  private mutating func mergeFirms(
    _ keys: [EntityKey], _ regions: RegionGazetteer, _ trades: TradeWords
  ) {
    let names = FirmComparison(regions, trades)
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
    let byStem = Dictionary(grouping: keys) { FirmNames.withoutForm($0.name) }
    for key in keys where !FirmNames.isFull(key.name) {
      if let longest = longest(byStem[FirmNames.withoutForm(key.name)] ?? [], names) {
        if longest != key, !kept.contains([key, longest]) { targets[key] = longest }
        continue
      }
      let core = FirmNames.core(of: key.name, regions)
      guard core.count >= 2, core != key.name || core.count >= 3, names.isDistinctive(core) else {
        continue
      }
      let found = byBeginning[core] ?? (core == key.name ? byCore[core] ?? [] : [])
      let fitting = found.filter { names.canMean(key.name, $0.name) }
      let matching = fitting.filter { !kept.contains([key, $0]) }
      let isMerge = found.count < Self.enough && matching.count == 1
      if !fitting.isEmpty {
        doubts.append(FirmDoubt(short: key, full: fitting, why: isMerge ? .core : .severalFirms))
      }
      if isMerge { targets[key] = matching[0] }
    }
  }

  /// Of names that differ in their forms alone, 江州云锦, 江州云锦集团 and 江州云锦集团公司, the one that names them
  /// all: the registered one, else the longest; nil if there is one name only, several are registered, or
  /// the names are too short to mean the same firm.
  private func longest(_ keys: [EntityKey], _ names: FirmComparison) -> EntityKey? {
    guard keys.count > 1, let stem = keys.first.map({ FirmNames.withoutForm($0.name) }),
      stem.count >= 3, names.isDistinctive(stem)
    else { return nil }
    let registered = keys.filter { FirmNames.isFull($0.name) }
    guard registered.count < 2 else { return nil }
    return registered.first ?? keys.max { ($0.name.count, $1) < ($1.name.count, $0) }
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
