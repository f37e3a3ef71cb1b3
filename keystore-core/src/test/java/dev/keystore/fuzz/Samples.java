package dev.keystore.fuzz;

import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.Payload;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random legal things of the domain, boundaries more often than chance gives them; the same for the same seed. */
public final class Samples {
    private static final String SEGMENT = "abcXYZ019_.-";
    private static final String LABEL = "abcxyz019_-";
    private static final List<String> PRINTABLE =
            List.of("a", "Z", "0", " ", "=", "'", "\"", "\\", "é", "日", "～", "\uD83D\uDD11");
    private static final long YEAR_1 = -62_135_596_800L;
    private static final long YEAR_9999 = 253_402_300_799L;
    private static final long LAST_VERSION = 9_999_999_999L;

    private final Random random;

    public Samples(long seed) {
        this.random = new Random(seed);
    }

    /** 0 to {@code most}, both of them and 1 more often than others. */
    public int number(int most) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> most;
            case 2 -> Math.min(1, most);
            default -> random.nextInt(most + 1);
        };
    }

    public boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    public long anyLong() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextLong();
            case 1 -> Long.MAX_VALUE;
            case 2 -> Long.MIN_VALUE;
            default -> random.nextInt(5) - 1L;
        };
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public <T> @Nullable T perhaps(Supplier<T> supplier) {
        return random.nextBoolean() ? supplier.get() : null;
    }

    private String of(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .mapToObj(i -> alphabet.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    public String segment() {
        return "s" + of(SEGMENT, chance(20) ? number(127) : number(9));
    }

    public SecretName name() {
        int segments = chance(20) ? 16 : 2 + number(3);
        String name = IntStream.range(0, segments).mapToObj(i -> segment()).collect(Collectors.joining("/"));
        return name.length() > 512 ? name() : new SecretName(name);
    }

    public Version version() {
        return new Version(chance(5) ? LAST_VERSION : 1L + number(1000));
    }

    public Label label() {
        String value = "l" + of(LABEL, number(31));
        return value.equals("latest") ? label() : new Label(value);
    }

    /** Printable text of {@code fewest} to {@code most} bytes. */
    public String text(int fewest, int most) {
        StringBuilder text = new StringBuilder("x".repeat(fewest));
        int target = fewest + number(most - fewest);
        while (true) {
            String longer = text + oneOf(PRINTABLE);
            if (longer.getBytes(StandardCharsets.UTF_8).length > target) {
                return text.toString();
            }
            text = new StringBuilder(longer);
        }
    }

    public Instant time() {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.ofEpochSecond(YEAR_1);
            case 1 -> Instant.ofEpochSecond(YEAR_9999);
            default -> Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE));
        };
    }

    public Tags tags() {
        Map<String, String> tags = new HashMap<>();
        int count = number(16);
        for (int i = 0; i < count; i++) {
            tags.put(text(1, chance(10) ? 128 : 6), text(0, chance(10) ? 256 : 6));
        }
        return Tags.of(tags);
    }

    public Details details() {
        return new Details(
                oneOf(List.of(ContentType.values())),
                perhaps(() -> text(0, chance(10) ? 512 : 20)),
                tags(),
                perhaps(this::time));
    }

    public Chain chain() {
        return chance(4) ? Chain.START : new Chain(Digest.ofBytes(bytes(32)));
    }

    public SealedHeader header() {
        SealedKind kind = oneOf(List.of(SealedKind.values()));
        boolean deletion = kind == SealedKind.DELETED;
        Instant created = deletion ? Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE)) : time();
        RecoveryWindow window = deletion ? new RecoveryWindow(7 + number(83)) : null;
        return new SealedHeader(kind, created, text(1, chance(10) ? 2048 : 20), details(), window, chain());
    }

    public Payload payload() {
        SealedHeader header = header();
        boolean gone = header.kind() == SealedKind.DELETED || header.kind() == SealedKind.DESTROYED;
        return new Payload(header, SecretValue.copyOf(bytes(gone ? 0 : number(300))));
    }

    public SecretMetadata metadata() {
        return new SecretMetadata(
                name(),
                version(),
                oneOf(List.of(SecretState.values())),
                time(),
                text(1, 40),
                number(SecretValue.LIMIT),
                details(),
                perhaps(this::time));
    }

    public Labels labels() {
        Labels labels = Labels.NONE;
        int count = number(12);
        for (int i = 0; i < count; i++) {
            labels = labels.with(label(), new Labels.Target(version(), chain()));
        }
        return labels;
    }
}
