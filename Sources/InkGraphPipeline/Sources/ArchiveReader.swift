import CLibArchive
import Foundation
import InkGraphCore

/// Takes the newspaper files out of an archive (`.zip`, `.tar`, `.tar.gz`, `.tar.xz`, `.tar.bz2`).
///
/// **Invariant:** nothing is written outside of the given folder: files get names of their own, and
/// the names in the archive are for messages only. Sizes are bounded, so that an archive that
/// unpacks to a multiple of itself costs neither disk nor time.
enum ArchiveReader {
  /// The bounds of what an archive may cost.
  struct Limits {
    /// The most files that are looked at.
    var entries = 500_000
    /// The most bytes of all files.
    var bytes = 8 << 30
    /// How many times as long as the archive its files may be; text packs to about a tenth.
    var ratio = 200
    /// What may be unpacked whatever the ratio, in bytes.
    var free = 32 << 20
  }

  /// Whether bytes begin like an archive.
  static func isArchive(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x1F, 0x8B])
      || bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A])
      || (bytes.count > 262 && bytes[257..<262].elementsEqual("ustar".utf8))
  }

  /// Unpacks the newspaper files of an archive into a folder.
  static func extract(
    _ path: String, shown: String, to folder: URL, limits: Limits = Limits()
  ) -> (members: [SourceMember], diagnostics: [Diagnostic]) {
    var run = Extraction(shown: shown, folder: folder, limits: limits)
    run.run(path)
    return (run.members, run.diagnostics)
  }
}

/// One pass over an archive.
private struct Extraction {
  let shown: String
  let folder: URL
  let limits: ArchiveReader.Limits
  var members: [SourceMember] = []
  var diagnostics: [Diagnostic] = []
  private var written = 0
  private var allowed = 0
  private var left: [String: Int] = [:]

  init(shown: String, folder: URL, limits: ArchiveReader.Limits) {
    self.shown = shown
    self.folder = folder
    self.limits = limits
  }

  private mutating func note(_ severity: Diagnostic.Severity, _ message: String) {
    diagnostics.append(Diagnostic(severity, at: SourceLocation(source: shown), message))
  }

  mutating func run(_ path: String) {
    guard let archive = archive_read_new() else {
      return note(.error, "there is no memory for the archive; close other programs")
    }
    defer { archive_read_free(archive) }
    // Only what libarchive does itself; some other filters start programs.
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_format_zip(archive)
    archive_read_support_format_tar(archive)
    guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else {
      return note(.error, "the archive can't be read (\(message(archive))); unpack it yourself")
    }
    let size = FileIdentity(path)?.size ?? 0
    allowed = min(
      limits.bytes, max(limits.free, size.multipliedReportingOverflow(by: limits.ratio).0))
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      return note(.error, "the archive can't be unpacked (\(error.localizedDescription))")
    }
    var entry: OpaquePointer?
    var count = 0
    while true {
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { break }
      guard status >= ARCHIVE_WARN, let entry else {
        note(
          .error, "the archive is damaged (\(message(archive))); what stands before was read")
        break
      }
      count += 1
      guard count <= limits.entries else {
        note(.error, "the archive holds more than \(limits.entries) files; split it")
        break
      }
      guard take(entry, of: archive) else { break }
    }
    for (reason, count) in left.sorted(by: { $0.key < $1.key }) {
      note(.warning, "\(count) file(s) of the archive were left out: \(reason)")
    }
    if members.isEmpty, diagnostics.isEmpty {
      note(.error, "the archive holds no newspaper; name another")
    }
  }

  /// Unpacks one entry; false to stop.
  private mutating func take(_ entry: OpaquePointer, of archive: OpaquePointer) -> Bool {
    guard ink_isFolder(entry) == 0 else { return true }
    let name = name(of: entry)
    guard ink_isRegularFile(entry) != 0 else {
      left["links and devices are not followed", default: 0] += 1
      return true
    }
    let parts = name.split(whereSeparator: { $0 == "/" || $0 == "\\" })
    guard !parts.contains(".."), !name.hasPrefix("/"), !parts.isEmpty else {
      left["their names lead out of the archive", default: 0] += 1
      return true
    }
    let ending = SourceFiles.ending(of: name)
    let isHidden = parts.contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    guard !isHidden, SourceFiles.endings.contains(ending) else { return true }
    if SourceFiles.archives.contains(ending) {
      left["archives inside archives are not opened", default: 0] += 1
      return true
    }
    let file = folder.appending(path: "\(members.count).\(ending)")
    guard let size = write(archive, to: file) else { return false }
    members.append(
      SourceMember(
        file: file.path, shown: "\(shown)/\(parts.joined(separator: "/"))", size: size))
    return true
  }

  /// Writes the bytes of the entry at hand; nil, with a diagnostic, if nothing more should be read.
  private mutating func write(_ archive: OpaquePointer, to file: URL) -> Int? {
    guard FileManager.default.createFile(atPath: file.path, contents: nil),
      let handle = try? FileHandle(forWritingTo: file)
    else {
      note(.error, "the archive can't be unpacked; check the disk")
      return nil
    }
    defer { try? handle.close() }
    var size = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        archive_read_data(archive, $0.baseAddress, $0.count)
      }
      if count == 0 { return size }
      guard count > 0 else {
        note(.error, "the archive is damaged (\(message(archive))); what stands before was read")
        return nil
      }
      size += count
      written += count
      guard written <= allowed else {
        try? FileManager.default.removeItem(at: file)
        note(
          .error,
          "the archive unpacks to more than \(allowed) bytes, which no newspaper does; "
            + "unpack it yourself if you trust it")
        return nil
      }
      do {
        try handle.write(contentsOf: buffer[..<count])
      } catch {
        note(.error, "the archive can't be unpacked (\(error.localizedDescription))")
        return nil
      }
    }
  }

  /// The name of an entry; programs for Windows write names in GB18030 without saying so.
  private func name(of entry: OpaquePointer) -> String {
    if let name = archive_entry_pathname_utf8(entry) { return String(cString: name) }
    guard let raw = archive_entry_pathname(entry) else { return "" }
    let data = Data(bytes: raw, count: strlen(raw))
    // The number of GB18030 among Foundation's encodings.
    return String(data: data, encoding: .utf8)
      ?? String(data: data, encoding: String.Encoding(rawValue: 0x8000_0632))
      ?? String(decoding: data, as: UTF8.self)
  }

  private func message(_ archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
  }
}
