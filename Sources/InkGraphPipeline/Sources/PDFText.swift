import Foundation
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Takes the text of a PDF with its places out of the file, with poppler's `pdftotext`.
enum PDFText {
  /// A PDF that could not be read.
  struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What happened and what to do about it, without the file.
    let description: String
  }

  /// The longest text, in bytes; the densest page of a newspaper takes about 1 MB.
  static let longestText = 64 << 20

  /// The boxes of all words, as the XHTML that `pdftotext -bbox-layout` writes.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - timeoutSeconds: How long the program may take before it is stopped.
  ///   - tool: The program.
  /// - Returns: The XHTML.
  /// - Throws: `Failure` if the program is not there, fails, or takes too long.
  static func boxes(
    of path: String, timeoutSeconds: Int = 120, tool: String = "pdftotext"
  ) async throws(Failure) -> [UInt8] {
    // A name that begins with a dash would be an option.
    let file = path.hasPrefix("-") ? "./" + path : path
    do {
      return try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask { try await run(tool, file) }
        group.addTask {
          try await Task.sleep(for: .seconds(timeoutSeconds))
          throw Failure(
            description:
              "pdftotext took more than \(timeoutSeconds) seconds and was stopped; print the PDF to a "
              + "new one, or give its text")
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
    } catch let failure as Failure {
      throw failure
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw Failure(
        description:
          "PDF files are read with pdftotext, which is not there; install it "
          + "(sudo apt-get install poppler-utils)")
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw Failure(description: "the PDF holds more than \(longestText) bytes of text; split it")
    } catch {
      throw Failure(description: "pdftotext could not be run (\(error)); give the PDF's text")
    }
  }

  private static func run(_ tool: String, _ file: String) async throws -> [UInt8] {
    var options = PlatformOptions()
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(200))]
    let executable: Executable = tool.contains("/") ? .path(FilePath(tool)) : .name(tool)
    let result = try await Subprocess.run(
      executable, arguments: ["-q", "-bbox-layout", "-enc", "UTF-8", file, "-"],
      platformOptions: options, output: .bytes(limit: longestText), error: .string(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      let reason = result.standardError.split(separator: "\n").first.map(String.init) ?? ""
      throw Failure(
        description: reason.contains("password")
          ? "the PDF needs a password; save a copy without one"
          : "pdftotext cannot read the PDF\(reason.isEmpty ? "" : " (\(reason))"); check that it was "
            + "copied whole")
    }
    return result.standardOutput
  }
}
