import Care
import Foundation
import Mail
import Store
import Support
import Testing

@Suite struct StoppedImportTests {
    @Test func `an import asked to stop ends after its batch, closes its run, and the same one again goes on`() throws {
        let cast = try Cast()
        let path = cast.path + "/office.mbox"
        let text = (0..<500).map { BrokenMailbox.from + BrokenMailbox.letter($0) + "\n" }.joined()
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let evening = Cast.monday.adding(milliseconds: 8 * 3_600_000)
        let intake = Intake(workplace: cast.place, by: .staff(cast.anna), now: { evening }, random: Cast.random)
        let stopped = try intake.run([path], until: nil, mailboxOf: nil, stop: { true }) { _ in }
        #expect(stopped.isStopped && stopped.counts.read == 200 && stopped.counts.recorded == 200)
        let whole = try intake.run([path], until: nil, mailboxOf: nil) { _ in }
        #expect(!whole.isStopped && whole.counts.recorded == 300 && whole.counts.already == 200)
        #expect(try cast.reading { try $0.importRuns() }.count == 2)
    }
}
