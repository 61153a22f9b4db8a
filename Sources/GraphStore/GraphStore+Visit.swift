import Foundation
import GRDB
public import InkGraphCore

/// Takes what a graph is made of, piece by piece.
public protocol LibraryVisitor {
  /// Takes an entity; they come first, sorted by key.
  mutating func visit(_ entity: Entity)
  /// Takes an issue with its articles, of whose texts only the headlines are there; sorted by key.
  mutating func visit(_ issue: Issue)
  /// Takes a statement, in the order of `LinkedLibrary`. Ends that are entities go by their order.
  mutating func visit(_ statement: InkGraphCore.Statement)
  /// Takes how often the articles of an issue name entities, both by their order; an issue that is
  /// not linked is left out.
  mutating func visit(_ mentions: [(article: Int, entity: Int, count: Int)], ofIssue: Int)
}

extension GraphStore {
  /// Hands over what a graph is made of, in one snapshot of the library: entities, then issues, then
  /// statements, then mentions.
  ///
  /// - Complexity: O(*n* log *n*) time, *n* rows; memory for entities and statements without their
  ///   evidence.
  public func visit(_ visitor: inout some LibraryVisitor) throws(StoreError) {
    try read { database in
      let issues = try Self.sortedIssues(in: database)
      let linked = LinkedLibraryReader(
        database: database,
        issues: Dictionary(uniqueKeysWithValues: issues.map { ($0.number, $0.key) }))
      let (entities, places) = try linked.entities()
      for entity in entities { visitor.visit(entity) }
      let reader = IssuePartReader(database: database)
      for issue in issues {
        guard var head = try reader.head(of: issue.number)?.issue else { continue }
        head.articles = try reader.headlines(of: issue.number)
        visitor.visit(head)
      }
      try linked.forEachStatement(places) { visitor.visit($0) }
      for (place, issue) in issues.enumerated() {
        guard
          let rows = try IssuePartWriter(database: database).linkedEntities(ofIssue: issue.number)
        else { continue }
        let mentions = try reader.mentionCounts(of: issue.number).compactMap { mention in
          places[rows[mention.entity]].map {
            (article: mention.article, entity: $0, count: mention.count)
          }
        }
        visitor.visit(mentions, ofIssue: place)
      }
    }
  }
}
