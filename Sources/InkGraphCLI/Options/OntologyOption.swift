import ArgumentParser
import Foundation
import Ontology

/// Which ontology a command uses.
struct OntologyOption: ParsableArguments {
  @Option(
    name: .customLong("ontology"),
    help: ArgumentHelp(
      "A folder that replaces files of the built-in ontology (default: $INKGRAPH_ONTOLOGY).",
      valueName: "dir"), completion: .directory)
  var folder: String?

  /// Reads the classes and predicates, without the gazetteers where they are not replaced.
  func loadSchema() throws -> OntologySchema {
    let environment = ProcessInfo.processInfo.environment["INKGRAPH_ONTOLOGY"] ?? ""
    return folder == nil && environment.isEmpty ? .embedded : try load().schema
  }

  /// Reads the ontology.
  func load() throws -> Ontology {
    let environment = ProcessInfo.processInfo.environment["INKGRAPH_ONTOLOGY"] ?? ""
    guard let folder = folder ?? (environment.isEmpty ? nil : environment) else {
      return .embedded
    }
    return try Self.load(folder: folder)
  }

  /// Reads the ontology of a folder; what the folder lacks is taken from inside the program.
  static func load(folder: String) throws -> Ontology {
    let root = URL(fileURLWithPath: folder)
    var files: [String: [UInt8]] = [:]
    for path in OntologyFiles.paths {
      let url = root.appending(path: path)
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      do {
        files[path] = [UInt8](try Data(contentsOf: url))
      } catch {
        throw CommandFailure(
          "\(folder)/\(path): cannot be read (\(error.localizedDescription)); check its permissions"
        )
      }
    }
    return try Ontology(files: files, source: folder)
  }
}
