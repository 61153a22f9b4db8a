public import ArgumentParser
public import InkGraphCore

extension CalendarDate: ExpressibleByArgument {
  /// Reads `2025-07-16`.
  public init?(argument: String) { self.init(iso: argument) }
}
