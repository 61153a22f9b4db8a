/// A command that could not do its work; the program ends with code 1.
struct CommandFailure: Error, Hashable, CustomStringConvertible {
  /// What happened, where, and what to do about it.
  let description: String

  init(_ description: String) { self.description = description }
}
