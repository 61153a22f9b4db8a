internal import Foundation
internal import InkGraphCore

/// A file that says what should be found.
package enum GoldFile: Sendable {
  /// Texts with marked names, one a line.
  case corpus([CorpusLine])
  /// An issue with its mentions, without its text.
  case issue(GoldIssue)

  /// Reads a file; what it is shows by its first line.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - source: The path, for messages.
  /// - Throws: `CorpusError`, of the kinds `empty`, `unknownForm` and those of a line.
  package init(_ bytes: [UInt8], source: String) throws(CorpusError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var lines: [(number: Int, bytes: ArraySlice<UInt8>)] = []
    for (index, line) in content.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() where !line.allSatisfy(Self.isBlank) {
      lines.append((index + 1, line))
    }
    guard let first = lines.first else {
      throw CorpusError(.empty, at: SourceLocation(source: source))
    }
    if Self.isCorpusLine(first.bytes) {
      var rows: [CorpusLine] = []
      for line in lines {
        let row = try CorpusLine(line.bytes, source: source, line: line.number)
        if row.marks == nil {
          throw CorpusError(
            .missing(member: "spans"), at: SourceLocation(source: source, line: line.number))
        }
        rows.append(row)
      }
      self = .corpus(rows)
      return
    }
    do {
      self = .issue(try JSONDecoder().decode(GoldIssue.self, from: Data(content)))
    } catch {
      throw CorpusError(
        .unknownForm(reason: Self.reason(error)), at: SourceLocation(source: source))
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a line is an object with a text; an issue has articles instead, and its JSON mostly has
  /// many lines.
  private static func isCorpusLine(_ line: ArraySlice<UInt8>) -> Bool {
    var isIssue = false
    var isCorpus = false
    var scanner = JSONScanner(line)
    do throws(JSONSyntaxError) {
      try scanner.object { (name, scanner) throws(JSONSyntaxError) in
        if name == "text" { isCorpus = true }
        if name == "articles" { isIssue = true }
        try scanner.value()
      }
    } catch {
      // A line of a corpus that breaks off after its text is told by its own message.
    }
    return isCorpus && !isIssue
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return error.localizedDescription }
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.isEmpty
        ? "" : context.codingPath.map(\.stringValue).joined(separator: ".") + ": "
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context))there is no \"\(key.stringValue)\""
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "\(place(context))the value is of another kind"
    case .dataCorrupted: return "it is no JSON"
    @unknown default: return "it is no JSON"
    }
  }
}
