import HummingbirdTLS

/// The certificate by which browsers know this server, and its key. Read once, at the start.
struct Certificate {
    let configuration: TLSConfiguration

    /// Nil without a file. Throws wrong usage in a sentence that names the file that cannot be read.
    init?(file: String?, key: String?) throws {
        if file == nil, key == nil { return nil }
        guard let file, let key else { throw Usage("--certificate and --key go together.") }
        guard let chain = try? NIOSSLCertificate.fromPEMFile(file), !chain.isEmpty else {
            throw Usage("“\(file)” holds no certificate in PEM.")
        }
        guard let secret = try? NIOSSLPrivateKey(file: key, format: .pem) else { throw Usage("“\(key)” holds no private key in PEM.") }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
        configuration.minimumTLSVersion = .tlsv12
        self.configuration = configuration
    }
}
