import Care
import Foundation
import Glibc
import Store

/// The command line while a server has the folder: what is typed goes to that server, and what it says comes back.
enum Asking {
    /// Nil where nobody answers at the folder's socket.
    static func run(_ arguments: [String], folder: String) -> Int32? {
        guard var socket = LocalSocket.connect(in: folder) else { return nil }
        defer { socket.end() }
        socket.isLimited = false
        socket.say([
            "arguments": .array(arguments.map(JSON.string)), "directory": .string(FileManager.default.currentDirectoryPath),
        ])
        var code: Int32?
        socket.eachLine { said in
            if let progress = said["progress"]?.string { Standard.error(progress) }
            guard let ended = said["code"]?.integer else { return true }
            if let text = said["text"]?.string, !text.isEmpty { print(text) }
            if let complaint = said["complaint"]?.string, !complaint.isEmpty { Standard.error(complaint) }
            code = Int32(ended)
            return false
        }
        if code == nil { Standard.error("Kept has stopped on the way. Look at what was done, and ask again.") }
        return code ?? Program.broken
    }
}

/// The other end: the server does what the command line asks, one command after another.
struct Answering: Sendable {
    let folder: DataFolder
    let world: World

    /// Listens on a thread of its own as long as the process lives.
    func begin() throws {
        let socket = try LocalSocket.listen(in: folder.path)
        let thread = Foundation.Thread {
            while let asker = socket.accept() {
                asker.eachLine { asked in
                    answer(asked, asker)
                    return false
                }
                asker.end()
            }
        }
        // Hostile files are read in it, as in the command line itself.
        thread.stackSize = 8 << 20
        thread.start()
    }

    private func answer(_ asked: JSON, _ asker: LocalSocket) {
        var world = world
        world.stops = { asker.isClosed }
        world.heed = {}
        let (arguments, directory) = (asked["arguments"]?.texts ?? [], asked["directory"]?.string)
        let said = Standard.to({ asker.say(["progress": .string($0)]) }) {
            Program.outcome(arguments) { asked in
                if asked.words.first == "serve" {
                    throw DataFolder.Unusable(sentence: "Kept is running on \(folder.path) already. Use its page, or stop it first.")
                }
                return try Session(world: world, options: asked.options, folder: folder, directory: directory).run(asked.words)
            }
        }
        asker.say([
            "text": .string(said.text), "complaint": .string(said.complaint), "code": .integer(Int64(said.code)),
        ])
    }
}
