package dev.keystore.vectors;

import dev.keystore.port.Attribute;
import dev.keystore.port.Attributes;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.Row;
import dev.keystore.port.RowForm;
import dev.keystore.port.RowKey;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Details;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Labels;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Version;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of a vector: its attributes in DynamoDB's JSON, and what a reader has to make of them. */
final class VectorRow {
    private static final HexFormat HEX = HexFormat.of();

    private VectorRow() {}

    /** Everything that is written of {@code row}, opened with {@code cipher}. */
    static Map<String, Object> describe(Row row, StoreId store, EnvelopeCipher cipher) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("item", item(RowForm.of(row)));
        if (row instanceof VersionRow version) {
            description.put("expected", expected(version, store, cipher));
        } else if (row instanceof LabelsRow labels) {
            description.put("expected", expected(labels, store, cipher));
        }
        return description;
    }

    private static Map<String, Object> expected(VersionRow row, StoreId store, EnvelopeCipher cipher) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("digest", row.digest().toString());
        expected.put("chain", row.chain().toString());
        if (row.envelope() != null) {
            EncryptionContext context = EncryptionContext.of(
                    store, row.metadata().name(), row.metadata().version());
            try (Payload payload = cipher.open(context, row.envelope())) {
                describe(payload, expected);
                SecretValue value = payload.value();
                if (value.isUtf8()) {
                    expected.put("text", value.use(bytes -> new String(bytes, StandardCharsets.UTF_8)));
                } else {
                    expected.put("bytes", value.use(HEX::formatHex));
                }
            }
        }
        return expected;
    }

    private static Map<String, Object> expected(LabelsRow row, StoreId store, EnvelopeCipher cipher) {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("digest", row.digest().toString());
        expected.put("chain", row.chain().toString());
        EncryptionContext context = EncryptionContext.ofLabels(store, row.key().name(), row.generation());
        try (Payload payload = cipher.open(context, row.envelope())) {
            describe(payload, expected);
            Map<String, Object> labels = new LinkedHashMap<>();
            Labels.of(payload.value())
                    .targets()
                    .forEach((label, target) -> labels.put(
                            label.value(),
                            Map.of(
                                    "version", target.version().toString(),
                                    "chain", target.chain().toString())));
            expected.put("labels", labels);
        }
        return expected;
    }

    private static void describe(Payload payload, Map<String, Object> to) {
        SealedHeader header = payload.header();
        Details details = header.details();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", header.kind().name().toLowerCase(Locale.ROOT));
        fields.put("created", header.created().toString());
        fields.put("actor", header.actor());
        fields.put("type", details.type().word());
        fields.put("expires", text(details.expires()));
        fields.put("note", details.note());
        fields.put("tags", new LinkedHashMap<>(details.tags().values()));
        fields.put(
                "window",
                header.recoveryWindow() == null ? 0 : header.recoveryWindow().days());
        fields.put("previous", header.previous().toString());
        to.put("header", fields);
        to.put("payload", HEX.formatHex(payload.toBytes()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> item(Attributes attributes) {
        Map<String, Object> item = new TreeMap<>();
        attributes.values().forEach((name, value) -> item.put(name, json(value)));
        return item;
    }

    private static Map<String, Object> json(Attribute attribute) {
        if (attribute instanceof Attribute.Text text) {
            return Map.of("S", text.value());
        }
        if (attribute instanceof Attribute.Whole number) {
            return Map.of("N", Long.toString(number.value()));
        }
        if (attribute instanceof Attribute.Bytes bytes) {
            return Map.of("B", Base64.getEncoder().encodeToString(bytes.value()));
        }
        Map<String, Object> texts = new TreeMap<>();
        ((Attribute.Texts) attribute).value().forEach((name, text) -> texts.put(name, Map.of("S", text)));
        return Map.of("M", texts);
    }

    /** The row that {@code item} is, by where it says it stands. */
    static Row row(Map<?, ?> item) {
        Attributes attributes = new Attributes();
        item.forEach((name, value) -> attributes.put((String) name, attribute((Map<?, ?>) value)));
        String pk = string(item, "pk");
        String sk = string(item, "sk");
        if (pk.endsWith("/") && sk.endsWith("/")) {
            String namespace = pk.equals("/") ? sk : pk + sk;
            return RowForm.row(new RowKey.SubNamespace(Namespace.of(namespace)), attributes);
        }
        if (pk.endsWith("/")) {
            return RowForm.row(new RowKey.Entry(SecretName.of(pk + sk)), attributes);
        }
        if (sk.equals("labels")) {
            SecretName name = SecretName.of(pk.replace("/@label/", "/"));
            return RowForm.row(new RowKey.LabelsOf(name), attributes);
        }
        SecretName name = SecretName.of(pk);
        if (sk.equals("head")) {
            return RowForm.row(new RowKey.Head(name), attributes);
        }
        Version version = new Version(Long.parseLong(sk.substring(1)));
        return RowForm.row(new RowKey.OfVersion(name, version), attributes);
    }

    private static String string(Map<?, ?> item, String name) {
        return (String) ((Map<?, ?>) item.get(name)).get("S");
    }

    private static Attribute attribute(Map<?, ?> json) {
        Map.Entry<?, ?> only = json.entrySet().iterator().next();
        if (only.getKey().equals("M")) {
            Map<String, String> texts = new TreeMap<>();
            ((Map<?, ?>) only.getValue())
                    .forEach((name, value) -> texts.put((String) name, (String) ((Map<?, ?>) value).get("S")));
            return new Attribute.Texts(texts);
        }
        String text = (String) only.getValue();
        return switch ((String) only.getKey()) {
            case "S" -> new Attribute.Text(text);
            case "N" -> new Attribute.Whole(Long.parseLong(text));
            default -> new Attribute.Bytes(Base64.getDecoder().decode(text));
        };
    }
}
