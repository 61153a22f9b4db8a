import ArgumentParser
import Foundation

/// A form in which answers are written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Columns or lines for people.
  case table
  /// A list of objects.
  case json
  /// Values between commas.
  case csv
  /// Values between tabs.
  case tsv
}

/// Writes answers where and how the user wants them.
struct AnswerPrinter {
  /// The form.
  var format: OutputFormat
  /// The language of headings.
  var language: Language
  /// What the output can show.
  var terminal: Terminal

  /// The answer as text; empty for an empty answer in words, which `notes` gives.
  func text(_ answer: Answer) -> String {
    switch format {
    case .json: return JSONWriter.text(answer)
    case .csv: return DelimitedWriter(form: .csv).text(answer)
    case .tsv: return DelimitedWriter(form: .tsv).text(answer)
    case .table: break
    }
    if answer.rows.isEmpty { return "" }
    let lines =
      answer.prose.map { $0.map(terminal.show) }
      ?? TableRenderer(terminal: terminal, language: language).lines(answer)
    return lines.map { $0 + "\n" }.joined()
  }

  /// What goes to the standard error output.
  func notes(_ answer: Answer) -> [String] {
    (answer.rows.isEmpty ? [answer.whenEmpty] : []) + answer.notes
  }

  /// Writes an answer and what there is to say besides.
  func print(_ answer: Answer, to path: String?) throws {
    let file = try OutputFile(path: path)
    try file.write(text(answer))
    try file.finish()
    for note in notes(answer) { StandardError.write("\(note)\n") }
  }
}

/// The output for everything that is not data.
enum StandardError {
  /// Writes text; failures are ignored, as nobody could be told of them.
  static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
