package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.fuzz.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands for bytes, and what a version stands on. */
final class ChainTest {
    private static final StoreId STORE = new StoreId("keystore");
    private static final SecretName NAME = SecretName.of("prod/app1/db");
    private static final Digest DIGEST = Digest.of(new byte[] {1, 2, 3});

    private static SecretMetadata metadata(SecretName name, long version) {
        return new SecretMetadata(
                name,
                new Version(version),
                SecretState.LIVE,
                Instant.ofEpochSecond(1),
                "ci",
                3,
                Details.of(ContentType.TEXT),
                null);
    }

    private static String field(String hex) {
        return String.format("%08x", hex.length() / 2) + hex;
    }

    private static String text(String text) {
        return field(HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void isTheHashOfExactlyTheseBytes() {
        Chain previous = new Chain(Digest.ofHex("ab".repeat(32)));
        String hashed = text("keystore:chain:1")
                + text("keystore")
                + text("prod/app1/db")
                + text("7")
                + field("ab".repeat(32))
                + field("0000000000000001" + "000000026369" + "00000003" + "00" + "00" + "00" + "00000000" + "00")
                + field(DIGEST.toString());
        assertThat(Chain.ofVersion(STORE, previous, metadata(NAME, 7), DIGEST))
                .isEqualTo(new Chain(Digest.of(HexFormat.of().parseHex(hashed))));
    }

    @Test
    void ofLabelsIsTheHashOfExactlyTheseBytes() {
        SealedHeader header = SealedHeader.of(
                SealedKind.LABELS, Instant.ofEpochSecond(1), "ci", Details.of(ContentType.BINARY), Chain.START);
        String hashed = text("keystore:chain:1")
                + text("keystore")
                + text("prod/app1/@label/db")
                + text("labels.3")
                + field("00".repeat(32))
                + field("0000000000000001" + "000000026369")
                + field(DIGEST.toString());
        assertThat(header.chainOfLabels(EncryptionContext.ofLabels(STORE, NAME, 3), DIGEST))
                .hasToString(Digest.of(HexFormat.of().parseHex(hashed)).toString());
    }

    @Test
    void dependsOnAllThatIsKnown() {
        SecretMetadata metadata = metadata(NAME, 7);
        Chain chain = Chain.ofVersion(STORE, Chain.START, metadata, DIGEST);
        List<Chain> others = new ArrayList<>(List.of(
                Chain.ofVersion(new StoreId("other"), Chain.START, metadata, DIGEST),
                Chain.ofVersion(STORE, chain, metadata, DIGEST),
                Chain.ofVersion(STORE, Chain.START, metadata(SecretName.of("prod/app1/da"), 7), DIGEST),
                Chain.ofVersion(STORE, Chain.START, metadata(NAME, 8), DIGEST),
                Chain.ofVersion(STORE, Chain.START, metadata, Digest.ZERO)));
        Samples samples = new Samples(8);
        for (int i = 0; i < 500; i++) {
            SecretMetadata other = samples.metadata();
            others.add(Chain.ofVersion(
                    STORE,
                    Chain.START,
                    new SecretMetadata(
                            NAME,
                            metadata.version(),
                            other.state(),
                            other.created(),
                            other.actor(),
                            other.size(),
                            other.details(),
                            other.until()),
                    DIGEST));
        }
        assertThat(others).doesNotContain(chain).doesNotHaveDuplicates();
    }

    @Test
    void doesNotDependOnTheStateSoATombstoneStillVerifies() {
        SecretMetadata metadata = metadata(NAME, 7);
        assertThat(Chain.ofVersion(STORE, Chain.START, metadata.in(SecretState.DESTROYED), DIGEST))
                .isEqualTo(Chain.ofVersion(STORE, Chain.START, metadata, DIGEST));
    }

    @Test
    void ofASealedHeaderFollowsTheChainThatItSeals() {
        Chain previous = new Chain(Digest.ofHex("ab".repeat(32)));
        SealedHeader header = SealedHeader.of(
                SealedKind.VALUE, Instant.ofEpochSecond(1), "ci", Details.of(ContentType.TEXT), previous);
        SecretMetadata metadata = header.metadata(NAME, new Version(7), 3);
        assertThat(header.chain(STORE, metadata, DIGEST)).isEqualTo(Chain.ofVersion(STORE, previous, metadata, DIGEST));
    }

    @Test
    void aDigestIsASha256() {
        assertThat(Digest.of(new byte[0]))
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Chain.START).hasToString("00".repeat(32));
    }

    @Test
    void aDigestHas32BytesAnd64Digits() {
        assertThat(Digest.ofBytes(DIGEST.bytes())).isEqualTo(DIGEST).hasSameHashCodeAs(DIGEST);
        assertThat(Digest.ofHex(DIGEST.toString())).isEqualTo(DIGEST).isNotEqualTo(Digest.ZERO);
        assertThat(DIGEST).isNotEqualTo(DIGEST.toString());
        for (int length : new int[] {0, 31, 33}) {
            assertMalformed(() -> Digest.ofBytes(new byte[length]), "bad digest", length + " bytes instead of 32");
        }
        for (String hex : List.of(
                "",
                "ab",
                "ab".repeat(33),
                "AB".repeat(32),
                "zz".repeat(32),
                "/:".repeat(32),
                "`g".repeat(32),
                "٣".repeat(64))) {
            assertMalformed(() -> Digest.ofHex(hex), "64 lower-case hexadecimal digits");
        }
    }

    @Test
    void aDigestIsNotChangedThroughWhatItGaveOrGot() {
        byte[] bytes = DIGEST.bytes();
        Digest copy = Digest.ofBytes(bytes);
        bytes[0]++;
        copy.bytes()[1]++;
        assertThat(copy).isEqualTo(DIGEST);
    }

    @Test
    void anEnvelopeIsItsBytes() {
        byte[] bytes = {1, 2, 3};
        Envelope envelope = Envelope.of(bytes);
        assertThat(envelope.digest()).isEqualTo(DIGEST);
        assertThat(envelope).isEqualTo(Envelope.of(bytes)).hasSameHashCodeAs(Envelope.of(bytes));
        assertThat(envelope)
                .isNotEqualTo(Envelope.of(new byte[3]))
                .isNotEqualTo(DIGEST)
                .hasToString("Envelope[3 bytes]");
        bytes[0]++;
        envelope.bytes()[1]++;
        assertThat(envelope.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void aContextHasExactlyThreePairs() {
        assertThat(EncryptionContext.of(STORE, NAME, new Version(7)).pairs())
                .isEqualTo(
                        Map.of("keystore:store", "keystore", "keystore:name", "prod/app1/db", "keystore:version", "7"));
        assertThat(EncryptionContext.ofLabels(STORE, NAME, 3).pairs())
                .isEqualTo(Map.of(
                        "keystore:store", "keystore",
                        "keystore:name", "prod/app1/@label/db",
                        "keystore:version", "labels.3"));
    }

    @Test
    void aMarkIsOfAVersionOrGeneration() {
        assertThat(HighWaterMark.of(new Version(7), Chain.START)).isEqualTo(new HighWaterMark(7, Chain.START));
        assertMalformed(() -> new HighWaterMark(0, Chain.START), "bad mark 0", "start at 1");
    }

    @Test
    void aQuotedTextIsShortAndShowsWhatItHides() {
        assertThat(Quoted.of("a b~")).isEqualTo("'a b~'");
        assertThat(Quoted.of("\u001b[2J\n\u007fé\uD83D\uDD11"))
                .isEqualTo("'\\u001b[2J\\u000a\\u007f\\u00e9\\ud83d\\udd11'");
        assertThat(Quoted.of("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
        assertThat(Quoted.of("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "…'");
    }
}
