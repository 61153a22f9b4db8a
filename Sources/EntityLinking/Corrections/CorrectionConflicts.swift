internal import InkGraphCore

/// Finds lines of a corrections file that contradict each other.
enum CorrectionConflicts {
  /// The corrections without those that a later line takes back, and what is to be said of them.
  static func resolve(
    _ corrections: [Correction]
  ) -> (kept: [Correction], diagnostics: [Diagnostic]) {
    var last: [Set<EntityKey>: Int] = [:]
    for (index, correction) in corrections.enumerated() {
      if let other = correction.otherKey { last[[correction.key, other]] = index }
    }
    var kept: [Correction] = []
    var diagnostics: [Diagnostic] = []
    for (index, correction) in corrections.enumerated() {
      guard let other = correction.otherKey, let final = last[[correction.key, other]],
        final != index
      else {
        kept.append(correction)
        continue
      }
      let winner = corrections[final]
      let message =
        winner.action == correction.action
        ? "line \(winner.location.line) says the same; take one of the two lines out"
        : "it contradicts line \(winner.location.line), which comes later and counts; "
          + "take one of the two lines out"
      diagnostics.append(
        Diagnostic(.warning, at: correction.location, "\(correction.action.rawValue): \(message)"))
    }
    return (kept, diagnostics)
  }
}
