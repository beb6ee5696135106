import CDeflate
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct PackingTests {
    private let page: HTML = "<ol>\(Array(repeating: "<li>The crack over the oven has grown</li>" as HTML, count: 200))</ol>"

    private func request(_ headers: [(HTTPField.Name, String)]) -> Request {
        var head = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1", path: "/today")
        for (name, value) in headers { head.headerFields[name] = value }
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    private let accepts: (HTTPField.Name, String) = (.acceptEncoding, "br, gzip")
    private let cookie: (HTTPField.Name, String) = (.cookie, "kept=0")
    private func from(_ site: String) -> (HTTPField.Name, String) { (Guard.fetchSite, site) }

    private final class Sink: @unchecked Sendable { var bytes = ByteBuffer() }
    private struct Writer: ResponseBodyWriter {
        let sink: Sink
        mutating func write(_ buffer: ByteBuffer) async throws { sink.bytes.writeImmutableBuffer(buffer) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func body(_ response: Response) async throws -> [UInt8] {
        let sink = Sink()
        try await response.body.write(Writer(sink: sink))
        return Array(sink.bytes.readableBytesView)
    }

    private func unpacked(_ bytes: [UInt8]) -> [UInt8] {
        let unpacker = libdeflate_alloc_decompressor()
        defer { libdeflate_free_decompressor(unpacker) }
        return [UInt8](unsafeUninitializedCapacity: 1 << 20) { room, count in
            #expect(libdeflate_gzip_decompress(unpacker, bytes, bytes.count, room.baseAddress, 1 << 20, &count) == LIBDEFLATE_SUCCESS)
        }
    }

    @Test func `a page is packed for a browser that can unpack it, and is the same when unpacked`() async throws {
        let packed = try await Packing.pack(Site.answer(page), for: request([accepts, cookie, from("same-origin")]))
        #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
        let bytes = try await body(packed)
        #expect(packed.body.contentLength == bytes.count && bytes.count < page.bytes.count / 4)
        #expect(unpacked(bytes) == page.bytes)
    }

    @Test func `a page that another site had a browser ask for is never packed, nor one of which nobody says who asked`() async throws {
        for headers in [
            [accepts, cookie, from("cross-site")], [accepts, cookie, from("same-site")], [accepts, cookie], [cookie, from("none")],
        ] {
            let plain = try await Packing.pack(Site.answer(page), for: request(headers))
            #expect(plain.headers[.contentEncoding] == nil && plain.headers[.vary] == "Accept-Encoding")
            #expect(try await body(plain) == page.bytes)
        }
        let program = try await Packing.pack(Site.answer(page), for: request([accepts]))
        #expect(program.headers[.contentEncoding] == "gzip")
    }

    @Test func `what never changes is packed once, and is the same when unpacked`() async throws {
        let asset = Assets.Asset(page.bytes, type: "text/css; charset=utf-8")
        let (packed, plain) = (asset.answer(request([accepts])), asset.answer(request([])))
        #expect(packed.headers[.contentEncoding] == "gzip" && plain.headers[.contentEncoding] == nil)
        #expect(try await unpacked(body(packed)) == page.bytes)
        #expect(try await body(plain) == page.bytes)
    }
}
