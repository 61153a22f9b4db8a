import ArgumentParser
import GraphExport

/// A form in which the rows of a query are written.
enum QueryFormat: Hashable, ExpressibleByArgument, Sendable {
  /// Rows.
  case rows(OutputFormat)
  /// The nodes and edges in the rows, as a graph.
  case graph(ExportTarget)

  init?(argument: String) {
    if let format = OutputFormat(rawValue: argument) {
      self = .rows(format)
    } else if let target = ExportTarget(argument: argument), target != .issueJSON {
      self = .graph(target)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .rows(let format): format.rawValue
    case .graph(let target): "\(target)"
    }
  }

  static var allValueStrings: [String] {
    OutputFormat.allCases.map(\.rawValue)
      + ExportTarget.allValueStrings.filter { ExportTarget(argument: $0) != .issueJSON }
  }
}
