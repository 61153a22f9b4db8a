import InkGraphCore
import InkGraphTestSupport

@testable import EntityLinking

/// An issue of a newspaper, not one of the tests.
typealias Issue = InkGraphCore.Issue

/// Linking in the invented paper of 云港市青禾区.
enum Linking {
  static let linker = IssueLinker(SampleOntology.shared)
  static let bodies = BodyNames(SampleOntology.shared)

  static func region(_ name: String?) -> Int? { name.flatMap(SampleOntology.region) }

  /// Links marked articles of one issue.
  static func linked(
    _ marked: String..., home: String? = SampleOntology.home,
    issue: Issue = Issue(newspaper: "今日青禾")
  ) -> LinkedIssue {
    let articles = marked.enumerated().map { MarkedArticle($1, ordinal: $0 + 1) }
    var issue = issue
    issue.articles = articles.map(\.article)
    return linker.link(issue, mentions: articles.map(\.mentions), home: region(home))
  }
}

extension LinkedIssue {
  /// For each mention the thing that it names: `agency/云港市青禾区教育局`.
  var names: [String] {
    mentions.map { "\(entities[$0.entity].type)/\(entities[$0.entity].name)" }
  }

  /// The statements but those of the gazetteer: `a —partOf→ b`, with the qualifier in brackets.
  var facts: [String] {
    statements.filter { $0.qualifier != "gazetteer" }.map { statement in
      let qualifier = statement.qualifier.map { "（\($0)）" } ?? ""
      return "\(name(statement.subject)) —\(statement.predicate)\(qualifier)→ "
        + name(statement.object)
    }
  }

  private func name(_ reference: LocalReference) -> String {
    switch reference {
    case .entity(let index): entities[index].name
    case .article(let ordinal): "article \(ordinal)"
    }
  }

  /// The first entity with a name.
  func entity(_ name: String) -> LocalEntity? { entities.first { $0.name == name } }
}
