package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.fuzz.Samples;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretMetadataTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private static SecretMetadata metadata(Instant created, String actor, int size, Details details, Instant until) {
        return new SecretMetadata(
                SecretName.of("a/b"), Version.FIRST, SecretState.LIVE, created, actor, size, details, until);
    }

    private static SecretMetadata metadata(Details details) {
        return metadata(CREATED, "ci", 3, details, null);
    }

    private static Details expiring(Instant expires) {
        return new Details(ContentType.TEXT, null, Tags.NONE, expires);
    }

    private static Details noted(String note) {
        return new Details(ContentType.TEXT, note, Tags.NONE, null);
    }

    @Test
    void hasOneCanonicalForm() {
        Details details = new Details(ContentType.BINARY, "n", Tags.of(Map.of("k", "v")), Instant.ofEpochSecond(1));
        SecretMetadata metadata = metadata(CREATED, "ci", 3, details, Instant.ofEpochSecond(2));
        assertThat(HexFormat.of().formatHex(metadata.canonical()))
                .isEqualTo("00000000695735a5" + "000000026369" + "00000003" + "02" + "010000000000000001"
                        + "01000000016e" + "00000001" + "000000016b" + "0000000176" + "010000000000000002");
        assertThat(metadata.in(SecretState.DESTROYED).canonical()).isEqualTo(metadata.canonical());
        assertThat(HexFormat.of()
                        .formatHex(metadata(Details.of(ContentType.TEXT)).canonical()))
                .isEqualTo("00000000695735a5" + "000000026369" + "00000003" + "00" + "00" + "00" + "00000000" + "00");
    }

    @Test
    void differsInItsCanonicalFormWhereverItDiffers() {
        Samples samples = new Samples(7);
        for (int i = 0; i < 2000; i++) {
            SecretMetadata one = samples.metadata();
            SecretMetadata other = samples.metadata();
            SecretMetadata renamed = new SecretMetadata(
                    one.name(),
                    one.version(),
                    one.state(),
                    other.created(),
                    other.actor(),
                    other.size(),
                    other.details(),
                    other.until());
            assertThat(java.util.Arrays.equals(one.canonical(), renamed.canonical()))
                    .isEqualTo(one.equals(renamed));
        }
    }

    @Test
    void changesNothingButItsState() {
        SecretMetadata live = metadata(Details.of(ContentType.TEXT));
        SecretMetadata destroyed = live.in(SecretState.DESTROYED);
        assertThat(destroyed.state()).isEqualTo(SecretState.DESTROYED);
        assertThat(destroyed.in(SecretState.LIVE)).isEqualTo(live);
    }

    @Test
    void expiresAtTheVerySecond() {
        SecretMetadata metadata = metadata(expiring(CREATED));
        assertThat(metadata.isExpired(CREATED.minusMillis(1))).isFalse();
        assertThat(metadata.isExpired(CREATED)).isTrue();
        assertThat(metadata.isExpired(CREATED.plusSeconds(1))).isTrue();
        assertThat(metadata(expiring(null)).isExpired(Instant.MAX)).isFalse();
    }

    @Test
    void keepsTimesToTheSecond() {
        Instant precise = CREATED.plusNanos(999_999_999);
        SecretMetadata metadata = metadata(precise, "ci", 3, expiring(precise), precise);
        assertThat(metadata.created()).isEqualTo(CREATED);
        assertThat(metadata.until()).isEqualTo(CREATED);
        assertThat(metadata.details().expires()).isEqualTo(CREATED);
    }

    @Test
    void keepsTimesFromYear1ToYear9999() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        for (Instant time : List.of(first, last)) {
            SecretMetadata metadata = metadata(time, "ci", 3, expiring(time), time);
            assertThat(metadata.created().toString()).hasSize(20);
        }
        for (Instant time : List.of(first.minusNanos(1), last.plusMillis(1), Instant.MIN, Instant.MAX)) {
            assertMalformed(() -> metadata(time, "ci", 3, expiring(null), null), "time of creation", "0001", "9999");
            assertMalformed(() -> metadata(CREATED, "ci", 3, expiring(null), time), "recovery window", "9999");
            assertMalformed(() -> expiring(time), "bad expiry", "0001", "9999");
        }
    }

    @Test
    void hasASizeThatAValueCanHave() {
        for (int size : new int[] {0, SecretValue.LIMIT}) {
            assertThat(metadata(CREATED, "ci", size, expiring(null), null).size())
                    .isEqualTo(size);
        }
        for (int size : new int[] {-1, SecretValue.LIMIT + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertMalformed(() -> metadata(CREATED, "ci", size, expiring(null), null), "bad size " + size);
        }
    }

    @Test
    void hasAnActorOfBoundedLength() {
        for (String actor : List.of("x", "é".repeat(1024))) {
            assertThat(metadata(CREATED, actor, 0, expiring(null), null).actor())
                    .isEqualTo(actor);
        }
        assertMalformed(() -> metadata(CREATED, "", 0, expiring(null), null), "bad actor", "0 bytes", "1 to 2048");
        assertMalformed(() -> metadata(CREATED, "é".repeat(1024) + "x", 0, expiring(null), null), "2049 bytes");
        assertMalformed(() -> metadata(CREATED, "a\nb", 0, expiring(null), null), "'a\\u000ab'", "control");
    }

    @Test
    void hasANoteOfBoundedLength() {
        assertThat(noted("").note()).isEmpty();
        assertThat(noted("é".repeat(256)).note()).hasSize(256);
        assertThat(noted("any \uD83D\uDD11 word, =\"quoted\"").note()).isNotNull();
        assertMalformed(() -> noted("é".repeat(256) + "x"), "bad note", "513 bytes", "0 to 512");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "\t",
                "\n",
                "\r",
                "\u001b",
                "\u001f",
                "\u007f",
                "\u0080",
                "\u009b",
                "\u009f",
                "\u00ad",
                "\u061c",
                "\u200b",
                "\u200d",
                "\u200f",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\ufeff",
                "\ufffb",
                "\udb40\udc41",
                "\ud83d",
                "\udd11"
            })
    void saysNothingThatAReaderCanNotSee(String hidden) {
        String text = "a" + hidden + "b";
        assertMalformed(() -> noted(text), "bad note 'a\\u", "control characters");
        assertMalformed(() -> Tags.of(Map.of(text, "v")), "bad tag key", "control characters");
        assertMalformed(() -> Tags.of(Map.of("k", text)), "bad value of tag 'k'", "control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "~",
                "\u00a0",
                "\u00ae",
                "\u2010",
                "\u2030",
                "\u2070",
                "\ufffc",
                "\ufffd",
                "\ue000",
                "\uD83D\uDD11",
                "\udb40\udd00",
                "\u0378"
            })
    void maySayEverythingElse(String text) {
        assertThat(noted(text).note()).isEqualTo(text);
    }

    @Test
    void hasAtMostSixteenTags() {
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < 16; i++) {
            tags.put("k" + i, "");
        }
        assertThat(Tags.of(tags).values()).hasSize(16);
        tags.put("one more", "");
        assertMalformed(() -> Tags.of(tags), "too many tags: 17", "at most 16");
    }

    @Test
    void hasTagsOfBoundedLength() {
        assertThat(Tags.of(Map.of("k".repeat(128), "v".repeat(256))).values()).hasSize(1);
        assertMalformed(() -> Tags.of(Map.of("", "v")), "bad tag key", "1 to 128");
        assertMalformed(() -> Tags.of(Map.of("é".repeat(64) + "k", "v")), "129 bytes");
        assertMalformed(() -> Tags.of(Map.of("k", "v".repeat(257))), "bad value of tag 'k'", "257 bytes", "0 to 256");
    }

    @Test
    void sortsTagsAsTheirBytesSort() {
        String key = "\uD83D\uDD11";
        Tags tags = Tags.of(Map.of(key, "", "～", "", "a", "", "B", ""));
        assertThat(tags.values().keySet()).containsExactly("B", "a", "～", key);
        assertThat(tags).isEqualTo(new Tags(new TreeMap<>(tags.values()))).isNotEqualTo(Tags.NONE);
        assertThat(Tags.of(Map.of())).isSameAs(Tags.NONE);
    }

    @Test
    void keepsTagsAsTheyWere() {
        SortedMap<String, String> given = new TreeMap<>(Map.of("a", "1"));
        Tags tags = new Tags(given);
        given.put("b", "2");
        assertThat(tags.values()).hasSize(1);
        assertThatThrownBy(() -> tags.values().put("c", "3")).isInstanceOf(UnsupportedOperationException.class);
    }
}
