import ArgumentParser
import InkGraphCore
import NewspaperReader

/// What a user tells of issues whose masthead does not.
struct MastheadOption: ParsableArguments {
  @Option(help: "The newspaper's name, for files without a masthead.")
  var newspaper: String?

  @Option(help: "The date of the issue, for files without one (2025-07-16).")
  var date: CalendarDate?

  @Option(help: "The number of the issue, for files without one.")
  var number: Int?

  /// The same for readers.
  var reading: ReadOptions { ReadOptions(newspaper: newspaper, date: date, number: number) }
}
