import Foundation
import NIOSSL

/// The certificate by which browsers know this server, and its key. Read once, at the start.
struct Certificate {
    let configuration: TLSConfiguration

    /// Nil without a file. Throws wrong usage in a sentence that names the file and what is the matter with it.
    init?(file: String?, key: String?) throws {
        if file == nil, key == nil { return nil }
        guard let file, let key else { throw Usage("--certificate and --key go together.") }
        for path in [file, key] where !FileManager.default.isReadableFile(atPath: path) { throw Usage("“\(path)” cannot be read.") }
        let chain: [NIOSSLCertificate]
        do { chain = try NIOSSLCertificate.fromPEMFile(file) } catch is NIOSSLError {
            throw Usage("“\(file)” holds no certificate in PEM.")
        }
        let secret: NIOSSLPrivateKey
        do { secret = try NIOSSLPrivateKey(file: key, format: .pem) } catch is NIOSSLError {
            throw Usage("“\(key)” holds no private key in PEM, or one with a password.")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
        configuration.minimumTLSVersion = .tlsv12
        // The server would find out too, in words that help nobody.
        do { _ = try NIOSSLContext(configuration: configuration) } catch is NIOSSLError {
            throw Usage("The key “\(key)” does not belong to the certificate “\(file)”.")
        }
        self.configuration = configuration
    }
}
