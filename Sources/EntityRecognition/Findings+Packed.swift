internal import InkGraphCore

extension ArticleRecognizer.Findings {
  /// The findings as bytes, from which `revise` goes on as if they had just been made.
  package var packed: [UInt8] {
    var writer = PackedWriter()
    writer.write(mentions.count)
    for mentions in mentions {
      writer.write(mentions.count)
      for mention in mentions {
        writer.write(mention.span.start)
        writer.write(mention.span.count)
        for text in [mention.surface, mention.type.rawValue, mention.source] { writer.write(text) }
        writer.write(mention.score)
      }
    }
    writer.write(certainNames.count)
    for name in certainNames {
      writer.write(name.surface)
      writer.write(name.type.rawValue)
    }
    writer.write(memory == nil ? 0 : 1)
    memory?.write(to: &writer)
    return writer.bytes
  }

  /// The findings of bytes that `packed` gave.
  ///
  /// - Throws: `PackedBytesError` for other bytes.
  package init(packed bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBytes { bytes in
      var reader = PackedReader(bytes)
      var pool = StringPool()
      var mentions: [[Mention]] = []
      for _ in 0..<(try reader.count()) {
        var own: [Mention] = []
        for _ in 0..<(try reader.count()) {
          let start = try reader.number(below: 1 << 40)
          let span = TextSpan(start: start, end: start + (try reader.number(below: 1 << 40)))
          let surface = try reader.text(&pool)
          let type = EntityType(rawValue: try reader.text(&pool))
          let source = try reader.text(&pool)
          own.append(
            Mention(
              span: span, surface: surface, type: type, score: try reader.double(), source: source))
        }
        mentions.append(own)
      }
      var names: [CertainName] = []
      for _ in 0..<(try reader.count()) {
        names.append(
          CertainName(
            surface: try reader.text(&pool), type: EntityType(rawValue: try reader.text(&pool))))
      }
      let memory = try reader.number() == 0 ? nil : try NameMemory(&reader)
      return ArticleRecognizer.Findings(
        mentions: mentions, certainNames: names, memory: memory, kept: nil)
    }
  }
}
