import CDeflate
import HTTPTypes
import Hummingbird
import NIOCore

/// Bytes as gzip has them, by libdeflate: a page is whole when it is sent, and for whole bytes it needs half of what zlib does.
enum Gzip {
    /// For what is made for one request: the least that is worth the bytes it saves.
    static let quick: Int32 = 1
    /// For what is made once: the best there is.
    static let best: Int32 = 12

    /// Nil where there is no memory, or they would not become fewer.
    static func packed(_ bytes: UnsafeRawBufferPointer, level: Int32) -> ByteBuffer? {
        guard let compressor = libdeflate_alloc_compressor(level) else { return nil }
        defer { libdeflate_free_compressor(compressor) }
        var buffer = ByteBufferAllocator().buffer(capacity: bytes.count)
        let length = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: bytes.count) { room in
            libdeflate_gzip_compress(compressor, bytes.baseAddress, bytes.count, room.baseAddress, bytes.count)
        }
        return length > 0 ? buffer : nil
    }
}

/// Packs answers for whoever can unpack them.
///
/// How long a packed page is says something of what stands in it beside what was asked for; so a page that another site had a browser
/// ask for is never packed, nor one of which the browser does not say by whom it was asked for.
struct Packing: RouterMiddleware {
    /// Shorter ones are a packet either way; longer ones are files, mostly packed already.
    private static let worthwhile = 1_000...(8 << 20)

    func handle(_ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response)
        async throws -> Response
    {
        try await Self.pack(try await next(request, context), for: request)
    }

    static func pack(_ answer: Response, for request: Request) async throws -> Response {
        var response = answer
        guard response.headers[.contentEncoding] == nil, response.headers[.eTag] == nil, isText(response) else { return response }
        response.headers[.vary] = "Accept-Encoding"
        guard isAccepted(request), isOurs(request), worthwhile.contains(response.body.contentLength ?? 0) else { return response }
        let whole = Whole()
        try await response.body.write(Collecting(whole: whole))
        let packed = whole.buffer.withUnsafeReadableBytes { Gzip.packed($0, level: Gzip.quick) }
        if packed != nil { response.headers[.contentEncoding] = "gzip" }
        response.headers[.contentLength] = nil
        response.body = ResponseBody(byteBuffer: packed ?? whole.buffer)
        return response
    }

    static func isAccepted(_ request: Request) -> Bool {
        request.headers[.acceptEncoding]?.split(separator: ",").contains { $0.drop { $0 == " " } == "gzip" } ?? false
    }

    private static func isText(_ response: Response) -> Bool {
        let type = response.headers[.contentType] ?? ""
        return type.hasPrefix("text/html") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
    }

    /// Asked for by our own pages, by somebody's hand, or by a program that holds no cookie.
    private static func isOurs(_ request: Request) -> Bool {
        guard let from = request.headers[Guard.fetchSite] else { return request.headers[.cookie] == nil }
        return from == "same-origin" || from == "none"
    }
}

/// Gathers a body that is short.
private struct Collecting: ResponseBodyWriter {
    let whole: Whole
    mutating func write(_ buffer: ByteBuffer) async throws { whole.buffer.writeImmutableBuffer(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

private final class Whole: @unchecked Sendable { var buffer = ByteBuffer() }
