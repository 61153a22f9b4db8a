package import InkGraphCore

/// An issue with the mentions that someone found in it: the part of an issue's JSON that is measured.
package struct GoldIssue: Hashable, Sendable, Decodable {
  /// A mention; the form says nothing of its place.
  package struct Mention: Hashable, Sendable, Decodable {
    /// The name as printed.
    package let surface: String
    /// The type of the thing named.
    package let type: EntityType
  }

  /// An article.
  package struct Article: Hashable, Sendable, Decodable {
    /// What the file calls it.
    package let id: String?
    /// The headline.
    package let title: String?
    /// The mentions, in the order of the text.
    package let mentions: [Mention]
  }

  /// What tells the issue from others.
  package struct Header: Hashable, Sendable, Decodable {
    /// The newspaper's name.
    package let newspaper: String?
    /// The number.
    package let number: Int?
    /// The date, such as `2024-09-10`.
    package let date: String?
  }

  /// What tells the issue from others.
  package let issue: Header?
  /// The articles.
  package let articles: [Article]

  /// The issue in a message: its number, else its date.
  package var name: String {
    issue?.number.map(String.init) ?? issue?.date ?? "without number and date"
  }

  /// Whether an issue is the one that is meant.
  ///
  /// Papers that print no number are told by the date. A header that says neither fits any issue.
  package func isGold(of other: Issue) -> Bool {
    if let number = issue?.number, let otherNumber = other.number { return number == otherNumber }
    if let date = issue?.date, let otherDate = other.date { return date == otherDate.description }
    return issue?.number == nil && issue?.date == nil
  }
}
