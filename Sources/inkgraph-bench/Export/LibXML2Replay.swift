import CLibXML2
import InkGraphCore
import MarkupIO

/// Writes a document again with libxml2's own text writer, to tell what that library reaches at best.
///
/// The document is read a stretch at a time, and only the writing is measured; the writer is given
/// the names and texts as C strings that lie side by side, so nothing but libxml2 takes time.
struct LibXML2Replay {
  private var strings: [CChar] = []
  private var calls: [Call] = []

  private enum Call {
    case start(name: Int)
    case attribute(name: Int, value: Int)
    case text(Int)
    case end
  }

  /// A stretch is measured in some ten milliseconds, a thousand times what the clock tells apart.
  private static let stretch = 20_000

  /// Writes a document to a file.
  ///
  /// - Parameters:
  ///   - name: The name of the measurement.
  ///   - document: The document, up to the 2 GiB that libxml2 reads.
  ///   - path: The file.
  /// - Returns: The measurement.
  /// - Throws: `BenchFailure` if libxml2 refuses to read or to write.
  static func measure(_ name: String, _ document: [UInt8], path: String) throws -> Measurement {
    let limits = XMLEventReader.Limits(bytes: Int(Int32.max), addedText: Int(Int32.max))
    let reader = try XMLEventReader(document, source: name, limits: limits)
    guard let writer = xmlNewTextWriterFilename(path, 0) else {
      throw BenchFailure("\(path): libxml2 cannot write it")
    }
    var replay = LibXML2Replay()
    var (seconds, processorSeconds) = (0.0, 0.0)
    func write() throws {
      let (start, processorStart) = (ContinuousClock.now, ProcessorTime.seconds)
      let isWritten = replay.write(to: writer)
      processorSeconds += ProcessorTime.seconds - processorStart
      seconds += (ContinuousClock.now - start).seconds
      replay.forget()
      if !isWritten { throw BenchFailure("\(path): libxml2 cannot write what it read") }
    }
    xmlTextWriterStartDocument(writer, nil, "UTF-8", nil)
    while let event = try reader.next() {
      replay.add(event)
      if replay.calls.count >= stretch { try write() }
    }
    try write()
    xmlFreeTextWriter(writer)
    var measurement = Measurement(
      name, seconds: [seconds], sizes: ["bytes": document.count], peakMemoryBytes: 0)
    measurement.medianCPUSeconds = Measurement.rounded(processorSeconds)
    return measurement
  }

  private mutating func add(_ event: XMLEvent) {
    switch event {
    case .start(let tag):
      calls.append(.start(name: keep(Self.qualified(tag.prefix, tag.name))))
      for attribute in tag.attributes {
        calls.append(
          .attribute(
            name: keep(Self.qualified(attribute.prefix, attribute.name)),
            value: keep(attribute.value)))
      }
    case .text(let text): calls.append(.text(keep(text)))
    case .end: calls.append(.end)
    }
  }

  private static func qualified(_ prefix: String, _ name: String) -> String {
    prefix.isEmpty ? name : "\(prefix):\(name)"
  }

  private mutating func keep(_ text: String) -> Int {
    let place = strings.count
    strings.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
    strings.append(0)
    return place
  }

  private mutating func forget() {
    strings.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
  }

  /// Whether libxml2 took all that was added.
  private func write(to writer: xmlTextWriterPtr) -> Bool {
    strings.withUnsafeBytes { bytes in
      func text(_ place: Int) -> UnsafePointer<xmlChar>? {
        bytes.baseAddress?.advanced(by: place).assumingMemoryBound(to: xmlChar.self)
      }
      return calls.allSatisfy { call in
        switch call {
        case .start(let name): xmlTextWriterStartElement(writer, text(name)) >= 0
        case .attribute(let name, let value):
          xmlTextWriterWriteAttribute(writer, text(name), text(value)) >= 0
        case .text(let place): xmlTextWriterWriteString(writer, text(place)) >= 0
        case .end: xmlTextWriterEndElement(writer) >= 0
        }
      }
    }
  }
}
