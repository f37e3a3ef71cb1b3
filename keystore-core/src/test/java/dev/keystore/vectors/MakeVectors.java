package dev.keystore.vectors;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.keystore.Keystore;
import dev.keystore.adapter.esdk.EsdkEnvelopeCipher;
import dev.keystore.contract.InMemorySecretStore;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.Notices;
import dev.keystore.port.Row;
import dev.keystore.port.RowKey;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import dev.keystore.usecase.Patience;
import dev.keystore.usecase.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Wrote the vectors. Never writes over one that exists: {@code mvn test-compile exec:java -pl keystore-core
 * -Dexec.classpathScope=test -Dexec.mainClass=dev.keystore.vectors.MakeVectors
 * -Dexec.args=keystore-core/src/test/resources/vectors/v1}.
 */
public final class MakeVectors {
    private static final StoreId STORE = new StoreId("keystore");
    private static final Label LIVE = new Label("live");
    private static final Label NEXT = new Label("next-1_a");

    private final String about;
    private final StoreId id;
    private final SecretName name;
    private final byte[] key;
    private final String keyName;
    private final InMemorySecretStore store = new InMemorySecretStore();
    private final EnvelopeCipher cipher;
    private final Keystore keystore;
    private final List<Object> earlier = new ArrayList<>();

    private MakeVectors(String about, StoreId id, String name) {
        this.about = about;
        this.id = id;
        this.name = SecretName.of(name);
        this.key = Digest.of(("keystore vector " + name).getBytes(StandardCharsets.UTF_8))
                .bytes();
        this.keyName = HexFormat.of().formatHex(key, 0, 4);
        this.cipher = EsdkEnvelopeCipher.rawAes(SecretValue.copyOf(key), keyName);
        AtomicLong now = new AtomicLong(Instant.parse("2026-01-02T03:04:05Z").getEpochSecond());
        this.keystore = Keystore.over(new Ports(
                id,
                store,
                cipher,
                HighWaterMarks.NONE,
                () -> "arn:aws:sts::123456789012:assumed-role/Ops/zoë",
                () -> Instant.ofEpochSecond(now.getAndAdd(60)),
                Notices.IGNORED,
                Patience.until(Instant.MAX)));
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        make(
                folder,
                "text",
                new MakeVectors("a text, nothing else said", STORE, "prod/app1/db-password"),
                it -> it.put("correct horse"));
        make(folder, "empty", new MakeVectors("no bytes at all", StoreId.LOCAL, "demo/empty"), it -> it.put(""));
        make(
                folder,
                "binary",
                new MakeVectors("every byte once", STORE, "prod/app1/every.byte_1"),
                MakeVectors::everyByte);
        make(
                folder,
                "details",
                new MakeVectors("note, tags, expiry and type", new StoreId("Other_store.2"), "a/b/c/D"),
                MakeVectors::details);
        make(
                folder,
                "deleted",
                new MakeVectors("deleted, to be recovered for 7 days", STORE, "prod/app1/deleted"),
                it -> {
                    it.put("gone");
                    it.keystore.delete(it.name, new RecoveryWindow(7));
                });
        make(
                folder,
                "rollback",
                new MakeVectors("three values, back to the first, the second destroyed", STORE, "prod/app1/rollback"),
                it -> {
                    it.put("one");
                    it.put("two");
                    it.put("three");
                    it.keystore.rollback(it.name, new Version(1));
                    it.keystore.destroy(it.name, Set.of(new Version(2)));
                });
        make(folder, "labels", new MakeVectors("two generations of labels", STORE, "prod/app1/labelled"), it -> {
            it.put("one");
            it.put("two");
            it.label(Map.of(LIVE, new Version(1)));
            it.keepLabels();
            it.label(Map.of(LIVE, new Version(2), NEXT, new Version(1)));
        });
        make(
                folder,
                "destroyed",
                new MakeVectors("destroyed for good, after it was deleted", STORE, "prod/app1/destroyed"),
                it -> {
                    it.put("one");
                    it.label(Map.of(LIVE, new Version(1)));
                    it.keepLabels();
                    it.keystore.delete(it.name, RecoveryWindow.USUAL);
                    it.keystore.destroyAll(it.name, true);
                });
    }

    private void put(String text) {
        keystore.put(name, SecretValue.ofUtf8(text));
    }

    private void everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        keystore.put(name, SecretValue.copyOf(bytes));
    }

    private void details() {
        Tags tags = Tags.of(Map.of("team", "π", "empty", "", "\uD83D\uDD11", "last", "～", "last but one"));
        Details details = new Details(
                ContentType.JSON, "a note: é, \uD83D\uDD10, \"quoted\"", tags, Instant.parse("2031-12-31T23:59:59Z"));
        keystore.put(Draft.of(name, SecretValue.ofUtf8("{\"user\":\"zoë\"}")).with(details));
    }

    private void label(Map<Label, Version> labels) {
        keystore.label(name, labels, Set.of(), Expectation.ANYTHING);
    }

    /** Keeps the labels row as it is now, although the next generation replaces it. */
    private void keepLabels() {
        Row row = store.rows().get(new RowKey.LabelsOf(name));
        earlier.add(VectorRow.describe(row, id, cipher));
    }

    private static void make(Path folder, String file, MakeVectors vector, Consumer<MakeVectors> history)
            throws IOException {
        Path target = folder.resolve(file + ".json");
        if (Files.exists(target)) {
            return;
        }
        history.accept(vector);
        Files.writeString(target, vector.json() + "\n", StandardOpenOption.CREATE_NEW);
    }

    private String json() throws IOException {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("about", about);
        vector.put("store", id.value());
        vector.put("name", name.value());
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("namespace", "keystore:local");
        described.put("name", keyName);
        described.put("hex", HexFormat.of().formatHex(key));
        vector.put("key", described);
        vector.put(
                "rows",
                store.rows().values().stream()
                        .map(row -> VectorRow.describe(row, id, cipher))
                        .toList());
        vector.put("earlier", earlier);
        return JSON.std
                .with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
                .asString(vector);
    }
}
