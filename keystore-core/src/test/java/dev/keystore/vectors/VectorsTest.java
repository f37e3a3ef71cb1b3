package dev.keystore.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.keystore.Keystore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.contract.InMemorySecretStore;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.Notices;
import dev.keystore.port.Row;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was written in format 1 is read as what it was. */
final class VectorsTest {
    private static List<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(VectorsTest.class.getResource("/vectors/v1"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Map<String, Object> vector(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return JSON.std.mapFrom(in);
        }
    }

    private static List<?> rows(Map<String, Object> vector, String which) {
        return (List<?>) vector.get(which);
    }

    private static EnvelopeCipher cipher(Map<String, Object> vector) {
        Map<?, ?> key = (Map<?, ?>) vector.get("key");
        byte[] bytes = HexFormat.of().parseHex((String) key.get("hex"));
        return EsdkEnvelopeCipher.rawAes(SecretValue.copyOf(bytes), (String) key.get("name"));
    }

    private static StoreId store(Map<String, Object> vector) {
        return new StoreId((String) vector.get("store"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRowIsReadAsWhatItWas(Path file) throws IOException {
        Map<String, Object> vector = vector(file);
        try (EnvelopeCipher cipher = cipher(vector)) {
            for (String which : List.of("rows", "earlier")) {
                for (Object described : rows(vector, which)) {
                    Row row = VectorRow.row((Map<?, ?>) ((Map<?, ?>) described).get("item"));
                    assertThat(VectorRow.describe(row, store(vector), cipher)).isEqualTo(described);
                    assertDigest(row);
                }
            }
        }
    }

    private static void assertDigest(Row row) {
        if (row instanceof VersionRow version && version.envelope() != null) {
            assertThat(version.envelope().digest()).isEqualTo(version.digest());
        } else if (row instanceof LabelsRow labels) {
            assertThat(labels.envelope().digest()).isEqualTo(labels.digest());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void theWholeSecretIsWhatWasSealed(Path file) throws IOException {
        Map<String, Object> vector = vector(file);
        InMemorySecretStore store = new InMemorySecretStore();
        for (Object described : rows(vector, "rows")) {
            Row row = VectorRow.row((Map<?, ?>) ((Map<?, ?>) described).get("item"));
            store.rows().put(row.key(), row);
        }
        Ports ports = new Ports(
                store(vector),
                store,
                cipher(vector),
                HighWaterMarks.NONE,
                () -> "reader",
                InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z")),
                Notices.IGNORED,
                Patience.until(Instant.MAX));
        try (Keystore keystore = Keystore.over(ports)) {
            SecretName name = SecretName.of((String) vector.get("name"));
            assertThat(keystore.verify(name)).isEmpty();
            assertThat(keystore.history(name)).isNotEmpty();
        }
    }

    @Test
    void thereAreAllOfThem() throws IOException, URISyntaxException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "binary.json",
                        "deleted.json",
                        "destroyed.json",
                        "details.json",
                        "empty.json",
                        "labels.json",
                        "rollback.json",
                        "text.json");
    }
}
