package import InkGraphCore
internal import Ontology

/// Who is who in an archive, as someone read it: which appearances of a name are one person, and
/// which names of firms mean one firm.
///
/// A table with the columns `kind`, `name`, `other` and `where`. A row of kind `person` is one person
/// of a name: `other` numbers the people of the name, `where` lists their appearances as day and
/// article, 1998-01-05/12, with an `s` behind it for an article that the person wrote. A row of kind
/// `enterprise` compares two names; `where` is `same` or `different`.
package struct IdentityGold: Sendable {
  /// Where a person stands.
  package struct Appearance: Hashable, Sendable {
    /// The day of the issue.
    package let day: String
    /// The article's place in the issue.
    package let article: Int
    /// Whether the person wrote it.
    package let isAuthor: Bool
  }

  /// Two names of firms.
  package struct FirmPair: Hashable, Sendable {
    package let full: String
    package let short: String
    package let isSame: Bool
  }

  /// For each name its people, each with their appearances.
  package private(set) var people: [String: [[Appearance]]] = [:]
  /// The compared names of firms.
  package private(set) var firms: [FirmPair] = []

  /// Reads a table.
  ///
  /// - Throws: `OntologyError` for a file that is no table or a row that is not as it should be.
  package init(name: String, bytes: [UInt8]) throws {
    let table = try GazetteerTable(name: name, bytes: bytes)
    for (place, row) in table.rows.enumerated() {
      switch row["kind"] {
      case "person":
        let appearances = row["where"].split(separator: " ").compactMap { Appearance(String($0)) }
        guard appearances.count == row["where"].split(separator: " ").count, !appearances.isEmpty
        else { throw IdentityGoldError(source: name, row: place + 1) }
        people[row["name"], default: []].append(appearances)
      case "enterprise" where ["same", "different"].contains(row["where"]):
        firms.append(
          FirmPair(full: row["name"], short: row["other"], isSame: row["where"] == "same"))
      default: throw IdentityGoldError(source: name, row: place + 1)
      }
    }
  }

  /// The number of the person of a name who stands somewhere; nil if the gold does not say.
  package func person(_ name: String, at appearance: Appearance) -> Int? {
    people[name]?.firstIndex { $0.contains(appearance) }
  }
}

extension IdentityGold.Appearance {
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "/")
    guard parts.count == 2, let article = Int(parts[1].filter { $0 != "s" }) else { return nil }
    self.init(day: String(parts[0]), article: article, isAuthor: parts[1].hasSuffix("s"))
  }
}

/// A row of a gold table that can't be read.
package struct IdentityGoldError: Error, CustomStringConvertible {
  let source: String
  let row: Int

  package var description: String {
    "\(source): row \(row) is neither a person with appearances such as 1998-01-05/12 nor an "
      + "enterprise with 'same' or 'different'"
  }
}
