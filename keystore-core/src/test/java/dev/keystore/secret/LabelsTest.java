package dev.keystore.secret;

import static dev.keystore.secret.Malformed.assertMalformed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.fuzz.Samples;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    private static final Label LIVE = new Label("live");
    private static final Label NEXT = new Label("next");
    private static final Labels.Target ONE = new Labels.Target(Version.FIRST, new Chain(Digest.ofHex("ab".repeat(32))));
    private static final Labels.Target TWO = new Labels.Target(new Version(2), Chain.START);

    private static byte[] body(Labels labels) {
        return labels.toValue().use(byte[]::clone);
    }

    private static Labels read(byte[] body) {
        return Labels.of(SecretValue.copyOf(body));
    }

    @Test
    void moveFromVersionToVersion() {
        Labels labels = Labels.NONE.with(NEXT, ONE).with(LIVE, ONE);
        assertThat(labels.target(LIVE)).contains(ONE);
        assertThat(labels.at(Version.FIRST)).containsExactly(LIVE, NEXT);
        Labels moved = labels.with(LIVE, TWO);
        assertThat(moved.at(Version.FIRST)).containsExactly(NEXT);
        assertThat(moved.target(LIVE)).contains(TWO);
        assertThat(moved.without(LIVE).target(LIVE)).isEmpty();
        assertThat(moved.without(LIVE).without(NEXT)).isEqualTo(Labels.NONE);
        assertThat(labels.target(LIVE)).contains(ONE);
        assertThatThrownBy(() -> labels.targets().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void standInAPartitionOfTheirOwnInsideTheNamespace() {
        assertThat(Labels.address(SecretName.of("prod/app1/db"))).isEqualTo("prod/app1/@label/db");
    }

    @Test
    void haveExactlyTheseBytes() {
        assertThat(HexFormat.of().formatHex(body(Labels.NONE.with(NEXT, TWO).with(LIVE, ONE))))
                .isEqualTo("00000002" + "000000046c697665" + "0000000000000001" + "ab".repeat(32) + "000000046e657874"
                        + "0000000000000002" + "00".repeat(32));
        assertThat(body(Labels.NONE)).isEqualTo(new byte[4]);
    }

    @Test
    void readBack() {
        Samples samples = new Samples(9);
        for (int i = 0; i < 1000; i++) {
            Labels labels = samples.labels();
            assertThat(read(body(labels))).isEqualTo(labels);
        }
    }

    @Test
    void areNothingWhenCutOrLonger() {
        byte[] body = body(Labels.NONE.with(NEXT, TWO).with(LIVE, ONE));
        for (int length = 0; length < body.length; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertMalformed(() -> read(cut), "labels", "ends too early");
        }
        assertMalformed(() -> read(Arrays.copyOf(body, body.length + 1)), "1 bytes too many");
    }

    @Test
    void haveACountThatCounts() {
        for (int count : new int[] {-1, Integer.MIN_VALUE}) {
            assertMalformed(() -> read(ByteBuffer.allocate(4).putInt(count).array()), "bad count", "" + count);
        }
        assertMalformed(
                () -> read(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array()), "ends too early");
    }

    @Test
    void comeOnceAndSorted() {
        byte[] body = body(Labels.NONE.with(new Label("a"), ONE).with(new Label("b"), ONE));
        int first = 8;
        assertThat(body[first]).isEqualTo((byte) 'a');
        for (char other : new char[] {'b', 'c'}) {
            byte[] changed = body.clone();
            changed[first] = (byte) other;
            assertMalformed(() -> read(changed), "bad order");
        }
        byte[] bad = body.clone();
        bad[first] = 'A';
        assertMalformed(() -> read(bad), "bad label 'A'");
    }

    @Test
    void standAtVersionsThatThereCanBe() {
        byte[] body = body(Labels.NONE.with(LIVE, ONE));
        body[19] = 0;
        assertMalformed(() -> read(body), "bad version 0");
    }
}
