internal import InkGraphCore

/// Remembers what names of an issue mean, which is looked up again and again: a paper names the same
/// bodies and firms in article after article.
///
/// It serves one issue with one home region, and one thread.
final class LinkMemo {
  /// The region that a firm's or area's name tells, and the rule by which it does.
  typealias Place = (region: Int, rule: String)

  private struct Name: Hashable {
    let text: String

    static func == (left: Name, right: Name) -> Bool { left.text.hasSameScalars(as: right.text) }

    func hash(into hasher: inout Hasher) { hasher.combine(scalarsOf: text) }
  }

  private var places: [Name: Place?] = [:]
  private var shortForms: [Name: String?] = [:]

  /// The place that a name tells, which is found at most once.
  func place(in name: String, find: () -> Place?) -> Place? {
    if let known = places[Name(text: name)] { return known }
    let found = find()
    places[Name(text: name)] = .some(found)
    return found
  }

  /// The short form of a body's name, which is found at most once.
  func shortForm(of name: String, find: () -> String?) -> String? {
    if let known = shortForms[Name(text: name)] { return known }
    let found = find()
    shortForms[Name(text: name)] = .some(found)
    return found
  }
}
