package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.command.ImportPlan.Deed;
import dev.keystore.cli.exec.AtTheEnd;
import dev.keystore.cli.io.Bar;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Carries a plan out: in transactions of as many names as fit into one, then what is to be deleted. */
final class Import {
    private static final int MOST_NAMES = 33;
    private static final int MOST_BYTES = 1024 * 1024;

    private final ImportPlan plan;
    private final SortedMap<SecretName, SecretValue> values;
    private final Expectation expectation;
    private final Call call;
    private final Set<SecretName> done = new ConcurrentSkipListSet<>();

    Import(ImportPlan plan, SortedMap<SecretName, SecretValue> values, Expectation expectation, Call call) {
        this.plan = plan;
        this.values = values;
        this.expectation = expectation;
        this.call = call;
        done.addAll(plan.names(Deed.UNCHANGED));
    }

    /** Writes nothing, and says what would be written. */
    int pretend() {
        done.addAll(plan.names());
        print();
        return ExitCode.DONE;
    }

    /** Writes, and says what was written. Throws {@link KeystoreException} if nothing was; else that is exit 10. */
    int into(Keystore keystore) {
        AtTheEnd interrupted = AtTheEnd.say(() -> call.console().notice("interrupted: " + progress()));
        try {
            write(keystore);
        } catch (KeystoreException e) {
            if (changes() == 0) {
                throw e;
            }
            return partly(e);
        } finally {
            interrupted.forget();
        }
        print();
        return ExitCode.DONE;
    }

    private void write(Keystore keystore) {
        List<SecretName> deleted = plan.names(Deed.DELETED);
        try (Bar bar = call.bar("importing", plan.written().size() + deleted.size())) {
            for (List<SecretName> together : transactions()) {
                keystore.putAll(together.stream().map(this::draft).toList());
                done.addAll(together);
                bar.step(together.size());
            }
            for (SecretName name : deleted) {
                keystore.delete(name, RecoveryWindow.USUAL);
                done.add(name);
                bar.step();
            }
        }
    }

    private int partly(KeystoreException e) {
        print();
        call.out().flush();
        Optional<String> hint = e.hint().or(() -> Optional.of("run it again when that is mended"));
        call.console().failure("failed", e.getMessage() + "; " + progress(), hint, false);
        return ExitCode.PARTLY_FAILED;
    }

    private long changes() {
        return done.stream()
                .filter(name -> plan.of(name).orElseThrow() != Deed.UNCHANGED)
                .count();
    }

    private String progress() {
        int all = plan.names().size() - plan.names(Deed.UNCHANGED).size();
        return changes() + " of " + all + " names are done; importing again goes on from there";
    }

    private Draft draft(SecretName name) {
        return Draft.of(name, value(name)).expecting(expectation).allowingLarge();
    }

    private SecretValue value(SecretName name) {
        return Objects.requireNonNull(values.get(name));
    }

    private List<List<SecretName>> transactions() {
        List<List<SecretName>> transactions = new ArrayList<>();
        int bytes = MOST_BYTES;
        for (SecretName name : plan.written()) {
            int size = value(name).size();
            boolean full = transactions.isEmpty()
                    || transactions.get(transactions.size() - 1).size() == MOST_NAMES
                    || bytes + size > MOST_BYTES;
            if (full) {
                transactions.add(new ArrayList<>());
                bytes = 0;
            }
            transactions.get(transactions.size() - 1).add(name);
            bytes += size;
        }
        return transactions;
    }

    private void print() {
        if (!call.json()) {
            done.forEach(name -> call.out().line(plan.of(name).orElseThrow().sign() + " " + name));
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject();
            for (Deed deed : Deed.values()) {
                json.field(deed.word())
                        .texts(plan.names(deed).stream()
                                .filter(done::contains)
                                .map(SecretName::value)
                                .toList());
            }
            json.endObject();
        }
    }
}
