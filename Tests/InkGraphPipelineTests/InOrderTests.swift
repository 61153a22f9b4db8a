import InkGraphCore
import Testing

@testable import InkGraphPipeline

@Suite("Work in order") struct InOrderTests {
  @Test("results are handed over in order, however long each takes", arguments: [1, 2, 3, 8])
  func order(jobs: Int) async throws {
    var found: [Int] = []
    try await InOrder(jobs: jobs).run(
      3..<40,
      work: { number in
        // Every third one lets the others go first.
        for _ in 0..<(number % 3 == 0 ? 50 : 0) { await Task.yield() }
        return number * number
      }, body: { number, square in found.append(square - number) })
    #expect(found == (3..<40).map { $0 * $0 - $0 })
  }

  @Test("what was begun is finished when no more is to be begun")
  func stops() async throws {
    var found: [Int] = []
    try await InOrder(jobs: 2).run(
      0..<100, while: { found.count < 5 }, work: { $0 }, body: { _, number in found.append(number) }
    )
    #expect(found == Array(0..<found.count))
    #expect((5...9).contains(found.count))
  }

  @Test(
    "with several jobs twice as many are begun while a result is handed over; one job does one thing at a time"
  )
  func handsOver() async throws {
    for jobs in [1, 2, 3] {
      let begun = Begun()
      var most = 0
      try await InOrder(jobs: jobs).run(
        0..<20, work: { _ in await begun.note() },
        body: { number, _ in
          for _ in 0..<50 { await Task.yield() }
          most = max(most, await begun.count - number - 1)
        })
      #expect(jobs == 1 ? most == 0 : (jobs...2 * jobs).contains(most), "\(jobs) jobs")
    }
  }

  @Test("no more things are worked on at once than there are jobs", arguments: [1, 2, 3, 8])
  func width(jobs: Int) async throws {
    let begun = Begun()
    try await InOrder(jobs: jobs).run(
      0..<60,
      work: { number in
        await begun.note()
        for _ in 0..<(number % 5 * 10) { await Task.yield() }
        await begun.forget()
      }, body: { _, _ in for _ in 0..<20 { await Task.yield() } })
    #expect(await begun.most <= jobs)
  }

  private actor Begun {
    private(set) var count = 0
    private(set) var most = 0

    func note() {
      count += 1
      most = max(most, count)
    }

    func forget() { count -= 1 }
  }

  @Test("an error of the work ends it")
  func fails() async {
    await #expect(throws: BuildError.self) {
      try await InOrder(jobs: 2).run(
        0..<9,
        work: { number in
          if number == 4 { throw BuildError("four") }
        }, body: { _, _ in })
    }
  }
}

@Suite("Types of names") struct NameTypesTests {
  private func name(_ surface: String, _ type: EntityType) -> CertainName {
    CertainName(surface: surface, type: type)
  }

  @Test("a name to which issues give two types is not certain, in whatever order they come")
  func conflict() {
    let names = [
      name("明远", .person), name("远驰", .enterprise), name("明远", .enterprise),
      name("远驰", .enterprise), name("明远", .person),
    ]
    #expect(NameTypes(names).certain == [name("远驰", .enterprise)])
    #expect(NameTypes(names.reversed()).certain == [name("远驰", .enterprise)])
  }
}
