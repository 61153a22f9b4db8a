import Foundation
import GraphExport
import PropertyGraph

/// A folder with `nodes.tsv` and `edges.tsv`, the graph that other programs were measured with.
struct GraphTables {
  private let nodes: [UInt8]
  private let edges: [UInt8]

  /// Reads both tables into memory.
  init(folder: String) throws {
    nodes = try Self.bytes(of: "\(folder)/nodes.tsv")
    edges = try Self.bytes(of: "\(folder)/edges.tsv")
  }

  /// How long the tables are.
  var byteCount: Int { nodes.count + edges.count }

  /// Makes the graph.
  func graph() throws -> Graph {
    var reader = TableGraphReader()
    try reader.readNodes(nodes, source: "nodes.tsv")
    try reader.readEdges(edges, source: "edges.tsv")
    return reader.graph()
  }

  /// The bytes of a file of the folder.
  static func bytes(of path: String) throws -> [UInt8] {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw BenchFailure("\(path): cannot be read; --tables names a folder with it")
    }
    return [UInt8](bytes)
  }
}
