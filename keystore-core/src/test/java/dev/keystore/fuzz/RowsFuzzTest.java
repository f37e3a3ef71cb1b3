package dev.keystore.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.Attribute;
import dev.keystore.port.Attributes;
import dev.keystore.port.Row;
import dev.keystore.port.RowForm;
import dev.keystore.port.RowKey;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever attributes a table holds: a row that could have been written there, or tampering. */
@Timeout(60)
final class RowsFuzzTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final SecretName NAME = SecretName.of("prod/app1/db-password");
    private static final List<String> PLACES = List.of(
            "head",
            "v0000000001",
            "v1",
            "v00000000001",
            "db-password",
            "app2/",
            "a/b",
            "a/b/",
            "/",
            "",
            "labels",
            "..",
            "x/");
    private static final List<String> WORDS = List.of(
            "live",
            "deleted",
            "destroyed",
            "LIVE",
            "text",
            "json",
            "binary",
            "",
            "ci@build",
            "\u001b]0;x\u0007",
            "\ud800",
            "2026-01-02T03:04:05Z",
            "2026-01-02T03:04:05.5Z",
            "2026-01-02T03:04:05+01:00",
            "2026-13-02T03:04:05Z",
            "+10000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z");

    @Test
    void rows() {
        new Fuzzer("rows").run(100_000, RowsFuzzTest::line, line -> {
            Attributes from = read(line);
            List<RowKey<?>> keys = List.of(
                    new RowKey.Head(NAME),
                    new RowKey.Entry(NAME),
                    new RowKey.OfVersion(NAME, new Version(1)),
                    new RowKey.LabelsOf(NAME),
                    new RowKey.SubNamespace(NAME.namespace()));
            for (RowKey<?> key : keys) {
                row(() -> RowForm.row(key, from)).ifPresent(row -> {
                    assertThat(row.key()).isEqualTo(key);
                    assertThat(RowForm.of(RowForm.row(key, RowForm.of(row)))
                                    .values()
                                    .keySet())
                            .isEqualTo(RowForm.of(row).values().keySet());
                });
            }
            row(() -> RowForm.version(NAME, from)).ifPresent(row -> assertStandsThere(row, NAME.value(), from));
            row(() -> RowForm.listed(Optional.of(NAME.namespace()), from))
                    .ifPresent(row -> assertStandsThere(row, NAME.namespace() + "/", from));
            row(() -> RowForm.listed(Optional.<Namespace>empty(), from))
                    .ifPresent(row -> assertStandsThere(row, "/", from));
        });
    }

    private static <R extends Row> Optional<R> row(Supplier<R> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Tampered e) {
            assertThat(e.getMessage()).contains("can't be read");
            assertThat(e.getMessage().chars()).as("fit for a terminal").noneMatch(Character::isISOControl);
            return Optional.empty();
        }
    }

    /** What was read out of a partition belongs into it, at the place where it was. */
    private static void assertStandsThere(Row row, String pk, Attributes from) {
        assertThat(row.key().pk()).isEqualTo(pk);
        assertThat(from.values().get("sk"))
                .isEqualTo(new Attribute.Text(row.key().sk()));
    }

    /** A legal row with some attributes changed, dropped or added. */
    private static String line(Samples samples) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sk", text(samples.oneOf(PLACES)));
        fields.put("version", "N1");
        fields.put("generation", "N1");
        fields.put("state", text("live"));
        fields.put("created", text("2026-01-02T03:04:05Z"));
        fields.put("actor", text("ci@build"));
        fields.put("type", text("text"));
        fields.put("size", "N12");
        fields.put("digest", "B" + "00".repeat(32));
        fields.put("chain", "B" + "11".repeat(32));
        fields.put("envelope", "B0011");
        List<String> names = Attributes.CLEAR;
        for (int i = samples.number(3); i > 0; i--) {
            String name = samples.oneOf(names);
            if (samples.chance(4)) {
                fields.remove(name);
            } else {
                fields.put(name, value(samples));
            }
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ":" + field.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String value(Samples samples) {
        return switch (samples.number(4)) {
            case 0 -> "N" + samples.anyLong();
            case 1 -> "B" + HEX.formatHex(samples.bytes(samples.oneOf(List.of(0, 31, 32, 33))));
            case 2 -> "M" + Fuzzer.escape(samples.oneOf(WORDS)) + "," + Fuzzer.escape(samples.text(0, 300));
            case 3 -> text(Mutations.text(samples, samples.oneOf(WORDS)));
            default -> text(samples.oneOf(WORDS));
        };
    }

    private static String text(String text) {
        return "S" + Fuzzer.escape(text);
    }

    private static Attributes read(String line) {
        Attributes attributes = new Attributes();
        for (String field : line.split(" ", -1)) {
            int colon = field.indexOf(':');
            attributes.put(field.substring(0, colon), attribute(field.substring(colon + 1)));
        }
        return attributes;
    }

    private static Attribute attribute(String field) {
        String rest = field.substring(1);
        return switch (field.charAt(0)) {
            case 'N' -> new Attribute.Whole(Long.parseLong(rest));
            case 'B' -> new Attribute.Bytes(HEX.parseHex(rest));
            case 'M' -> {
                int comma = rest.indexOf(',');
                Map<String, String> texts = new TreeMap<>();
                texts.put(Fuzzer.unescape(rest.substring(0, comma)), Fuzzer.unescape(rest.substring(comma + 1)));
                yield new Attribute.Texts(texts);
            }
            default -> new Attribute.Text(Fuzzer.unescape(rest));
        };
    }
}
