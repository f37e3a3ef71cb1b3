package dev.keystore.usecase;

import dev.keystore.port.LabelsRow;
import dev.keystore.port.RowKey;
import dev.keystore.port.Write;
import dev.keystore.secret.Chain;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.Envelope;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Labels;
import dev.keystore.secret.Payload;
import dev.keystore.secret.SealedHeader;
import dev.keystore.secret.SealedKind;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the sealed labels of a secret and seals their next generation. */
final class LabelBook {
    private final Ports ports;
    private final Opener opener;

    LabelBook(Ports ports, Opener opener) {
        this.ports = ports;
        this.opener = opener;
    }

    /** One generation of labels as it was read: {@code row} is null where there were never any. */
    record Generation(
            SecretName name, Labels labels, @Nullable LabelsRow row, Marks marks) {
        /** Holds for a commit only while nobody has sealed another generation. */
        Write.Check unchanged() {
            return new Write.Check(new RowKey.LabelsOf(name), condition());
        }

        Write.Condition condition() {
            return row == null ? Write.Condition.ABSENT : new Write.Condition.HasDigest(row.digest());
        }
    }

    /** The labels of {@code name} as they are now. */
    Generation read(SecretName name) {
        RowKey.LabelsOf key = new RowKey.LabelsOf(name);
        Marks marks = marks(name);
        return open(name, ports.store().read(key).orElse(null), marks);
    }

    /** The mark of the labels of {@code name}, to be loaded before their row is read. */
    Marks marks(SecretName name) {
        return new Marks(ports.marks(), Labels.address(name), "the labels row of " + name);
    }

    /** {@code row}, read after {@code marks} were loaded, opened. */
    Generation open(SecretName name, @Nullable LabelsRow row, Marks marks) {
        if (row == null) {
            marks.expectNeverSeen();
            return new Generation(name, Labels.NONE, null, marks);
        }
        Labels labels = opener.open(row);
        HighWaterMark mark = new HighWaterMark(row.generation(), row.chain());
        marks.check(mark);
        marks.raise(mark);
        return new Generation(name, labels, row, marks);
    }

    /** The step that puts {@code labels} in the place of {@code before}. */
    Write.Put replace(Generation before, Labels labels) {
        LabelsRow old = before.row();
        long generation = old == null ? 1 : old.generation() + 1;
        Chain previous = old == null ? Chain.START : old.chain();
        EncryptionContext context = EncryptionContext.ofLabels(ports.id(), before.name(), generation);
        Instant now = ports.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        SealedHeader header = SealedHeader.of(
                SealedKind.LABELS, now, ports.identity().actor(), Details.of(ContentType.BINARY), previous);
        try (SecretValue value = labels.toValue()) {
            Envelope envelope = ports.cipher().seal(context, new Payload(header, value));
            LabelsRow row = new LabelsRow(
                    new RowKey.LabelsOf(before.name()),
                    generation,
                    now,
                    header.actor(),
                    envelope.digest(),
                    header.chainOfLabels(context, envelope.digest()),
                    envelope);
            return new Write.Put(row, before.condition());
        }
    }

    /** Keeps the mark of a generation that was committed. */
    void committed(Generation before, Write.Put put) {
        if (put.row() instanceof LabelsRow row) {
            before.marks().committed(new HighWaterMark(row.generation(), row.chain()), ports.notices());
        }
    }
}
