import ArgumentParser
import Foundation
import GraphStore
import InkGraphPipeline

/// Runs `inkgraph watch FOLDER…`.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Build whenever files arrive, till Ctrl-C.",
    discussion: """
      Builds as `inkgraph build` does with the same options, then looks at the folders again and \
      again. A file is read when its size and date have stayed the same between two looks. When \
      nothing new has come, the graph is made that questions are asked of, so that none waits for it.
      """)

  @OptionGroup var build: BuildCommand

  @Option(help: "Seconds between two looks.")
  var every = 2.0

  func validate() throws {
    if build.paths.isEmpty { throw ValidationError("give at least one folder") }
    if every < 0.05 { throw ValidationError("--every is 0.05 or more") }
  }

  func run() async throws {
    let interruption = Interruption()
    let signal = InterruptSignal(interruption, message: "ending")
    defer { withExtendedLifetime(signal) {} }
    var built: FolderState?
    var last = FolderState(build.paths)
    while !interruption.isRequested {
      if last != built {
        do {
          try await build.build(interruption: interruption)
        } catch let error as BuildError {
          // A folder may be empty at first, and files may come and go.
          StandardError.write("inkgraph: \(error)\n")
        }
        built = last
      }
      var state = FolderState(build.paths)
      var isReady = false
      repeat {
        last = state
        try await Task.sleep(for: .seconds(every))
        state = FolderState(build.paths)
        if state == built, !isReady {
          try prepareGraph()
          isReady = true
        }
      } while !interruption.isRequested && (state != last || state == built)
    }
    throw ExitCode(InterruptSignal.exitCode)
  }

  /// Makes the graph of the library, if there is one, for those who will ask.
  private func prepareGraph() throws {
    guard FileManager.default.fileExists(atPath: build.libraryPath) else { return }
    let store = try GraphStore.open(path: build.libraryPath, mode: .readOnly)
    defer { store.close() }
    _ = try GraphLoader.graph(of: store)
  }
}

/// Which files lie under some paths, with sizes and dates: what tells that something has changed.
private struct FolderState: Hashable {
  private struct Entry: Hashable {
    let size: Int
    let date: Date?
  }

  private var entries: [String: Entry] = [:]

  init(_ paths: [String]) {
    for path in paths {
      add(path)
      guard let names = FileManager.default.enumerator(atPath: path) else { continue }
      while let name = names.nextObject() as? String { add("\(path)/\(name)") }
    }
  }

  private mutating func add(_ path: String) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType != .typeDirectory
    else { return }
    entries[path] = Entry(
      size: (attributes[.size] as? NSNumber)?.intValue ?? 0,
      date: attributes[.modificationDate] as? Date)
  }
}
