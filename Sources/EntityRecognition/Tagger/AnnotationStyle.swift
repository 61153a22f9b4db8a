/// How a corpus marks names, where corpora do not agree.
///
/// People's Daily and MSRA mark 江苏 and 如皋市 one by one and know one kind of body; CLUENER tells
/// firms, organs and other bodies apart, and leaves countries unmarked. The tagger learns from all of
/// them: what they share is learned once, what parts them stands in weights of the style.
public enum AnnotationStyle: Int, CaseIterable, Sendable {
  /// People's Daily of January 1998 (PKU).
  case peoplesDaily1998
  /// SIGHAN 2006 MSRA, and the sentences of 1998 that were marked like it.
  case newswire
  /// People's Daily of 2014.
  case peoplesDaily2014
  /// CLUENER2020.
  case cluener
  /// Résumés of executives.
  case resume
  /// No corpus of its own: what a newspaper is read with. Learned from all corpora, in each only from
  /// what it is sure to mark.
  case general

  /// The name for a command line.
  public var name: String {
    switch self {
    case .peoplesDaily1998: "peoples-daily-1998"
    case .newswire: "newswire"
    case .peoplesDaily2014: "peoples-daily-2014"
    case .cluener: "cluener"
    case .resume: "resume"
    case .general: "general"
    }
  }
}
