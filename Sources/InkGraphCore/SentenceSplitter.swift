/// Cuts a paragraph into sentences.
public enum SentenceSplitter {
  /// The sentences of a text: each ends after 。！？； or a line feed, with closing quotes and
  /// brackets that follow; a stop inside an open quotation does not end the sentence around it
  /// unless the quotation ends there.
  ///
  /// - Returns: Spans in order that cover every scalar which is not blank.
  /// - Complexity: O(*n*), *n* scalars.
  public static func sentences(of scalars: some RandomAccessCollection<Unicode.Scalar>)
    -> [TextSpan]
  {
    // Most texts stand in one piece and are not copied.
    scalars.withContiguousStorageIfAvailable { sentences(in: $0) }
      ?? Array(scalars).withUnsafeBufferPointer { sentences(in: $0) }
  }

  private static func sentences(in text: UnsafeBufferPointer<Unicode.Scalar>) -> [TextSpan] {
    var result: [TextSpan] = []
    var start = 0
    var index = 0
    func close(at end: Int) {
      var first = start
      var last = end
      while first < last, text[first].isBlank { first += 1 }
      while last > first, text[last - 1].isBlank { last -= 1 }
      if first < last { result.append(TextSpan(start: first, end: last)) }
      start = end
    }
    while index < text.count {
      let scalar = text[index]
      index += 1
      // Most characters are Chinese.
      if scalar.value > 0x3400, scalar.value < 0xA000 { continue }
      if scalar == "\n" {
        close(at: index)
      } else if isStop(scalar) {
        while index < text.count, isStop(text[index]) || isCloser(text[index]) { index += 1 }
        close(at: index)
      }
    }
    close(at: text.count)
    return result
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "。" || scalar == "！" || scalar == "？" || scalar == "；" || scalar == "!"
      || scalar == "?"
  }

  private static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "”" || scalar == "’" || scalar == "）" || scalar == ")" || scalar == "』"
      || scalar == "」" || scalar == "》"
  }
}
