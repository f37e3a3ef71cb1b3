package dev.keystore.port;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Digest;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows as attributes and back, the same for every store. Reading throws {@link Tampered} for attributes that no row at
 * that place can have.
 */
public final class RowForm {
    private static final Pattern VERSION_PLACE = Pattern.compile(RowKey.OfVersion.PREFIX + "0*([0-9]+)");

    private RowForm() {}

    /** The attributes of {@code row}. */
    public static Attributes of(Row row) {
        Attributes to =
                new Attributes().text("pk", row.key().pk()).text("sk", row.key().sk());
        if (row instanceof VersionRow version) {
            write(version, to);
        } else if (row instanceof LabelsRow labels) {
            to.number("generation", labels.generation())
                    .time("created", labels.created())
                    .text("actor", labels.actor())
                    .bytes("digest", labels.digest().bytes())
                    .bytes("chain", labels.chain().digest().bytes())
                    .bytes(Attributes.ENVELOPE, labels.envelope().bytes());
        }
        return to;
    }

    private static void write(VersionRow row, Attributes to) {
        SecretMetadata metadata = row.metadata();
        Details details = metadata.details();
        to.number("version", metadata.version().number())
                .text("state", metadata.state().word())
                .time("created", metadata.created())
                .text("actor", metadata.actor())
                .text("type", details.type().word())
                .number("size", metadata.size())
                .time("expires", details.expires())
                .time("until", metadata.until())
                .bytes("digest", row.digest().bytes())
                .bytes("chain", row.chain().digest().bytes());
        if (details.note() != null) {
            to.text("note", details.note());
        }
        if (!details.tags().values().isEmpty()) {
            to.put("tags", new Attribute.Texts(details.tags().values()));
        }
        if (row.envelope() != null) {
            to.bytes(Attributes.ENVELOPE, row.envelope().bytes());
        }
    }

    /** The row at {@code key} that {@code from} is. */
    @SuppressWarnings("unchecked")
    public static <R extends Row> R row(RowKey<R> key, Attributes from) {
        try {
            if (key instanceof RowKey.SubNamespace below) {
                return (R) new NamespaceRow(below);
            }
            return key instanceof RowKey.LabelsOf labels
                    ? (R) labels(labels, from)
                    : (R) version((RowKey<VersionRow>) key, from);
        } catch (MalformedException e) {
            throw unreadable(key.pk(), e);
        }
    }

    /** The entry or sub-namespace of {@code namespace} that {@code from} is. */
    public static Row listed(Optional<Namespace> namespace, Attributes from) {
        String prefix = namespace.map(found -> found + "/").orElse("");
        try {
            String place = from.text("sk");
            if (place.endsWith("/")) {
                RowKey.SubNamespace below = new RowKey.SubNamespace(Namespace.of(prefix + place));
                return new NamespaceRow(standingAt(place, below));
            }
            return version(standingAt(place, new RowKey.Entry(SecretName.of(prefix + place))), from);
        } catch (MalformedException e) {
            throw unreadable(RowKey.partitionOf(namespace), e);
        }
    }

    /** The version of {@code name} that {@code from} is. */
    public static VersionRow version(SecretName name, Attributes from) {
        try {
            Matcher place = VERSION_PLACE.matcher(from.text("sk"));
            if (!place.matches()) {
                throw new MalformedException("it stands where no version stands");
            }
            RowKey.OfVersion key = new RowKey.OfVersion(name, Version.of(place.group(1)));
            return version(standingAt(place.group(), key), from);
        } catch (MalformedException e) {
            throw unreadable(name.value(), e);
        }
    }

    /** {@code key} if {@code place} is its own: names with more segments, or numbers with fewer digits, stand elsewhere. */
    private static <K extends RowKey<?>> K standingAt(String place, K key) {
        if (!key.sk().equals(place)) {
            throw new MalformedException("it stands where no such row stands");
        }
        return key;
    }

    private static LabelsRow labels(RowKey.LabelsOf key, Attributes from) {
        return new LabelsRow(
                key,
                from.number("generation"),
                from.time("created"),
                from.text("actor"),
                digest(from, "digest"),
                new Chain(digest(from, "chain")),
                Envelope.of(from.bytes(Attributes.ENVELOPE)));
    }

    private static VersionRow version(RowKey<VersionRow> key, Attributes from) {
        Version version = new Version(from.number("version"));
        if (key instanceof RowKey.OfVersion at && !at.version().equals(version)) {
            throw new MalformedException("the row of version " + at.version() + " says to be version " + version);
        }
        long size = from.number("size");
        if (size < 0 || size > SecretValue.LIMIT) {
            throw new MalformedException("bad size " + size);
        }
        SecretMetadata metadata = new SecretMetadata(
                nameAt(key),
                version,
                SecretState.of(from.text("state")),
                from.time("created"),
                from.text("actor"),
                (int) size,
                details(from),
                from.has("until") ? from.time("until") : null);
        return new VersionRow(
                key,
                metadata,
                digest(from, "digest"),
                new Chain(digest(from, "chain")),
                from.has(Attributes.ENVELOPE) ? Envelope.of(from.bytes(Attributes.ENVELOPE)) : null);
    }

    private static Details details(Attributes from) {
        return new Details(
                ContentType.of(from.text("type")),
                from.has("note") ? from.text("note") : null,
                from.has("tags") ? Tags.of(from.texts("tags")) : Tags.NONE,
                from.has("expires") ? from.time("expires") : null);
    }

    private static Digest digest(Attributes from, String name) {
        return Digest.ofBytes(from.bytes(name));
    }

    private static SecretName nameAt(RowKey<VersionRow> key) {
        if (key instanceof RowKey.Head head) {
            return head.name();
        }
        return key instanceof RowKey.Entry entry ? entry.name() : ((RowKey.OfVersion) key).name();
    }

    private static Tampered unreadable(String pk, MalformedException cause) {
        return new Tampered(
                "a row of " + pk + " can't be read: " + cause.getMessage(), "run `keystore verify` on it", cause);
    }
}
