import EntityLinking
import Foundation
import InkGraphCore
import InkGraphPipeline
import Ontology

/// Adds lines to a corrections file and applies them to a library.
struct CorrectionLog {
  /// The corrections file.
  let file: String
  /// The library.
  let library: String
  /// What the linker knows.
  let ontology: Ontology
  /// Who decides.
  let author: String
  /// The day.
  let date: CalendarDate

  /// Who decides if nobody is named, from the environment.
  static func author(in environment: [String: String]) -> String {
    ["USER", "LOGNAME"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "someone"
  }

  /// The current day, in the user's time zone.
  static var today: CalendarDate {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    guard
      let today = CalendarDate(
        year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1)
    else { preconditionFailure("the calendar gives \(parts)") }
    return today
  }

  /// Adds a line to the end of the file, which is made if it does not exist.
  func append(
    _ action: Correction.Action, _ key: EntityKey, _ argument: String = "", because reason: String
  ) throws -> Correction {
    let correction = Correction(
      date: date, action, key, argument, author: author, reason: reason)
    var text = ""
    if FileManager.default.fileExists(atPath: file) {
      text = String(decoding: try InputFile.contents(of: file), as: UTF8.self)
      if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    }
    let output = try OutputFile(path: file)
    try output.write(text + correction.line + "\n")
    try output.finish()
    return correction
  }

  /// Links the library again with all lines of the file; gives what is to be said of them.
  func apply() throws -> [Diagnostic] {
    let corrections = try CorrectionParser(
      String(decoding: InputFile.contents(of: file), as: UTF8.self), source: file
    ).corrections()
    return try LibraryBuilder(
      ontology: ontology, options: BuildOptions(), corrections: corrections
    ).relink(library)
  }
}
