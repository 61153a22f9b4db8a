import Foundation
import GraphExport
import GraphStore
import PropertyGraph

/// Tables of nodes and edges from outside, on their way into a graph.
enum OutsideTables {
  /// Reads tables from files.
  static func read(nodes: [String], edges: [String]) throws(CommandFailure) -> [OutsideTable] {
    var tables: [OutsideTable] = []
    for (kind, paths) in [(OutsideTable.Kind.nodes, nodes), (.edges, edges)] {
      for path in paths {
        guard let bytes = FileManager.default.contents(atPath: path) else {
          throw CommandFailure("\(path): cannot be read; give a table of \(kind.rawValue)")
        }
        tables.append(OutsideTable(name: path, kind: kind, bytes: [UInt8](bytes)))
      }
    }
    return tables
  }

  /// A graph with the nodes and edges of tables besides its own.
  static func add(
    _ tables: [OutsideTable], to graph: Graph
  ) throws(GraphImportError) -> Graph {
    if tables.isEmpty { return graph }
    var reader = TableGraphReader(graph)
    for table in tables where table.kind == .nodes {
      try reader.readNodes(table.bytes, source: table.name)
    }
    for table in tables where table.kind == .edges {
      try reader.readEdges(table.bytes, source: table.name)
    }
    return reader.graph()
  }
}
