package dev.keystore.cli.exec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every byte that a child prints comes through, in its order, and nothing waits for ever. */
@Timeout(60)
final class ChildOutputTest {
    @TempDir
    private Path directory;

    /** Keeps what comes, and can fail. */
    private static class Kept implements OutputFilter {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final AtomicInteger pauses = new AtomicInteger();
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] chunk, int start, int length) throws IOException {
            bytes.write(chunk, start, length);
        }

        @Override
        public void pause() {
            pauses.incrementAndGet();
        }

        @Override
        public void end() throws IOException {
            ended.countDown();
        }

        String text() {
            return bytes.toString(UTF_8);
        }
    }

    private int run(OutputFilter out, OutputFilter err, String script) throws NotStarted {
        return new Launcher(Map.of("PATH", "/usr/bin:/bin"), directory)
                .runInOurPlace(List.of("sh", "-c", script), new ChildOutput(out, err));
    }

    @Test
    void bothStreamsComeInTheirOrder() throws NotStarted {
        Kept out = new Kept();
        Kept err = new Kept();
        assertThat(run(out, err, "seq 1 200000; seq 5 9 >&2; exit 3")).isEqualTo(3);
        assertThat(out.text().lines()).hasSize(200_000).startsWith("1", "2").endsWith("200000");
        assertThat(err.text()).isEqualTo("5\n6\n7\n8\n9\n");
        assertThat(out.ended.getCount()).isZero();
    }

    /** The JDK's own pipe would be closed when the child ends. */
    @Test
    void whoeverIsLeftBehindIsHeardToo() throws NotStarted {
        Kept out = new Kept();
        run(out, new Kept(), "(sleep 0.1; echo late; seq 1 100000) & echo first");
        assertThat(out.text().lines())
                .hasSize(100_002)
                .startsWith("first", "late")
                .endsWith("100000");
    }

    @Test
    void whoeverIsSilentIsNotWaitedFor() throws NotStarted {
        Kept out = new Kept();
        run(out, new Kept(), "sleep 300 & echo $!");
        ProcessHandle.of(Long.parseLong(out.text().strip())).orElseThrow().destroy();
        assertThat(out.ended.getCount()).isZero();
    }

    @Test
    @Timeout(20)
    void whoeverNeverStopsIsNotWaitedForEither() throws NotStarted {
        Kept out = new Kept();
        int code = run(
                out,
                new Kept(),
                "(i=0; while [ $i -lt 600 ] && echo x; do sleep 0.1; i=$((i+1)); done) & echo first; exit 3");
        assertThat(code).isEqualTo(3);
        assertThat(out.text().lines()).startsWith("first").contains("x");
        assertThat(out.ended.getCount()).isZero();
    }

    /** What the child itself has printed is not cut off because others never stop. */
    @Test
    void aSlowReaderGetsAllOfTheChild() throws NotStarted {
        CountDownLatch never = new CountDownLatch(1);
        Kept slow = new Kept() {
            @Override
            public synchronized void write(byte[] chunk, int start, int length) throws IOException {
                super.write(chunk, start, length);
                try {
                    // A reader that takes seconds for what was printed at once: nothing comes of the latch.
                    assertThat(never.await(700, TimeUnit.MILLISECONDS)).isFalse();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        run(slow, new Kept(), "seq 1 60000; echo last; (while echo x; do sleep 0.1; done) & exit 0");
        assertThat(slow.text().lines()).contains("60000", "last");
    }

    @Test
    void aChildThatClosesItsOutputIsWaitedFor() throws NotStarted {
        assertThat(run(new Kept(), new Kept(), "exec >&- 2>&-; sleep 0.4; exit 4"))
                .isEqualTo(4);
    }

    @Test
    void silenceIsTold() throws NotStarted {
        CountDownLatch paused = new CountDownLatch(1);
        Kept out = new Kept() {
            @Override
            public void pause() {
                paused.countDown();
            }
        };
        run(out, new Kept(), "printf 'name: '; sleep 0.3");
        assertThat(paused.getCount()).isZero();
    }

    @Test
    void whereNobodyReadsTheChildIsToldByASignal() throws NotStarted {
        Kept broken = new Kept() {
            @Override
            public synchronized void write(byte[] chunk, int start, int length) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThat(run(broken, new Kept(), "yes")).isEqualTo(128 + 13);
    }

    @Test
    void aFilterThatFailsAtItsEndKeepsNobodyWaiting() throws NotStarted, InterruptedException {
        Kept broken = new Kept() {
            @Override
            public void end() throws IOException {
                ended.countDown();
                throw new IOException("Broken pipe");
            }
        };
        assertThat(run(broken, new Kept(), "echo x")).isZero();
        assertThat(broken.ended.await(1, TimeUnit.SECONDS)).isTrue();
    }
}
