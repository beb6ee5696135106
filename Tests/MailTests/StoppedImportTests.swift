import Care
import Foundation
import Store
import Support
import Testing

@testable import Mail

@Suite struct StoppedImportTests {
    @Test func `an import asked to stop ends after its batch, closes its run, and the same one again goes on`() throws {
        let cast = try Cast()
        let path = cast.path + "/office.mbox"
        let (batch, all) = (Intake.batchMessages, Intake.batchMessages * 2 + 100)
        let text = (0..<all).map { BrokenMailbox.from + BrokenMailbox.letter($0) + "\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let evening = Cast.monday.adding(milliseconds: 8 * 3_600_000)
        let intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { evening }, random: Cast.random)
        let stopped = try intake.run([path], until: nil, mailboxOf: nil, stop: { true }) { _ in }
        #expect(stopped.isStopped && stopped.counts.read == batch && stopped.counts.recorded == batch)
        let whole = try intake.run([path], until: nil, mailboxOf: nil) { _ in }
        #expect(!whole.isStopped && whole.counts.recorded == all - batch && whole.counts.already == batch)
        #expect(try cast.reading { try $0.importRuns() }.count == 2)
    }
}
