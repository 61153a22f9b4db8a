import EntityLinking
import InkGraphCore

/// Asks a person about uncertain links and writes the decisions down.
struct ReviewDialogue {
  /// What is asked, in this order.
  let decisions: [LinkDecision]
  /// The language of the questions.
  let language: Language
  /// Where decisions are written.
  let log: CorrectionLog

  /// Asks until the list, or the input, ends.
  ///
  /// - Parameter ask: Shows lines and gives the answer; nil at the end of the input.
  /// - Returns: The number of decisions that were written.
  /// - Throws: `CommandFailure` for a file that can't be written.
  func run(ask: ([StyledText]) throws -> String?) throws -> Int {
    var count = 0
    for (index, decision) in decisions.enumerated() {
      let question = Phrase(
        "   s 同一　d 不同　回车跳过　q 结束", "   s same, d different, Enter leaves it open, q ends"
      ).text(in: language)
      var lines = ReviewAnswer.lines(decision, index + 1, language) + [StyledText(question)]
      asking: while true {
        guard let answer = try ask(lines) else { return count }
        switch answer.filter({ !$0.isWhitespace }).lowercased() {
        case "s": try write(decision, .same)
        case "d": try write(decision, .notSame)
        case "": break asking
        case "q": return count
        default:
          lines = [StyledText(question)]
          continue asking
        }
        count += 1
        break asking
      }
    }
    return count
  }

  private func write(_ decision: LinkDecision, _ action: Correction.Action) throws {
    let isConfirmed = decision.action(confirms: true) == action
    _ = try log.append(
      action, decision.first.key, decision.second.key.description,
      because: "\(isConfirmed ? "confirmed" : "rejected") in review (\(decision.reason.rawValue))")
  }
}
