/// A suite that could not do its work, or a trial that found a fault; the program ends with code 1.
struct BenchFailure: Error, CustomStringConvertible {
  /// What happened, where, and what to do about it.
  let description: String

  init(_ description: String) { self.description = description }
}
