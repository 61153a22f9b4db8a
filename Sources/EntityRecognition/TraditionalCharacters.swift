internal import InkGraphCore
internal import Ontology

/// Reads texts in traditional characters as if they were simplified, one character for one.
///
/// Gazetteers and corpora are simplified, so a text is looked up in that form; what is reported is
/// always what is printed. Single characters are left alone in a simplified text, where 乾 and 後 are
/// names as they stand.
struct TraditionalCharacters: Sendable {
  private var simplified = ScalarTable<Unicode.Scalar?>(nil)
  private var forms: ScalarSet = []
  /// The share of traditional forms among Han characters from which a text counts as traditional; in
  /// ordinary traditional texts it is about a third.
  private static let share = 0.08

  init(_ table: GazetteerTable) {
    for row in table.rows {
      guard let old = row["traditional"].unicodeScalars.first,
        let new = row["simplified"].unicodeScalars.first
      else { continue }
      simplified[old] = new
      forms.insert(old)
    }
  }

  /// The text in simplified characters; nil if it is not in traditional ones.
  ///
  /// - Complexity: O(*n*), *n* scalars.
  func simplify(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    var han = 0
    var traditional = 0
    text.withUnsafeBufferPointer { text in
      for scalar in text {
        let isHan = scalar.isHan
        han &+= isHan ? 1 : 0
        traditional &+= isHan && forms.contains(scalar) ? 1 : 0
      }
    }
    guard traditional > 1, Double(traditional) > Self.share * Double(han) else { return nil }
    return text.map { simplified[$0] ?? $0 }
  }
}
