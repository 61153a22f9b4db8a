import Foundation
import InkGraphCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Collects files from the paths that a user gives.
struct SourceSearch {
  private let scratch: ScratchFolder
  private var members: [SourceMember] = []
  private var seen: Set<FileIdentity> = []
  private(set) var diagnostics: [Diagnostic] = []
  private var archives = 0
  private var streams = 0

  init(scratch: ScratchFolder) { self.scratch = scratch }

  /// Takes what one path means.
  mutating func take(_ path: String) throws(BuildError) {
    if path == "-" { return try takeStandardInput() }
    if let identity = FileIdentity(path) {
      switch identity.kind {
      case .folder: break
      case .file: return try takeFile(path, identity)
      case .pipe: return try takePipe(path)
      case .other:
        throw BuildError(
          "\(path): this is a device, not a file; name a newspaper file, or - for the standard input"
        )
      }
      let count = members.count
      let known = diagnostics.count
      try walk(path, identity)
      if members.count == count, diagnostics.count == known, !hasSeenBelow(path) {
        throw BuildError(
          "\(path): the folder holds no newspaper "
            + "(\(SourceFiles.endings.sorted().joined(separator: ", ")))")
      }
      return
    }
    let found = PathPattern.paths(path)
    guard !found.isEmpty else {
      throw BuildError(
        PathPattern.isPattern(path)
          ? "\(path): no file fits the pattern; check it"
          : "\(path): there is no such file or folder; check the path")
    }
    for path in found { try take(path) }
  }

  /// The files in groups: the web pages of one folder together, others by themselves.
  func groups() -> [SourceGroup] {
    var folders: [String: [SourceMember]] = [:]
    var groups: [SourceGroup] = []
    for member in members {
      if SourceFiles.pages.contains(member.ending) {
        folders[(member.shown as NSString).deletingLastPathComponent, default: []].append(member)
      } else {
        groups.append(SourceGroup(name: member.shown, members: [member]))
      }
    }
    for (folder, pages) in folders {
      let name = pages.count == 1 ? pages[0].shown : folder.isEmpty ? "." : folder
      groups.append(SourceGroup(name: name, members: pages.sorted { $0.shown < $1.shown }))
    }
    return groups.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func hasSeenBelow(_ folder: String) -> Bool {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return members.contains { $0.shown.hasPrefix(start) }
  }

  private mutating func takeFile(_ path: String, _ identity: FileIdentity) throws(BuildError) {
    guard seen.insert(identity).inserted else { return }
    if SourceFiles.archives.contains(SourceFiles.ending(of: path)) {
      return try takeArchive(path, shown: path)
    }
    members.append(SourceMember(file: path, shown: path, size: identity.size))
  }

  /// Takes the files below a folder; a link to a folder that was seen leads nowhere.
  private mutating func walk(_ root: String, _ identity: FileIdentity) throws(BuildError) {
    guard seen.insert(identity).inserted else { return }
    var waiting = [root]
    while let folder = waiting.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") && name != "__MACOSX" {
        let path = (folder as NSString).appendingPathComponent(name)
        guard let identity = FileIdentity(path) else { continue }
        switch identity.kind {
        case .folder: if seen.insert(identity).inserted { waiting.append(path) }
        case .file:
          if SourceFiles.endings.contains(SourceFiles.ending(of: name)) {
            try takeFile(path, identity)
          }
        // Nobody may ever write into a pipe that lies in a folder.
        case .pipe, .other: break
        }
      }
    }
  }

  private mutating func takeArchive(_ path: String, shown: String) throws(BuildError) {
    try scratch.make()
    archives += 1
    let folder = scratch.url.appending(path: "\(archives)", directoryHint: .isDirectory)
    let result = ArchiveReader.extract(path, shown: shown, to: folder)
    members += result.members
    diagnostics += result.diagnostics
  }

  private mutating func takeStandardInput() throws(BuildError) {
    try take(.standardInput, called: "the standard input", shown: "-")
  }

  /// Takes what another program writes into a named pipe, such as a shell's `<(…)`.
  private mutating func takePipe(_ path: String) throws(BuildError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw BuildError("\(path): the pipe can't be opened; check who may read it")
    }
    defer { try? handle.close() }
    try take(handle, called: "the pipe", shown: path)
  }

  /// Keeps what a handle gives in a file of its own.
  private mutating func take(
    _ handle: FileHandle, called name: String, shown: String
  ) throws(BuildError) {
    try scratch.make()
    streams += 1
    let path = scratch.url.appending(path: "stream-\(streams)").path
    let bytes: [UInt8]
    do {
      guard let data = try handle.read(upToCount: SourceLoader.longestFile + 1), !data.isEmpty
      else { throw BuildError("\(shown): \(name) is empty; pipe a newspaper file into it") }
      guard data.count <= SourceLoader.longestFile else {
        throw BuildError(
          "\(shown): \(name) is longer than \(SourceLoader.longestFile) bytes; give a file")
      }
      bytes = [UInt8](data)
      try data.write(to: URL(fileURLWithPath: path))
    } catch let error as BuildError {
      throw error
    } catch {
      throw BuildError("\(shown): \(name) can't be read (\(error.localizedDescription))")
    }
    if ArchiveReader.isArchive(bytes) { return try takeArchive(path, shown: shown) }
    members.append(SourceMember(file: path, shown: shown, size: bytes.count))
  }
}

/// What tells a file from every other, whatever paths lead to it.
struct FileIdentity: Hashable {
  let device: UInt64
  let node: UInt64
  let kind: Kind
  let size: Int

  enum Kind: Hashable {
    case file
    case folder
    case pipe
    /// A device or socket.
    case other
  }

  /// Looks at a file or folder, or at what a link leads to; nil if nothing is there.
  init?(_ path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: info.st_dev)
    node = UInt64(truncatingIfNeeded: info.st_ino)
    kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFIFO: .pipe
      default: .other
      }
    size = Int(info.st_size)
  }
}

/// Patterns such as `issues/2025-*.md` and `pages/**/*.htm`, for shells that leave them alone.
enum PathPattern {
  /// Whether a path has signs of a pattern.
  static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

  /// The paths that fit, sorted; `**` stands for folders of any depth.
  static func paths(_ pattern: String) -> [String] {
    guard isPattern(pattern) else { return [] }
    guard pattern.contains("**") else {
      var result = glob_t()
      defer { globfree(&result) }
      guard glob(pattern, 0, nil, &result) == 0 else { return [] }
      return (0..<Int(result.gl_pathc)).compactMap { index in
        result.gl_pathv[index].map { String(cString: $0) }
      }
    }
    let head = pattern.split(separator: "/", omittingEmptySubsequences: false)
      .prefix { !isPattern(String($0)) }.joined(separator: "/")
    let root = head.isEmpty ? (pattern.hasPrefix("/") ? "/" : ".") : head
    guard let walker = FileManager.default.enumerator(atPath: root) else { return [] }
    // `**/` may stand for no folder at all.
    let patterns = [pattern, pattern.replacing("**/", with: "")]
    return walker.compactMap { $0 as? String }.map { head.isEmpty ? $0 : "\(root)/\($0)" }
      .filter { path in patterns.contains { fnmatch($0, path, 0) == 0 } }.sorted()
  }
}
