import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What an output can show.
struct Terminal: Hashable {
  /// The columns of the terminal; nil for a file or a pipe, which take lines of any length.
  var width: Int?
  /// Whether colours are written.
  var hasColors: Bool

  /// An output that is no terminal.
  static let none = Terminal(width: nil, hasColors: false)

  /// What a descriptor leads to.
  ///
  /// Colours are only for terminals, and never where `NO_COLOR` is set (no-color.org).
  init(descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard isatty(descriptor) != 0 else {
      self = .none
      return
    }
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
    hasColors =
      environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  init(width: Int?, hasColors: Bool) {
    self.width = width
    self.hasColors = hasColors
  }

  /// A line as this output shows it.
  func show(_ text: StyledText) -> String { hasColors ? text.colored : text.plain }
}
