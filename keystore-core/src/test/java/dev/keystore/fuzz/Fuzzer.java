package dev.keystore.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds a property against cases: first those of {@code src/test/resources/fuzz/}, one a line, then new ones, until there
 * were enough or the time is over. A case is a line of printable ASCII, so that it can be kept.
 */
final class Fuzzer {
    private static final long SEED = 20260102;
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final String corpus;

    /** Keeps its cases in {@code fuzz/CORPUS.txt}. */
    Fuzzer(String corpus) {
        this.corpus = corpus;
    }

    /** Holds {@code property}, which throws where it doesn't hold, against up to {@code cases} that {@code make} makes. */
    void run(int cases, Function<Samples, String> make, Consumer<String> property) {
        kept().forEach(line -> check(line, property));
        Samples samples = new Samples(SEED);
        long start = System.nanoTime();
        for (int i = 0; i < cases && System.nanoTime() - start < AT_MOST.toNanos(); i++) {
            check(make.apply(samples), property);
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private void check(String line, Consumer<String> property) {
        try {
            property.accept(line);
        } catch (Throwable e) {
            throw new AssertionError("add this line to src/test/resources/fuzz/" + corpus + ".txt:\n" + line, e);
        }
    }

    private List<String> kept() {
        try (InputStream in = Fuzzer.class.getResourceAsStream("/fuzz/" + corpus + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code text} with everything but printable ASCII as an escape; spaces and backslashes too. */
    static String escape(String text) {
        return text.chars()
                .mapToObj(
                        c -> c > ' ' && c <= '~' && c != '\\' ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    /** The text that {@code line} is the escape of. */
    static String unescape(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(line.charAt(i));
            }
        }
        return text.toString();
    }
}
