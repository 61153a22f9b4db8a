import InkGraphPipeline

/// Shows on a terminal how far a build has come.
struct ProgressBar {
  private let terminal: Terminal
  private var lastLine = ""

  init(terminal: Terminal) { self.terminal = terminal }

  /// The line for a state: `extracting [#####.....] 12/40 issues/a.md`.
  static func line(_ progress: BuildProgress, width: Int) -> String {
    let cells = 20
    let share =
      progress.bytesTotal > 0
      ? Double(progress.bytesDone) / Double(progress.bytesTotal)
      : progress.filesTotal > 0 ? Double(progress.filesDone) / Double(progress.filesTotal) : 0
    let full = Int((min(1, max(0, share)) * Double(cells)).rounded())
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: cells - full)
    let bytes = progress.bytesTotal >= 100_000 ? " " + megabytes(progress) : ""
    let head =
      "\(progress.phase.rawValue) [\(bar)] \(progress.filesDone)/\(progress.filesTotal)\(bytes)"
    return DisplayWidth.cut(
      "\(head) \(TableRenderer.oneLine(progress.currentFile))", to: max(1, width - 1))
  }

  /// The bytes of a state: `3.4/10.2 MB`.
  private static func megabytes(_ progress: BuildProgress) -> String {
    func tenths(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10)" }
    return "\(tenths(progress.bytesDone))/\(tenths(progress.bytesTotal)) MB"
  }

  /// Draws a state over the one before; does nothing where there is no terminal.
  mutating func show(_ progress: BuildProgress) {
    guard let width = terminal.width else { return }
    let line = Self.line(progress, width: width)
    guard line != lastLine else { return }
    lastLine = line
    StandardError.write("\r\u{1B}[K\(line)")
  }

  /// Wipes the line.
  func clear() {
    if terminal.width != nil, !lastLine.isEmpty { StandardError.write("\r\u{1B}[K") }
  }
}
