package dev.keystore.bench;

import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Version;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a process pays for cryptography, names and chains, apart from the services: seal, open, parse, link. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CryptoBenchmark {
    private static final String TEXT = "prod/app1/db-password";
    private static final StoreId STORE = new StoreId("keystore");

    private final SecretName name = SecretName.of(TEXT);
    private final EncryptionContext context = EncryptionContext.of(STORE, name, Version.FIRST);
    private final EnvelopeCipher cipher = EsdkEnvelopeCipher.rawAes(SecretValue.copyOf(new byte[32]), "bench");
    private final SealedHeader header = SealedHeader.of(
            SealedKind.VALUE,
            Instant.parse("2026-01-02T03:04:05Z"),
            "bench@host",
            Details.of(ContentType.TEXT),
            Chain.START);
    private final Payload payload = new Payload(header, SecretValue.copyOf(new byte[32]));
    private final Envelope envelope = cipher.seal(context, payload);
    private final SecretMetadata metadata = header.metadata(name, Version.FIRST, 32);

    @Benchmark
    public Envelope seal() {
        return cipher.seal(context, payload);
    }

    @Benchmark
    public Payload open() {
        return cipher.open(context, envelope);
    }

    @Benchmark
    public SecretName parseName() {
        return SecretName.of(TEXT);
    }

    @Benchmark
    public Chain link() {
        return header.chain(STORE, metadata, envelope.digest());
    }
}
