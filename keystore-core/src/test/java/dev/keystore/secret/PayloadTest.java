package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.fuzz.Samples;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an envelope seals, to the byte. */
final class PayloadTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private static SealedHeader header(SealedKind kind, RecoveryWindow window) {
        return new SealedHeader(kind, CREATED, "ci", Details.of(ContentType.TEXT), window, Chain.START);
    }

    private static byte[] bytes(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex));
    }

    @Test
    void hasExactlyTheseBytes() {
        Details details = new Details(
                ContentType.JSON, "é", Tags.of(Map.of("b", "", "a", "1")), Instant.ofEpochSecond(0x0102030405L));
        Chain previous = new Chain(Digest.ofHex("ab".repeat(32)));
        SealedHeader header = SealedHeader.of(SealedKind.VALUE, CREATED, "ci", details, previous);
        assertThat(new Payload(header, SecretValue.ofUtf8("xyz")).toBytes())
                .isEqualTo(bytes(
                        "0101",
                        "00000000695735a5",
                        "000000026369",
                        "01",
                        "010000000102030405",
                        "0100000002c3a9",
                        "00000002",
                        "0000000161" + "0000000131",
                        "0000000162" + "00000000",
                        "00000000",
                        "ab".repeat(32),
                        "78797a"));
    }

    @Test
    void aDeletionHasExactlyTheseBytes() {
        Payload deletion = new Payload(header(SealedKind.DELETED, new RecoveryWindow(30)), SecretValue.empty());
        assertThat(deletion.toBytes())
                .isEqualTo(bytes(
                        "0102",
                        "00000000695735a5",
                        "000000026369",
                        "00",
                        "00",
                        "00",
                        "00000000",
                        "0000001e",
                        "00".repeat(32)));
    }

    @Test
    void everyOneReadsBack() {
        Samples samples = new Samples(5);
        for (int i = 0; i < 3000; i++) {
            Payload payload = samples.payload();
            byte[] bytes = payload.toBytes();
            Payload read = Payload.of(bytes);
            assertThat(read.header()).isEqualTo(payload.header());
            assertThat(read.value().sameAs(payload.value())).isTrue();
            assertThat(read.toBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void ofWhatComesBehindTheHeaderEverythingIsValue() {
        byte[] bytes = new Payload(header(SealedKind.VALUE, null), SecretValue.ofUtf8("a")).toBytes();
        Payload longer = Payload.of(Arrays.copyOf(bytes, bytes.length + 1));
        assertThat(longer.value().sameAs(SecretValue.ofUtf8("a\0"))).isTrue();
    }

    @Test
    void noCutHeaderIsOne() {
        Samples samples = new Samples(6);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new Payload(samples.payload().header(), SecretValue.empty()).toBytes();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertMalformed(() -> Payload.of(cut), "bad payload", "ends too early");
            }
        }
    }

    @Test
    void isOfOneFormatAndAKnownKindAndType() {
        byte[] good = new Payload(header(SealedKind.VALUE, null), SecretValue.empty()).toBytes();
        assertMalformed(() -> Payload.of(with(good, 0, 2)), "format 2", "reads format 1");
        assertMalformed(() -> Payload.of(with(good, 0, 0)), "format 0");
        assertMalformed(() -> Payload.of(with(good, 1, 0)), "kind", "0");
        assertMalformed(() -> Payload.of(with(good, 1, 5)), "kind", "5");
        assertMalformed(() -> Payload.of(with(good, 16, 3)), "type", "3");
        assertMalformed(() -> Payload.of(with(good, 17, 2)), "bad flag 2");
        assertMalformed(() -> Payload.of(with(good, 14, 0xff)), "UTF-8");
        assertMalformed(() -> Payload.of(with(good, 14, 0x1b)), "control characters");
        assertMalformed(() -> Payload.of(with(good, 10, 0x80)), "ends too early");
        assertMalformed(() -> Payload.of(with(good, 19, 0x80)), "count");
        assertMalformed(() -> Payload.of(with(good, 19, 0x7f)), "bad order");
        assertMalformed(() -> Payload.of(with(good, 2, 0x7f)), "time of creation");
        assertMalformed(() -> Payload.of(with(good, 26, 30)), "recovery window");
    }

    private static byte[] with(byte[] bytes, int place, int value) {
        byte[] changed = bytes.clone();
        changed[place] = (byte) value;
        return changed;
    }

    @Test
    void hasSortedTagsThatComeOnce() {
        Tags tags = Tags.of(Map.of("a", "1", "b", "2"));
        Details details = new Details(ContentType.TEXT, null, tags, null);
        byte[] good = new Payload(
                        SealedHeader.of(SealedKind.VALUE, CREATED, "ci", details, Chain.START), SecretValue.empty())
                .toBytes();
        int firstKey = 27;
        assertThat(good[firstKey]).isEqualTo((byte) 'a');
        assertMalformed(() -> Payload.of(with(good, firstKey, 'c')), "order");
        assertMalformed(() -> Payload.of(with(good, firstKey, 'b')), "order");
    }

    @Test
    void seventeenTagsAreTooMany() {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        bytes.put((byte) 1)
                .put((byte) 1)
                .putLong(0)
                .putInt(1)
                .put((byte) 'a')
                .put(new byte[3])
                .putInt(17);
        for (int i = 0; i < 17; i++) {
            bytes.putInt(1).put((byte) ('a' + i)).putInt(0);
        }
        assertMalformed(() -> Payload.of(bytes.array()), "too many tags", "at most 16");
    }

    @Test
    void whatIsGoneHasNoValue() {
        SecretValue value = SecretValue.ofUtf8("x");
        assertMalformed(
                () -> new Payload(header(SealedKind.DELETED, RecoveryWindow.USUAL), value), "1 bytes", "at most 0");
        assertMalformed(() -> new Payload(header(SealedKind.DESTROYED, null), value), "at most 0");
        byte[] bytes = new Payload(header(SealedKind.DESTROYED, null), SecretValue.empty()).toBytes();
        assertMalformed(() -> Payload.of(Arrays.copyOf(bytes, bytes.length + 1)), "at most 0");
    }

    @Test
    void hasAtMostTheLargestValue() {
        SealedHeader header = header(SealedKind.VALUE, null);
        assertThat(new Payload(header, SecretValue.copyOf(new byte[SecretValue.LIMIT])).toBytes().length)
                .isGreaterThan(SecretValue.LIMIT);
        SecretValue tooLarge = SecretValue.copyOf(new byte[SecretValue.LIMIT + 1]);
        assertMalformed(() -> new Payload(header, tooLarge), "262145 bytes", "at most 262144");
    }

    @Test
    void closesItsValue() {
        SecretValue value = SecretValue.ofUtf8("x");
        new Payload(header(SealedKind.VALUE, null), value).close();
        assertThatThrownBy(value::size).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRecoveryWindowBelongsToDeletionsOnly() {
        assertMalformed(() -> header(SealedKind.DELETED, null), "recovery window");
        for (SealedKind kind : List.of(SealedKind.VALUE, SealedKind.DESTROYED, SealedKind.LABELS)) {
            assertMalformed(() -> header(kind, RecoveryWindow.USUAL), "recovery window");
        }
        assertThat(new RecoveryWindow(7).endAfter(CREATED)).isEqualTo(Instant.parse("2026-01-09T03:04:05Z"));
        assertThat(new RecoveryWindow(90).days()).isEqualTo(90);
        assertThat(RecoveryWindow.USUAL.days()).isEqualTo(30);
        assertMalformed(() -> new RecoveryWindow(6), "6 days", "7 to 90");
        assertMalformed(() -> new RecoveryWindow(91), "91 days");
        assertMalformed(() -> new RecoveryWindow(-1), "7 to 90");
    }

    @Test
    void aRecoveryWindowEndsBeforeTheEndOfAllTime() {
        Instant last = Instant.parse("9999-12-24T23:59:59Z");
        assertThat(new RecoveryWindow(7).endAfter(last)).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        Instant later = last.plusSeconds(1);
        assertMalformed(() -> new RecoveryWindow(7).endAfter(later), "9999");
        assertMalformed(
                () -> new SealedHeader(
                        SealedKind.DELETED,
                        later,
                        "ci",
                        Details.of(ContentType.TEXT),
                        new RecoveryWindow(7),
                        Chain.START),
                "recovery window");
        assertMalformed(() -> new RecoveryWindow(7).endAfter(Instant.MAX), "time of deletion");
    }

    @Test
    void saysWhatTheRowHasToSay() {
        SecretName name = SecretName.of("a/b");
        SealedHeader deletion = header(SealedKind.DELETED, new RecoveryWindow(7));
        assertThat(deletion.metadata(name, Version.FIRST, 0))
                .isEqualTo(new SecretMetadata(
                        name,
                        Version.FIRST,
                        SecretState.DELETED,
                        CREATED,
                        "ci",
                        0,
                        Details.of(ContentType.TEXT),
                        Instant.parse("2026-01-09T03:04:05Z")));
        SecretMetadata live = header(SealedKind.VALUE, null).metadata(name, new Version(2), 5);
        assertThat(live.state()).isEqualTo(SecretState.LIVE);
        assertThat(live.until()).isNull();
        assertThat(live.size()).isEqualTo(5);
        assertThat(header(SealedKind.DESTROYED, null)
                        .metadata(name, Version.FIRST, 0)
                        .state())
                .isEqualTo(SecretState.DESTROYED);
        assertThatThrownBy(() -> header(SealedKind.LABELS, null).metadata(name, Version.FIRST, 0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void numbersAndWordsOfKindsTypesAndStatesStay() {
        assertThat(Arrays.stream(SealedKind.values()).map(SealedKind::number)).containsExactly(1, 2, 3, 4);
        assertThat(Arrays.stream(ContentType.values()).map(ContentType::number)).containsExactly(0, 1, 2);
        assertThat(Arrays.stream(ContentType.values()).map(ContentType::word))
                .containsExactly("text", "json", "binary");
        assertThat(Arrays.stream(SecretState.values()).map(SecretState::word))
                .containsExactly("live", "deleted", "destroyed");
        assertThat(ContentType.of("json")).isEqualTo(ContentType.JSON);
        assertThat(SecretState.of("destroyed")).isEqualTo(SecretState.DESTROYED);
        assertMalformed(() -> ContentType.of("JSON"), "bad type 'JSON'", "text, json or binary");
        assertMalformed(() -> SecretState.of("gone\u001b"), "bad state 'gone\\u001b'", "live, deleted or destroyed");
    }
}
