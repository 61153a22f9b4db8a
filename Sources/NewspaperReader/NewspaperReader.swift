import InkGraphCore

/// Turns the bytes of a newspaper file into issues.
///
/// The reader decodes, tells the form of the file by its content, and hands the lines to the
/// reader of that form. Whatever is wrong with a file becomes a diagnostic with file and line.
///
/// ```swift
/// let result = NewspaperReader().read(SourceFile(path: "1187.md", bytes: bytes))
/// ```
///
/// **Invariant:** reading never throws and never traps, takes time linear in the size of the file,
/// opens no file, and gives the same result for the same bytes, path and options.
public struct NewspaperReader: Sendable {
  /// What the user told about files whose masthead does not.
  public let options: ReadOptions

  /// Makes a reader.
  public init(options: ReadOptions = ReadOptions()) { self.options = options }

  /// Reads one file.
  ///
  /// - Returns: The issues of the file, usually one, and what the user should know. A file that
  ///   cannot be read gives no issue and exactly one diagnostic of severity `error`.
  /// - Complexity: O(*n*), *n* bytes.
  public func read(_ file: SourceFile) -> ReadResult {
    var log = DiagnosticLog(source: file.path)
    guard let text = CharacterEncoding.decode(file.bytes, log: &log) else {
      return ReadResult(issues: [], diagnostics: log.diagnostics)
    }
    let document = SourceDocument(text)
    if let tooLong = document.lines.first(where: { $0.text.count > SourceDocument.longestLine }) {
      log.error(
        at: tooLong.number,
        "a line of \(tooLong.text.count) characters is no line of a newspaper; "
          + "save the issue as text or Markdown with one line or paragraph per line")
      return ReadResult(issues: [], diagnostics: log.diagnostics)
    }
    guard !document.lines.isEmpty else {
      log.error(at: 0, "the file holds only white space; check how it was saved")
      return ReadResult(issues: [], diagnostics: log.diagnostics)
    }
    let form = SourceForm.detect(document)
    guard let reader = form.reader else {
      log.error(at: 1, "this is \(form.name), which is not read; save it as text or Markdown")
      return ReadResult(issues: [], diagnostics: log.diagnostics)
    }
    var issues: [Issue] = []
    for part in document.issues() {
      let draft = reader.read(part, log: &log)
      let assembler = IssueAssembler(options: options, path: file.path)
      issues.append(assembler.assemble(draft, log: &log))
    }
    return ReadResult(issues: issues, diagnostics: log.diagnostics)
  }
}

/// A reader of one form of newspaper file.
///
/// A reader for another form (a saved web page, the boxes of a PDF) conforms to it and is named in
/// `SourceForm.reader`; everything after it is shared.
protocol FormReader {
  /// Reads the lines of one issue.
  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft
}

/// The diagnostics of one file, in the order in which they were found.
struct DiagnosticLog {
  let source: String
  private(set) var diagnostics: [Diagnostic] = []

  init(source: String) { self.source = source }

  mutating func error(at line: Int, _ message: String) { add(.error, line, message) }
  mutating func warning(at line: Int, _ message: String) { add(.warning, line, message) }
  mutating func note(at line: Int, _ message: String) { add(.note, line, message) }

  private mutating func add(_ severity: Diagnostic.Severity, _ line: Int, _ message: String) {
    diagnostics.append(
      Diagnostic(severity, at: SourceLocation(source: source, line: line), message))
  }
}
