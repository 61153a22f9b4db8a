import InkGraphCore
import MarkupIO

/// An element of the schema with all that lies in it.
struct XMLNode {
  let tag: XMLStartTag
  var children: [XMLNode] = []
  /// The text directly inside, without that of the children.
  var text = ""

  /// Reads a document's root.
  ///
  /// - Throws: `malformedSchema`, with the reader's reason.
  static func root(of bytes: [UInt8], source: String) throws(OntologyError) -> XMLNode {
    do throws(XMLReadError) {
      // A schema is written by hand; a megabyte holds 20 times the built-in one.
      let limits = XMLEventReader.Limits(bytes: 1 << 20, depth: 32, addedText: 1 << 20)
      let reader = try XMLEventReader(bytes, source: source, limits: limits)
      var open: [XMLNode] = []
      while let event = try reader.next() {
        switch event {
        case .start(let tag): open.append(XMLNode(tag: tag))
        case .text(let text):
          if !open.isEmpty { open[open.count - 1].text += text }
        case .end:
          let node = open.removeLast()
          if open.isEmpty { return node }
          open[open.count - 1].children.append(node)
        }
      }
      throw XMLReadError(.empty, at: SourceLocation(source: source))
    } catch {
      throw OntologyError(.malformedSchema(error.message), at: error.location)
    }
  }
}
