import ArgumentParser
import Foundation

/// Runs the command that the user gave, and turns every failure into a message and an exit code.
@main
enum Main {
  static func main() async {
    do {
      var command = try BenchCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      // What ArgumentParser throws it also says best: help, versions, wrong usage (64).
      if String(reflecting: type(of: error)).hasPrefix("ArgumentParser.") {
        BenchCommand.exit(withError: error)
      }
      StandardError.write("inkgraph-bench: \(error)\n")
      exit(EXIT_FAILURE)
    }
  }
}

/// The standard error output, for progress and messages.
enum StandardError {
  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
