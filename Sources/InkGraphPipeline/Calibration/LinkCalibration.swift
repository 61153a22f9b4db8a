package import EntityLinking
internal import InkGraphCore

/// Fits how often the linker's decisions are right, by reason and form of the name.
package struct LinkCalibration: Sendable {
  private let kinds: NameKinds
  /// Every group counts this many cases more, which are right as often as all of its reason; and every
  /// reason as many, which are right as often as all.
  private static let prior = 2.0

  /// Makes a fit that knows the forms of names.
  package init(_ kinds: NameKinds) { self.kinds = kinds }

  /// The reason of a decision with the form of the name, such as `staff short`.
  package func group(of judged: IdentityScoring.Judged) -> String {
    "\(judged.reason.rawValue) \(form(of: judged))"
  }

  private func form(of judged: IdentityScoring.Judged) -> String {
    switch judged.reason {
    case .core, .severalFirms: "firm"
    default: kinds.kind(of: judged.name).rawValue
    }
  }

  /// Each decision with the share of right ones among those of the other half of the names.
  package func heldOut(_ judged: [IdentityScoring.Judged]) -> [JudgedScore] {
    let halves = (0...1).map { half in judged.filter { Self.half(of: $0.name) == half } }
    return (0...1).flatMap { half in
      let shares = shares(halves[1 - half])
      return halves[half].map {
        JudgedScore(
          rule: nil, score: shares[group(of: $0)] ?? shares["\($0.reason.rawValue) any"] ?? 0.5,
          isRight: $0.isRight)
      }
    }
  }

  private static func half(of name: String) -> Int {
    Int(StableHash.hash(name) & 1)
  }

  /// The shares of right ones by group, and by reason where the form is `any`.
  private func shares(_ judged: [IdentityScoring.Judged]) -> [String: Double] {
    var shares: [String: Double] = [:]
    let all = Self.share(judged, towards: 0.5)
    for (reason, own) in Dictionary(grouping: judged, by: \.reason) {
      let mean = Self.share(own, towards: all)
      shares["\(reason.rawValue) any"] = mean
      for (group, own) in Dictionary(grouping: own, by: group) {
        shares[group] = Self.share(own, towards: mean)
      }
    }
    return shares
  }

  private static func share(_ judged: [IdentityScoring.Judged], towards mean: Double) -> Double {
    (Double(judged.count { $0.isRight }) + prior * mean) / (Double(judged.count) + prior)
  }

  /// The table of the ontology that fits decisions.
  package func table(_ judged: [IdentityScoring.Judged]) -> String {
    let rows = shares(judged).sorted { $0.key < $1.key }.map { group, share in
      let thousandths = Int((share * 1000).rounded())
      let parts = group.split(separator: " ")
      return "\(parts[0])\t\(parts[1])\t\(thousandths / 1000)."
        + String(1000 + thousandths % 1000).dropFirst()
    }
    return """
      # How often the linker's decisions that it notes for review are right, by reason and form of the name.
      # Source: fitted by `inkgraph-bench identities --table` to Tests/Gold.
      reason\tname\tright
      \(rows.joined(separator: "\n"))

      """
  }
}
