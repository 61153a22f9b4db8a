internal import InkGraphCore

/// Remembers what names of an issue mean, which is looked up again and again: a paper names the same
/// bodies and firms in article after article.
///
/// It serves one issue with one home region, and one thread.
final class LinkMemo {
  /// The region that a firm's or area's name tells, and the rule by which it does.
  typealias Place = (region: Int, rule: String)

  private var places: [ByteText: Place?] = [:]
  private var shortForms: [ByteText: String?] = [:]

  /// The place that a name tells, which is found at most once.
  func place(in name: String, find: () -> Place?) -> Place? {
    if let known = places[ByteText(name)] { return known }
    let found = find()
    places[ByteText(name)] = .some(found)
    return found
  }

  /// The short form of a body's name, which is found at most once.
  func shortForm(of name: String, find: () -> String?) -> String? {
    if let known = shortForms[ByteText(name)] { return known }
    let found = find()
    shortForms[ByteText(name)] = .some(found)
    return found
  }
}
