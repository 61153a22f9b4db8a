/// A library file that could not be opened, read or written.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// There is no such file.
    case notFound
    /// There is no such folder to make the file in.
    case folderNotFound
    /// The file is something else than a library; the text says what it is.
    case notALibrary(String)
    /// The file was written by a newer program.
    case newerVersion(found: Int, supported: Int)
    /// The file was written by an older program and has to be brought up to date before it is read.
    case olderVersion(found: Int, needed: Int)
    /// Another process writes to the library; its process number, where known.
    case locked(holder: Int32?)
    /// The file, its folder or the way in which it was opened does not allow writing.
    case readOnly
    /// The disk has no room left.
    case diskFull
    /// The file is damaged; the text says what was found.
    case corrupt(String)
    /// A file of that name stands in the way.
    case exists
    /// SQLite reported something else; the text is its message.
    case sqlite(String)
  }

  /// What went wrong.
  public let kind: Kind
  /// The path of the library, as the user gave it.
  public let path: String

  /// Makes an error.
  public init(_ kind: Kind, path: String) {
    self.kind = kind
    self.path = path
  }

  /// What happened, where, and what to do about it.
  public var description: String {
    switch kind {
    case .notFound:
      "\(path): there is no such library; `inkgraph build PATH… --into \(path)` makes one"
    case .folderNotFound:
      "\(path): there is no such folder to make the library in; make it first, or check the path"
    case .notALibrary(let what):
      "\(path): not an InkGraph library: \(what); give the path of a file made by `inkgraph build`"
    case .newerVersion(let found, let supported):
      "\(path): the library has format \(found), and this program reads up to format "
        + "\(supported); use a newer inkgraph"
    case .olderVersion(let found, let needed):
      "\(path): the library has the older format \(found), and format \(needed) is needed; "
        + "`inkgraph build --into \(path)` brings it up to date"
    case .locked(let holder):
      "\(path): another process\(holder.map { " (number \($0))" } ?? "") is writing to the "
        + "library; wait till it has finished, or write into another file"
    case .readOnly:
      "\(path): the library cannot be written to; check the permissions of the file and its "
        + "folder, or write into another file"
    case .diskFull:
      "\(path): the disk is full; what was saved before is kept, so make room and build again"
    case .corrupt(let detail):
      "\(path): the library is damaged (\(detail)); restore a copy, or build it anew from the "
        + "newspapers into another file"
    case .exists:
      "\(path): there is a file of that name; name another one, or remove it"
    case .sqlite(let message):
      "\(path): \(message); if it happens again, build the library anew into another file"
    }
  }
}
