import InkGraphCore

/// Finds the names that come nearest to one that is unknown.
///
/// A Chinese short form keeps characters of the full name in their order (`区住建局` for
/// `临渡区住房和城乡建设局`), so a name that holds the text's characters in order counts as near, the
/// shorter the nearer. So does a name with few characters changed, left out, added or swapped:
/// Damerau (1964), doi:10.1145/363958.363994, in the restricted form.
struct NameSuggestions {
  private struct Suggestion {
    let name: String
    /// 0 for the same name; 1 for one that has nothing in common.
    let distance: Double
    let weight: Double
  }

  private let needle: [Unicode.Scalar]
  private var suggestions: [Suggestion] = []

  init(for text: String) { needle = NameSearch.fold(text) }

  /// Looks at the names of a thing.
  mutating func consider(_ names: [String], as canonical: String, weight: Double) {
    let distance = names.map { self.distance(to: NameSearch.fold($0)) }.min() ?? 1
    guard distance <= 0.5 else { return }
    suggestions.append(Suggestion(name: canonical, distance: distance, weight: weight))
  }

  /// The best names, each once.
  func best(_ count: Int) -> [String] {
    let sorted = suggestions.sorted { left, right in
      if left.distance != right.distance { return left.distance < right.distance }
      if left.weight != right.weight { return left.weight > right.weight }
      return left.name.precedesByScalars(right.name)
    }
    var result: [String] = []
    for suggestion in sorted where !result.contains(suggestion.name) {
      result.append(suggestion.name)
      if result.count == count { break }
    }
    return result
  }

  private func distance(to name: [Unicode.Scalar]) -> Double {
    guard needle.count > 1, !name.isEmpty else { return 1 }
    if needle.count > 2 || needle.count == name.count, isSubsequence(of: name) {
      return 0.5 * (1 - Double(needle.count) / Double(name.count))
    }
    let longest = max(needle.count, name.count)
    // Names of very different length cannot be near enough; they need no table.
    if abs(needle.count - name.count) * 2 > longest { return 1 }
    return Double(editDistance(to: name)) / Double(longest)
  }

  private func isSubsequence(of name: [Unicode.Scalar]) -> Bool {
    var rest = needle[...]
    for scalar in name where scalar == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private func editDistance(to name: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: name.count + 1)
    var last = Array(0...name.count)
    for row in 1...needle.count {
      var current = [row] + [Int](repeating: 0, count: name.count)
      for column in 1...name.count {
        let isEqual = needle[row - 1] == name[column - 1]
        current[column] = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + (isEqual ? 0 : 1))
        if row > 1, column > 1, needle[row - 1] == name[column - 2],
          needle[row - 2] == name[column - 1]
        {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[name.count]
  }
}
