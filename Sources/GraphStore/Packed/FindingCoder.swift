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

    private mutating func place(_ text: String) -> Int { Int(texts.intern(text)) }

    private mutating func place(_ text: String?) -> Int? { text.map { place($0) } }

    mutating func entities(_ entities: [LocalEntity]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(entities.count)
      for entity in entities {
        writer.write(place(entity.type.rawValue))
        writer.write(place(entity.name))
        writer.write(place(entity.role.rawValue))
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
      for mention in mentions {
        writer.write(mention.article)
        writer.write(mention.entity)
        writer.write(place(mention.zone.rawValue))
        writer.write(mention.mention.span)
        writer.write(place(mention.mention.surface))
        writer.write(place(mention.mention.type.rawValue))
        writer.write(mention.mention.score)
        writer.write(place(mention.mention.source))
      }
      return writer
    }

    mutating func statements(_ statements: [LocalStatement]) -> PackedWriter {
      var writer = PackedWriter()
      writer.write(statements.count)
      for statement in statements {
        writer.write(statement.subject)
        writer.write(place(statement.predicate.rawValue))
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
        writer.write(place(evidence.rule))
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
