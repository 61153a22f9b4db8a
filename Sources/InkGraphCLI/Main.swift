import ArgumentParser
import Foundation

/// Runs the command that the user gave, and turns every failure into a message and an exit code.
@main
enum Main {
  static func main() async {
    // A reader such as `head` may go before everything is written; the write then fails, and the
    // program ends in silence.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try InkGraphCommand.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(after: error)
    }
  }

  private static func end(after error: any Error) -> Never {
    if error is BrokenPipe { exit(EXIT_SUCCESS) }
    if let message = message(of: error) {
      StandardError.write("inkgraph: \(message)\n")
      exit(EXIT_FAILURE)
    }
    InkGraphCommand.exit(withError: error)
  }

  /// The message of an error of our own modules; nil for what ArgumentParser says better.
  static func message(of error: any Error) -> String? {
    let module = String(reflecting: type(of: error)).prefix { $0 != "." }
    return module == "ArgumentParser" ? nil : "\(error)"
  }
}
