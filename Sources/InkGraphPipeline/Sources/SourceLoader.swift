import Foundation
import InkGraphCore
public import NewspaperReader

/// Reads groups of files into issues, one file in memory at a time.
public struct SourceLoader: Sendable {
  /// The longest file but a PDF that is read, in bytes; a year of a daily paper is shorter.
  static let longestFile = 256 << 20
  /// The longest PDF that is given to poppler, in bytes.
  static let longestPDF = 1 << 30

  private let reader: NewspaperReader

  /// Makes a loader.
  public init(_ options: ReadOptions = ReadOptions()) { reader = NewspaperReader(options: options) }

  /// Reads a group.
  ///
  /// - Throws: `BuildError` for a file that can't be opened.
  public func read(_ group: SourceGroup) async throws(BuildError) -> ReadResult {
    if group.members.count == 1, let member = group.members.first,
      member.size <= Self.longestPDF, try Self.isPDF(member)
    {
      do {
        let boxes = try await PDFText.boxes(of: member.file)
        return reader.read(SourceFile(path: member.shown, bytes: boxes))
      } catch {
        return ReadResult(issues: [], diagnostics: [Self.error(member, error.description)])
      }
    }
    let files = LazyFiles(group.members)
    var result = reader.read(files, name: group.name)
    if let failure = files.failure { throw failure }
    result.diagnostics += files.diagnostics
    return result
  }

  /// The hash by which unchanged files are known again: FNV-1a and the length.
  ///
  /// - Throws: `BuildError` for a file that can't be opened.
  func hash(_ group: SourceGroup) throws(BuildError) -> String {
    var hashes: [String] = []
    for member in group.members {
      guard member.size <= Self.longestPDF else {
        // It will be refused; only its place tells it from others.
        hashes.append("\(member.shown)-\(member.size)")
        continue
      }
      let data = try Self.data(member)
      let hash = data.withUnsafeBytes { StableHash.hash($0.bindMemory(to: UInt8.self)) }
      hashes.append(String(hash, radix: 16) + "-\(data.count)")
    }
    if hashes.count == 1 { return hashes[0] }
    let length = hashes.reduce(0) { $0 + $1.utf8.count }
    return String(StableHash.hash(hashes.joined(separator: " ")), radix: 16) + "-\(length)"
  }

  /// Whether a file is a PDF, by its content.
  private static func isPDF(_ member: SourceMember) throws(BuildError) -> Bool {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: member.file))
      defer { try? handle.close() }
      let head = try handle.read(upToCount: 1024) ?? Data()
      return head.prefix(5).elementsEqual("%PDF-".utf8)
    } catch {
      throw BuildError("\(member.shown): the file can't be read (\(error.localizedDescription))")
    }
  }

  fileprivate static func data(_ member: SourceMember) throws(BuildError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: member.file), options: .mappedIfSafe)
    } catch {
      throw BuildError("\(member.shown): the file can't be read (\(error.localizedDescription))")
    }
  }

  fileprivate static func error(_ member: SourceMember, _ message: String) -> Diagnostic {
    Diagnostic(.error, at: SourceLocation(source: member.shown), message)
  }
}

/// Files that are loaded when they are asked for, so that a folder of pages is never in memory.
private final class LazyFiles: Sequence, IteratorProtocol {
  private var members: ArraySlice<SourceMember>
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var failure: BuildError?

  init(_ members: [SourceMember]) { self.members = members[...] }

  func next() -> SourceFile? {
    while failure == nil, let member = members.popFirst() {
      guard member.size <= SourceLoader.longestFile else {
        diagnostics.append(
          SourceLoader.error(
            member,
            "the file is longer than \(SourceLoader.longestFile) bytes, which no newspaper is; split it"
          ))
        continue
      }
      do {
        return SourceFile(path: member.shown, bytes: [UInt8](try SourceLoader.data(member)))
      } catch {
        failure = error
      }
    }
    return nil
  }
}
