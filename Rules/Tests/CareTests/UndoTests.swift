import Testing

@testable import Care

@Suite struct UndoTests {
    func undo(_ firstKind: String = "promise.made", stoodUponBy: Int64? = nil, offered: Int64? = nil) throws(Refusal) -> [Stated] {
        let candidate = Undone.Candidate(first: 40, last: 42, firstKind: firstKind, stoodUponBy: stoodUponBy)
        return try UndoLast(by: Cast.anna, offered: offered).decide(Cast.sight { $0.lastCommand = candidate })
    }

    @Test func `all that came by the command is taken back`() throws {
        #expect(UndoLast(by: Cast.ben).needs == [.lastCommand(by: .staff(Cast.ben))])
        #expect(try undo() == [.about(40, .undone(Undone(first: 40, last: 42)))])
    }

    @Test func `what a page offered to take back must still be the last`() throws {
        #expect(try undo(offered: 40) == [.about(40, .undone(Undone(first: 40, last: 42)))])
        #expect(throws: Refusal.stoodUpon(what: "entry 39")) { try undo("firm.founded", stoodUponBy: 50, offered: 39) }
    }

    @Test func `what something later stands on stays`() {
        #expect(throws: Refusal.stoodUpon(what: "entry 40")) { try undo(stoodUponBy: 50) }
    }

    @Test(arguments: [nil, 50] as [Int64?])
    func `a firm stays founded: where only that is left, there is nothing to take back`(later: Int64?) {
        #expect(throws: Refusal.nothingToUndo) { try undo("firm.founded", stoodUponBy: later) }
        #expect(throws: Refusal.nothingToUndo) { try undo("firm.founded", stoodUponBy: later, offered: 40) }
    }

    @Test(arguments: [nil, 50] as [Int64?]) func `a mailbox stays taken in`(later: Int64?) {
        #expect(throws: Refusal.cannotUndo(what: "Taking in a mailbox")) { try undo("import.started", stoodUponBy: later) }
    }

    @Test func `there may be nothing to take back`() {
        #expect(throws: Refusal.nothingToUndo) { try UndoLast(by: Cast.anna, offered: 40).decide(Cast.sight()) }
    }
}
