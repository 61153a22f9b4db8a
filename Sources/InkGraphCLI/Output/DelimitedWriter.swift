import InkGraphCore

/// Writes answers as values between commas or tabs.
struct DelimitedWriter {
  /// A form of delimited values.
  enum Form {
    /// Commas and quotes after RFC 4180, with CRLF at the end of a line.
    case csv
    /// Tabs after the IANA type text/tab-separated-values; tabs and line breaks in values become
    /// spaces, since the form has no quotes.
    case tsv
  }

  let form: Form

  /// The header and one line for each row; lists are joined by `|`.
  func text(_ answer: Answer) -> String {
    let shown = answer.columns.indices.filter { answer.columns[$0].audience != .people }
    var text = line(shown.map { answer.columns[$0].key })
    for row in answer.rows { text += line(shown.map { row[$0]?.text ?? "" }) }
    return text
  }

  private func line(_ values: [String]) -> String {
    switch form {
    case .csv: values.map(quoted).joined(separator: ",") + "\r\n"
    case .tsv: values.map(TableRenderer.oneLine).joined(separator: "\t") + "\n"
    }
  }

  private func quoted(_ value: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
    guard value.unicodeScalars.contains(where: special.contains) else { return value }
    return "\""
      + value.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
