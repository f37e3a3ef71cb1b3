package dev.keystore.secret;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All labels of one secret, each with the version it stands at and that version's chain. They decide what a reader gets,
 * so they are sealed as a whole, one generation after the other.
 *
 * @param targets by label, sorted; can't be changed
 */
public record Labels(SortedMap<Label, Target> targets) {
    public static final Labels NONE = new Labels(new TreeMap<>());

    private static final String BETWEEN = "/@label/";

    /**
     * Where a label stands.
     *
     * @param version at this version
     * @param chain whose chain is this
     */
    public record Target(Version version, Chain chain) {}

    public Labels {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    /** The partition of the labels row of {@code name}, which is also the name it is sealed under. */
    public static String address(SecretName name) {
        return name.namespace() + BETWEEN + name.leaf();
    }

    /** Whether {@code partition} is where the labels of some secret stand; no name has such a segment. */
    public static boolean isAddress(String partition) {
        return partition.contains(BETWEEN);
    }

    public Optional<Target> target(Label label) {
        return Optional.ofNullable(targets.get(label));
    }

    /** The labels that stand at {@code version}, sorted. */
    public List<Label> at(Version version) {
        List<Label> labels = new ArrayList<>();
        targets.forEach((label, target) -> {
            if (target.version().equals(version)) {
                labels.add(label);
            }
        });
        return labels;
    }

    /** These labels with {@code label} at {@code target}. */
    public Labels with(Label label, Target target) {
        TreeMap<Label, Target> changed = new TreeMap<>(targets);
        changed.put(label, target);
        return new Labels(changed);
    }

    /** These labels without {@code label}. */
    public Labels without(Label label) {
        TreeMap<Label, Target> changed = new TreeMap<>(targets);
        changed.remove(label);
        return new Labels(changed);
    }

    /** What is sealed for these labels. */
    public SecretValue toValue() {
        FieldWriter out = new FieldWriter().int32(targets.size());
        targets.forEach((label, target) -> out.text(label.value())
                .int64(target.version().number())
                .raw(target.chain().digest().bytes()));
        return SecretValue.copyOf(out.toBytes());
    }

    /** The labels that {@code value} was sealed for. Throws {@link MalformedException}. */
    public static Labels of(SecretValue value) {
        return FieldReader.read(value.open(), "labels", in -> {
            SortedMap<Label, Target> targets = in.entries(
                    Comparator.<Label>naturalOrder(),
                    () -> new Label(in.text()),
                    () -> new Target(new Version(in.int64()), new Chain(in.digest())));
            in.end();
            return new Labels(targets);
        });
    }
}
