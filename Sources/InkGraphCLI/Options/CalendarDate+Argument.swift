import ArgumentParser
import InkGraphCore

extension CalendarDate: ExpressibleByArgument {
  /// Reads `2025-07-16`.
  init?(argument: String) { self.init(iso: argument) }
}
