import InkGraphCore
import PropertyGraph

/// Packs what was found in an issue: its things, mentions, statements, names and diagnostics.
///
/// An issue has thousands of them, and a row for each cost a third of a build; nobody asks for one
/// without its issue. Texts stand once at the head, and each kind of finding is a section that can be
/// passed over.
enum FindingCoder {
  /// The packed findings of a part.
  static func pack(_ part: IssuePart) -> [UInt8] {
    var packer = Packer()
    let sections = [
      packer.entities(part.entities), packer.mentions(part.mentions),
      packer.statements(part.statements), packer.names(part.certainNames),
      packer.names(part.borrowedNames), packer.diagnostics(part.diagnostics),
    ]
    var whole = PackedWriter()
    whole.write(packer.texts.count)
    for text in 0..<packer.texts.count { whole.write(packer.texts[UInt32(text)]) }
    for section in sections { whole.write(section) }
    return SealedBytes.seal(whole.bytes)
  }

  /// Puts the findings into a part whose issue is there already.
  static func unpack(_ sealed: UnsafeRawBufferPointer, into part: inout IssuePart) throws {
    try read(sealed) { reader in
      part.entities = try reader.entities()
      part.mentions = try reader.mentions(of: part.entities.count)
      part.statements = try reader.statements(of: part.entities.count)
      part.certainNames = try reader.names()
      part.borrowedNames = try reader.names()
      part.diagnostics = try reader.diagnostics()
    }
  }

  /// Hands over a reader of the sections, which are read in order: entities, mentions, statements,
  /// names, borrowed names, diagnostics.
  static func read<Value>(
    _ sealed: UnsafeRawBufferPointer, _ body: (inout FindingReader) throws -> Value
  ) throws -> Value {
    try SealedBytes.open(sealed) { bytes in
      var reader = try FindingReader(bytes)
      return try body(&reader)
    }
  }

  private struct Packer {
    var texts = StringTable()

    /// A text that was placed.
    private struct Placed {
      let text: String
      let place: Int
    }

    private mutating func place(_ text: String) -> Int { Int(texts.intern(text)) }

    /// The place of a text, which is not looked up if it is the one that was placed last for the same
    /// purpose, as half of them are.
    private mutating func place(_ text: String, after last: inout Placed?) -> Int {
      if let last, last.text.hasSameScalars(as: text) { return last.place }
      let place = place(text)
      last = Placed(text: text, place: place)
      return place
    }

    private mutating func place(_ text: String?) -> Int? { text.map { place($0) } }

    mutating func entities(_ entities: [LocalEntity]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(entities.count)
      var (type, role): (Placed?, Placed?) = (nil, nil)
      for entity in entities {
        writer.write(place(entity.type.rawValue, after: &type))
        writer.write(place(entity.name))
        writer.write(place(entity.role.rawValue, after: &role))
        writer.write(entity.codes.count)
        for (register, code) in entity.codes.sorted(by: { $0.key.precedesByScalars($1.key) }) {
          writer.write(place(register))
          writer.write(place(code))
        }
        for names in [entity.knownAliases, entity.titles] {
          writer.write(names.count)
          for name in names { writer.write(place(name)) }
        }
      }
      return writer
    }

    mutating func mentions(_ mentions: [LocalMention]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(mentions.count)
      var zone: Placed?
      // A thing is mostly named again as it was before, and found in the same way.
      var named = [Named](
        repeating: Named(), count: 1 + (mentions.lazy.map(\.entity).max() ?? -1))
      for mention in mentions {
        writer.write(mention.article)
        writer.write(mention.entity)
        writer.write(place(mention.zone.rawValue, after: &zone))
        writer.write(mention.mention.span)
        let (entity, mention) = (mention.entity, mention.mention)
        writer.write(place(mention.surface, after: &named[entity].surface))
        writer.write(place(mention.type.rawValue, after: &named[entity].type))
        writer.write(mention.score)
        writer.write(place(mention.source, after: &named[entity].source))
      }
      return writer
    }

    /// How a thing was named last.
    private struct Named {
      var surface: Placed?
      var type: Placed?
      var source: Placed?
    }

    mutating func statements(_ statements: [LocalStatement]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(statements.count)
      var (predicate, rule): (Placed?, Placed?) = (nil, nil)
      for statement in statements {
        writer.write(statement.subject)
        writer.write(place(statement.predicate.rawValue, after: &predicate))
        writer.write(statement.object)
        writer.write(place(statement.qualifier))
        let evidence = statement.evidence
        writer.write(evidence.article)
        writer.write(evidence.span)
        writer.write(place(evidence.text))
        for span in [evidence.subjectSpan, evidence.objectSpan] {
          writer.write(span?.start)
          if let span { writer.write(span.count) }
        }
        writer.write(place(evidence.rule, after: &rule))
        writer.write(evidence.score)
      }
      return writer
    }

    mutating func names(_ names: [CertainName]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(names.count)
      for name in names {
        writer.write(place(name.surface))
        writer.write(place(name.type.rawValue))
      }
      return writer
    }

    mutating func diagnostics(_ diagnostics: [Diagnostic]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(diagnostics.count)
      for diagnostic in diagnostics {
        writer.write(place(diagnostic.severity.rawValue))
        writer.write(place(diagnostic.location.source))
        writer.write(diagnostic.location.line)
        writer.write(diagnostic.location.column)
        writer.write(place(diagnostic.message))
      }
      return writer
    }
  }
}

extension PackedWriter {
  fileprivate mutating func write(_ span: TextSpan) {
    write(span.start)
    write(span.count)
  }

  /// Writes an end of a statement: things have even numbers, articles odd ones.
  fileprivate mutating func write(_ end: LocalReference) {
    switch end {
    case .entity(let place): write(place * 2)
    case .article(let ordinal): write(ordinal * 2 + 1)
    }
  }
}
