#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Decodes GB18030 with the system's `iconv`, which keeps the tables.
enum GB18030Decoder {
  /// Decodes bytes; a byte that begins no valid sequence becomes U+FFFD.
  ///
  /// - Returns: nil where the system has no table for GB18030.
  static func decode(_ bytes: [UInt8]) -> DecodedText? {
    #if canImport(Glibc) || canImport(Musl)
      let descriptor = iconv_open("UTF-32LE", "GB18030")
      // iconv_open reports failure as (iconv_t)-1.
      guard descriptor != iconv_t(bitPattern: -1) else { return nil }
      defer { iconv_close(descriptor) }
      var text = DecodedText(encoding: .gb18030, capacity: bytes.count / 2)
      var input = bytes
      let chunk = 16_384
      var output = [UInt32](repeating: 0, count: chunk)
      input.withUnsafeMutableBytes { source in
        var next = source.bindMemory(to: CChar.self).baseAddress
        var left = source.count
        while left > 0 {
          let before = left
          let outcome = output.withUnsafeMutableBytes { target -> (written: Int, code: Int32) in
            var place = target.bindMemory(to: CChar.self).baseAddress
            var room = target.count
            let status = iconv(descriptor, &next, &left, &place, &room)
            return (
              (target.count - room) / 4, status == -1 ? errno : 0
            )
          }
          for value in output[..<outcome.written] {
            text.append(Unicode.Scalar(UInt32(littleEndian: value)) ?? "\u{FFFD}")
          }
          if outcome.code == EINVAL {
            text.appendReplacement()
            break
          }
          if outcome.code == EILSEQ || left == before {
            text.appendReplacement()
            next = next?.advanced(by: 1)
            left -= 1
          }
        }
      }
      return text
    #else
      return nil
    #endif
  }
}
