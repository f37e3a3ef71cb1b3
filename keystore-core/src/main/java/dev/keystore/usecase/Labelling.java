package dev.keystore.usecase;

import dev.keystore.KeystoreException.Conflict;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.port.Commit;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.port.Snapshot;
import dev.keystore.port.Write;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves the labels of a secret: what readers get who ask by label. */
public final class Labelling {
    /** A check each in one commit, beside that of the head and the labels themselves. */
    private static final int MOST_VERSIONS = Commit.MOST - 2;

    private final SecretStore store;
    private final Writer writer;
    private final Committer committer;
    private final Reader reader;
    private final LabelBook labelBook;

    Labelling(Ports ports, Writer writer, Committer committer, Reader reader, LabelBook labelBook) {
        this.store = ports.store();
        this.writer = writer;
        this.committer = committer;
        this.reader = reader;
        this.labelBook = labelBook;
    }

    /** See {@link dev.keystore.Keystore#labels(SecretName)}. */
    public Labels labels(SecretName name) {
        LabelBook.Generation generation = labelBook.read(name);
        if (generation.row() == null && writer.see(name).head() == null) {
            throw Reader.notFound(name + " does not exist", null);
        }
        return generation.labels();
    }

    /** See {@link dev.keystore.Keystore#label(SecretName, Map, Set, Expectation)}. */
    public Labels label(SecretName name, Map<Label, Version> set, Set<Label> remove, Expectation from) {
        if (Set.copyOf(set.values()).size() > MOST_VERSIONS) {
            throw new Refused("labels can be set to " + MOST_VERSIONS + " different versions at once, not more", null);
        }
        return writer.again(() -> labelOnce(name, set, remove, from));
    }

    /** The labels as they are then; empty if somebody else was faster. */
    private Optional<Labels> labelOnce(SecretName name, Map<Label, Version> set, Set<Label> remove, Expectation from) {
        LabelBook.Generation before = labelBook.read(name);
        Labels after = before.labels();
        for (Label label : remove) {
            Reader.target(name, label, after);
            expect(from, name, label, after);
            after = after.without(label);
        }
        Map<RowKey<?>, Write> writes = new LinkedHashMap<>();
        for (Map.Entry<Label, Version> one : set.entrySet()) {
            expect(from, name, one.getKey(), after);
            Target target = target(name, one.getValue());
            for (Write.Check check : target.checks()) {
                Write same = writes.putIfAbsent(check.key(), check);
                if (same != null && !same.equals(check)) {
                    return Optional.empty();
                }
            }
            after = after.with(one.getKey(), target.sealed());
        }
        if (after.equals(before.labels())) {
            return Optional.of(after);
        }
        Write.Put put = labelBook.replace(before, after);
        writes.put(put.key(), put);
        if (!committer.commit(Commit.of(List.copyOf(writes.values())), "the labels of " + name)) {
            return Optional.empty();
        }
        labelBook.committed(before, put);
        return Optional.of(after);
    }

    /** Where a label is to stand, and what makes that readable as long as it holds: the version has its envelope and the head is the same. */
    private record Target(Labels.Target sealed, List<Write.Check> checks) {}

    private Target target(SecretName name, Version version) {
        Marks marks = reader.marks(name);
        Snapshot rows = store.snapshot(Reader.keys(name, version)).get(0);
        try (Opened opened = reader.version(name, version, null, rows, marks)) {
            RowKey.Head head = new RowKey.Head(name);
            List<Write.Check> checks = new ArrayList<>();
            rows.get(head)
                    .map(row -> new Write.Check(head, new Write.Condition.HasDigest(row.digest())))
                    .ifPresent(checks::add);
            RowKey.OfVersion key = new RowKey.OfVersion(name, version);
            checks.add(new Write.Check(
                    key, new Write.Condition.StillSealed(opened.row().digest())));
            return new Target(new Labels.Target(version, opened.row().chain()), checks);
        }
    }

    private static void expect(Expectation from, SecretName name, Label label, Labels labels) {
        Version now = labels.target(label).map(Labels.Target::version).orElse(null);
        if (from instanceof Expectation.Current expected && !expected.version().equals(now)) {
            String found = now == null ? "it is not set" : "it stands at " + now;
            throw new Conflict(
                    "label " + label + " of " + name + " does not stand at version " + expected.version() + ": "
                            + found,
                    "look with `keystore label " + name + "` and decide anew",
                    null);
        }
    }
}
