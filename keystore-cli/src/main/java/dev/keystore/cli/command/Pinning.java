package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.config.SecretUri;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Selector.Pinned;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pins what is there now, and says what that changes. */
final class Pinning {
    private Pinning() {}

    /** What {@code scopes} stand for now. Throws {@link Refused} where two of them name different versions of a secret. */
    static SortedMap<SecretName, Pinned> of(List<Scope> scopes, Call call) {
        SortedMap<SecretName, Pinned> pins = new TreeMap<>();
        try (Values values = Values.read(scopes.stream().map(Pinning::wanted).toList(), call)) {
            for (Values.One one : values.all()) {
                Pinned pin = new Pinned(one.metadata().version(), one.chain());
                Pinned other = pins.put(one.name(), pin);
                if (other != null && !other.equals(pin)) {
                    throw new Refused(
                            "two versions of " + one.name() + " were named: " + other + " and " + pin, "name one");
                }
            }
        }
        return pins;
    }

    private static Wanted wanted(Scope scope) {
        if (scope instanceof Scope.Within within) {
            return new Wanted.Leaves(within.namespace());
        }
        Scope.One one = (Scope.One) scope;
        if (one.reference().pointer() != null) {
            throw new Refused("a part of a value can't be pinned", "leave the '#' and what follows away");
        }
        return new Wanted.One(new SecretUri(null, one.reference()));
    }

    /** Prints how {@code after} differs from {@code before}: a line a name, or one JSON object. */
    static void print(LockFile before, LockFile after, Call call) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        SortedSet<SecretName> names = new TreeSet<>(before.pins().keySet());
        names.addAll(after.pins().keySet());
        for (SecretName name : names) {
            Pinned from = before.pins().get(name);
            Pinned to = after.pins().get(name);
            if (to == null) {
                removed.add(name.value());
            } else if (!to.equals(from)) {
                (from == null ? added : changed).add(name + "@" + to);
            }
        }
        if (call.json()) {
            try (JsonOutput json = call.out().json()) {
                json.startObject().field("added").texts(added);
                json.field("changed")
                        .texts(changed)
                        .field("removed")
                        .texts(removed)
                        .endObject();
            }
            return;
        }
        added.forEach(name -> call.out().line("+ " + name));
        changed.forEach(name -> call.out().line("~ " + name));
        removed.forEach(name -> call.out().line("- " + name));
    }
}
