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
    let correction = correction(action, key, argument, because: reason)
    try write(try textBeforeNewLine() + correction.line + "\n")
    return correction
  }

  /// Adds a line and links the library again with it, unless the line does not apply; then neither
  /// file nor library changes.
  ///
  /// - Returns: The correction, and what is to be said of the other lines.
  /// - Throws: `CommandFailure` that says why the line does not apply.
  func decide(
    _ action: Correction.Action, _ key: EntityKey, _ argument: String, because reason: String
  ) throws -> (correction: Correction, diagnostics: [Diagnostic]) {
    let correction = correction(action, key, argument, because: reason)
    let text = try textBeforeNewLine() + correction.line + "\n"
    let lines = try CorrectionParser(text, source: file).corrections()
    guard let new = lines.last else { preconditionFailure("no line in '\(text)'") }
    if let old = lines.dropLast().last(where: { $0.pair == new.pair }), old.action == new.action {
      throw CommandFailure(
        "nothing was written: line \(old.location.line) of \(file) says so already")
    }
    let diagnostics: [Diagnostic]
    do {
      diagnostics = try builder(lines).relink(library, requiring: new.location) {
        try write(text)
      }
    } catch let refusal as CorrectionError {
      throw CommandFailure("nothing was written: \(refusal.message)")
    }
    return (correction, diagnostics)
  }

  /// Links the library again with all lines of the file; gives what is to be said of them.
  func apply() throws -> [Diagnostic] {
    let corrections = try CorrectionParser(
      String(decoding: InputFile.contents(of: file), as: UTF8.self), source: file
    ).corrections()
    return try builder(corrections).relink(library)
  }

  private func correction(
    _ action: Correction.Action, _ key: EntityKey, _ argument: String, because reason: String
  ) -> Correction {
    Correction(date: date, action, key, argument, author: author, reason: reason)
  }

  private func builder(_ corrections: [Correction]) -> LibraryBuilder {
    LibraryBuilder(ontology: ontology, options: BuildOptions(), corrections: corrections)
  }

  /// The file's text, with a line feed at its end.
  private func textBeforeNewLine() throws -> String {
    guard FileManager.default.fileExists(atPath: file) else { return "" }
    let text = String(decoding: try InputFile.contents(of: file), as: UTF8.self)
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }

  private func write(_ text: String) throws {
    let output = try OutputFile(path: file)
    try output.write(text)
    try output.finish()
  }
}
