/// A program that takes a graph as one table of nodes and one of edges.
public enum TableProgram: String, Hashable, Sendable, CaseIterable {
  /// `neo4j-admin database import`.
  case neo4j = "neo4j-csv"
  /// Gephi's spreadsheet import.
  case gephi = "gephi-csv"
}
