import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads the lines of a file or of the standard input, holding no more than a block and a line.
///
/// A line ends with LF, CR LF or CR; a byte-order mark before the first one is left out.
final class LineSource {
  /// What the user calls the input; `-` for the standard input.
  let path: String

  private let descriptor: Int32
  private let blockSize: Int
  private let longestLine: Int
  private var block: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var followsReturn = false
  private var number = 0

  /// Longer lines are refused, since a line is held in memory as a whole.
  private static let longestLine = 256 << 20

  /// Opens an input.
  init(
    path: String, blockSize: Int = 1 << 18, longestLine: Int = LineSource.longestLine
  ) throws(CommandFailure) {
    self.path = path
    self.blockSize = blockSize
    self.longestLine = longestLine
    guard path != "-" else {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw failure() }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Whether somebody types the lines.
  var isTerminal: Bool { isatty(descriptor) != 0 }

  /// The next line without its end; nil at the end of the input.
  func next() throws(CommandFailure) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if position == block.count {
        guard try fill() else {
          return line.isEmpty ? nil : finish(line)
        }
      }
      if followsReturn {
        followsReturn = false
        if block[position] == Self.lineFeed {
          position += 1
          continue
        }
      }
      let end = endOfLine()
      line += block[position..<end]
      position = end
      if line.count > longestLine {
        throw CommandFailure(
          "\(path):\(number + 1): the line is longer than \(longestLine) bytes; "
            + "break the text into paragraphs, one a line")
      }
      guard end < block.count else { continue }
      followsReturn = block[end] == Self.carriageReturn
      position += 1
      return finish(line)
    }
  }

  private func finish(_ line: [UInt8]) -> [UInt8] {
    number += 1
    return number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(line.dropFirst(3)) : line
  }

  /// Where the first line feed or carriage return stands in the rest of the block, else its end.
  private func endOfLine() -> Int {
    block.withUnsafeBufferPointer { bytes in
      var index = position
      while index < bytes.count, bytes[index] != Self.lineFeed, bytes[index] != Self.carriageReturn
      {
        index += 1
      }
      return index
    }
  }

  /// Reads the next block; false at the end of the input.
  private func fill() throws(CommandFailure) -> Bool {
    guard !isAtEnd else { return false }
    var count = 0
    block = [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, filled in
      repeat {
        count = read(descriptor, buffer.baseAddress, blockSize)
      } while count < 0
        && errno == EINTR
      filled = max(0, count)
    }
    position = 0
    if count < 0 { throw failure() }
    isAtEnd = count == 0
    return count > 0
  }

  private func failure() -> CommandFailure {
    let reason = String(cString: strerror(errno))
    return CommandFailure("\(path): the file can't be read (\(reason)); check the path")
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
