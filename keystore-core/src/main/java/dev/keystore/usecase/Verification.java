package dev.keystore.usecase;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.LabelsRow;
import dev.keystore.port.RowKey;
import dev.keystore.port.Snapshot;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.HighWaterMark;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for anything in a secret's history that is not what was sealed. */
public final class Verification {
    private final Ports ports;
    private final Opener opener;
    private final LabelBook labelBook;

    Verification(Ports ports, Opener opener, LabelBook labelBook) {
        this.ports = ports;
        this.opener = opener;
        this.labelBook = labelBook;
    }

    /** See {@link dev.keystore.Keystore#verify(SecretName)}. */
    public List<Finding> verify(SecretName name) {
        Patience.Attempts attempts = ports.patience().start();
        while (true) {
            List<Object> before = standing(name);
            List<Finding> findings = look(name);
            if (findings.isEmpty() || before.equals(standing(name)) || !attempts.again()) {
                return findings;
            }
        }
    }

    /** What changes with every commit that could make rows disagree which are read one after the other. */
    private List<Object> standing(SecretName name) {
        return List.of(standing(new RowKey.Head(name)), standing(new RowKey.LabelsOf(name)));
    }

    private Object standing(RowKey<?> key) {
        try {
            return ports.store().read(key);
        } catch (Tampered e) {
            return e.getMessage();
        }
    }

    private List<Finding> look(SecretName name) {
        Marks marks = marks(name);
        List<Finding> findings = new ArrayList<>();
        try {
            History history = History.of(name, ports, opener);
            findings.addAll(history.findings());
            checkHead(name, history, marks, findings);
            checkLabels(name, history, findings);
            VersionRow opened = history.newestThatOpens();
            if (findings.isEmpty() && opened != null) {
                marks.raise(markOf(opened));
            }
        } catch (Tampered e) {
            findings.add(new Finding(name, null, e.getMessage()));
        }
        return findings;
    }

    /** See {@link dev.keystore.Keystore#accept(SecretName)}. */
    public void accept(SecretName name) {
        Snapshot rows = ports.store()
                .snapshot(List.of(new RowKey.Head(name), new RowKey.LabelsOf(name)))
                .get(0);
        Optional<VersionRow> head = rows.get(new RowKey.Head(name));
        Optional<LabelsRow> labels = rows.get(new RowKey.LabelsOf(name));
        head.ifPresent(row -> opener.open(row).close());
        labels.ifPresent(opener::open);
        ports.marks().accept(name.value(), head.map(Verification::markOf));
        ports.marks().accept(Labels.address(name), labels.map(row -> new HighWaterMark(row.generation(), row.chain())));
    }

    /** Compares head and entry with the newest version. */
    private void checkHead(SecretName name, History history, Marks marks, List<Finding> findings) {
        Snapshot rows = ends(name);
        VersionRow head = rows.get(new RowKey.Head(name)).orElse(null);
        VersionRow entry = rows.get(new RowKey.Entry(name)).orElse(null);
        VersionRow newest = history.newest();
        if (head == null) {
            if (newest != null || entry != null || marks.before().isPresent()) {
                findings.add(new Finding(name, null, "the head is gone"));
                return;
            }
            throw Reader.notFound(name + " does not exist", null);
        }
        Version version = head.metadata().version();
        VersionRow row = newest != null && newest.metadata().version().equals(version)
                ? newest
                : ports.store().read(new RowKey.OfVersion(name, version)).orElse(null);
        if (!shows(head, row)) {
            findings.add(new Finding(name, version, "the head differs from the version that it names"));
        }
        if (newest != null && newest.metadata().version().isAfter(version)) {
            findings.add(new Finding(name, newest.metadata().version(), "the head is older than this version"));
        }
        if (!shows(entry, head)) {
            findings.add(new Finding(name, version, "the entry of the namespace differs from the head"));
        }
        String problem = marks.problemOf(markOf(head));
        if (problem != null) {
            findings.add(new Finding(name, version, problem));
        }
    }

    private void checkLabels(SecretName name, History history, List<Finding> findings) {
        Marks marks = labelBook.marks(name);
        LabelsRow row = ports.store().read(new RowKey.LabelsOf(name)).orElse(null);
        try {
            Labels labels = labelBook.open(name, row, marks).labels();
            labels.targets().forEach((label, target) -> {
                if (!history.isSealed(target)) {
                    findings.add(new Finding(
                            name, target.version(), "label " + label + " was set on another version than this"));
                }
            });
        } catch (Tampered e) {
            findings.add(new Finding(name, null, e.getMessage()));
        }
    }

    /** Head and entry of {@code name} at one moment. */
    private Snapshot ends(SecretName name) {
        return ports.store()
                .snapshot(List.of(new RowKey.Head(name), new RowKey.Entry(name)))
                .get(0);
    }

    private Marks marks(SecretName name) {
        return new Marks(ports.marks(), name.value(), name.value());
    }

    /** Whether both rows show the same version and hold the same envelope. */
    static boolean shows(@Nullable VersionRow row, @Nullable VersionRow other) {
        return row != null
                && other != null
                && row.showsSameAs(other)
                && Objects.equals(row.envelope(), other.envelope());
    }

    static HighWaterMark markOf(VersionRow row) {
        return HighWaterMark.of(row.metadata().version(), row.chain());
    }
}
