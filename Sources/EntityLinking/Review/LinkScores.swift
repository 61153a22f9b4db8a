internal import InkGraphCore
internal import Ontology

/// How often decisions of a reason are right, by the form of the name.
///
/// The figures stand in the table `link-calibration`, which `inkgraph-bench identities --table` fits
/// to gold.
struct LinkScores {
  private let shares: [String: Double]

  /// The shares of an ontology's table.
  init(_ ontology: Ontology) {
    var shares: [String: Double] = [:]
    for row in ontology.table("link-calibration").rows {
      shares["\(row["reason"]) \(row["name"])"] = Double(row["right"])
    }
    self.shares = shares
  }

  /// The share of right ones among decisions of a reason about names of a form; one half where nothing
  /// is known.
  func score(of reason: LinkDecision.Reason, _ kind: NameKinds.Kind?) -> Double {
    let form = kind.map(\.rawValue) ?? "firm"
    return shares["\(reason.rawValue) \(form)"] ?? shares["\(reason.rawValue) any"] ?? 0.5
  }
}
