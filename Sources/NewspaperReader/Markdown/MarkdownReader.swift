import InkGraphCore

/// Reads an issue from Markdown, as people and converters write it.
///
/// The heading level that headlines have is learnt from the file: the level under the one that
/// names the newspaper. Two headings of that level without text between are kicker and title.
struct MarkdownReader: FormReader {
  func read(_ document: SourceDocument, log: inout DiagnosticLog) -> IssueDraft? {
    let blocks = MarkdownBlock.blocks(of: document)
    var walk = MarkdownWalk(blocks: blocks)
    walk.run()
    return walk.issue
  }
}
