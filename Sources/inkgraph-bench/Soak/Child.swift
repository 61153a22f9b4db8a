import Foundation

/// A program in a process of its own, without input and output.
final class Child {
  /// How a process ended.
  enum End: Equatable {
    /// It ended by itself, with a code.
    case code(Int32)
    /// A signal ended it.
    case signal(Int32)
  }

  private let process = Process()

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The file of the program.
  ///   - arguments: What it is called with.
  ///   - messages: A file for what it writes to the standard error output; nil drops it.
  /// - Throws: `BenchFailure` if it can't be started.
  init(_ program: URL, _ arguments: [String], messages: String? = nil) throws {
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if let messages {
      _ = FileManager.default.createFile(atPath: messages, contents: nil)
      process.standardError = FileHandle(forWritingAtPath: messages) ?? FileHandle.nullDevice
    }
    do {
      try process.run()
    } catch {
      throw BenchFailure("\(program.path): the program can't be started (\(error))")
    }
  }

  /// Whether it has not ended yet.
  var isRunning: Bool { process.isRunning }

  /// Ends it at once, as a power cut would, and tells whether it was still at work.
  func kill() -> Bool {
    guard process.isRunning else { return false }
    Foundation.kill(process.processIdentifier, SIGKILL)
    return wait() == .signal(SIGKILL)
  }

  /// Waits for its end.
  @discardableResult
  func wait() -> End {
    process.waitUntilExit()
    let status = process.terminationStatus
    return process.terminationReason == .exit ? .code(status) : .signal(status)
  }

  /// The file of a program that was built together with this one.
  static func program(_ name: String) throws -> URL {
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    let program = own.deletingLastPathComponent().appending(path: name)
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      throw BenchFailure(
        "\(program.path): the program is not there; build it by "
          + "`swift build -c release --product \(name)`")
    }
    return program
  }
}
