package dev.keystore.cli.command;

import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an import does to each name: worked out before anything is written. */
final class ImportPlan {
    /** What becomes of a name. */
    enum Deed {
        CREATED('+'),
        CHANGED('~'),
        UNCHANGED('='),
        DELETED('-');

        private final char sign;

        Deed(char sign) {
            this.sign = sign;
        }

        /** What stands for it in JSON. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How it is printed. */
        char sign() {
            return sign;
        }
    }

    private final SortedMap<SecretName, Deed> deeds = new TreeMap<>();

    private ImportPlan() {}

    /** Every one of {@code values} is new. */
    static ImportPlan creating(Map<SecretName, SecretValue> values) {
        ImportPlan plan = new ImportPlan();
        values.keySet().forEach(name -> plan.deeds.put(name, Deed.CREATED));
        return plan;
    }

    /**
     * What {@code values} change in a namespace that holds {@code live}. One that has expired by {@code now} counts as changed.
     *
     * @param prune whether what isn't among {@code values} is to be deleted
     */
    static ImportPlan changing(Map<SecretName, SecretValue> values, List<Secret> live, boolean prune, Instant now) {
        ImportPlan plan = creating(values);
        for (Secret secret : live) {
            SecretName name = secret.metadata().name();
            SecretValue value = values.get(name);
            if (value != null) {
                boolean same =
                        value.sameAs(secret.value()) && !secret.metadata().isExpired(now);
                plan.deeds.put(name, same ? Deed.UNCHANGED : Deed.CHANGED);
            } else if (prune) {
                plan.deeds.put(name, Deed.DELETED);
            }
        }
        return plan;
    }

    /** What becomes of {@code name}, if it has to do with it. */
    Optional<Deed> of(SecretName name) {
        return Optional.ofNullable(deeds.get(name));
    }

    /** The names of which this becomes, in order. */
    List<SecretName> names(Deed deed) {
        return deeds.entrySet().stream()
                .filter(one -> one.getValue() == deed)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names that get a new version, in order. */
    List<SecretName> written() {
        List<SecretName> written = new ArrayList<>(deeds.keySet());
        written.removeIf(name -> deeds.get(name) == Deed.UNCHANGED || deeds.get(name) == Deed.DELETED);
        return written;
    }

    /** All names, in order. */
    List<SecretName> names() {
        return List.copyOf(deeds.keySet());
    }
}
