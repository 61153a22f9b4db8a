import ArgumentParser
import GraphExport

/// What can be exported.
enum ExportTarget: Hashable, ExpressibleByArgument, Sendable {
  /// The graph, in one of the formats for graphs.
  case graph(ExportFormat)
  /// The figure that `svg` gives, in pixels.
  case png
  /// The graph, as two tables in a folder.
  case tables(TableProgram)
  /// Issues, in the form of the gold files.
  case issueJSON

  private static let issueName = "issue-json"
  private static let pngName = "png"

  init?(argument: String) {
    if argument == Self.issueName {
      self = .issueJSON
    } else if argument == Self.pngName {
      self = .png
    } else if let program = TableProgram(rawValue: argument) {
      self = .tables(program)
    } else if let format = ExportFormat(rawValue: argument) {
      self = .graph(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] {
    ExportFormat.allCases.map(\.rawValue) + [pngName] + TableProgram.allCases.map(\.rawValue)
      + [issueName]
  }

  /// Whether people look at it, so that articles and issues would crowd out everything else.
  var isPicture: Bool {
    switch self {
    case .graph(let format): format.isPicture
    case .png: true
    case .tables, .issueJSON: false
    }
  }
}
