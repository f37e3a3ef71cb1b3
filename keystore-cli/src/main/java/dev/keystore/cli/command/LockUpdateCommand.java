package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Offer;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.Reference;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Selector.Pinned;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Moves pins to what is current now. */
final class LockUpdateCommand extends Command {
    private final Argument<List<Scope>> scopes = argument("NS|REF")
            .says("a namespace, or one secret as NAME@latest, NAME@7 or NAME@live; all that is pinned without it")
            .optional()
            .each(Scope::of);
    private final Option<List<SecretName>> only = option("--only")
            .takes("NAME")
            .offers(Offer.Kind.NAMES)
            .says("change nothing but the pin of this one; may be repeated")
            .each(SecretName::of);
    private final LockOptions options = include(new LockOptions());

    LockUpdateCommand() {
        super("lock update", "move pins to the versions that are current now");
    }

    @Override
    public int run(Call call) {
        Path path = options.path(call);
        LockFile before = LockFile.read(path);
        SortedMap<SecretName, Pinned> pins = new TreeMap<>(before.pins());
        SortedMap<SecretName, Pinned> now = Pinning.of(wanted(before, call), call);
        Set<SecretName> changeable = new TreeSet<>(now.keySet());
        before.pins().keySet().stream().filter(this::isInScope).forEach(changeable::add);
        if (only.isGiven()) {
            changeable.retainAll(only.get());
        }
        for (SecretName name : changeable) {
            pins.remove(name);
            Pinned pin = now.get(name);
            if (pin != null) {
                pins.put(name, pin);
            }
        }
        requireAll(changeable);
        LockFile after = new LockFile(pins);
        after.writeTo(path);
        Pinning.print(before, after, call);
        return ExitCode.DONE;
    }

    /** What is to be looked at: no more than can change. */
    private List<Scope> wanted(LockFile before, Call call) {
        if (scopes.isGiven()) {
            return scopes.get().stream()
                    .filter(scope -> !isEmptied(scope, before, call))
                    .toList();
        }
        return before.pins().keySet().stream()
                .filter(name -> !only.isGiven() || only.get().contains(name))
                .map(name -> (Scope) new Scope.One(Reference.to(name)))
                .toList();
    }

    /** Whether {@code scope} is a namespace of which something is pinned, and nothing is left. */
    private static boolean isEmptied(Scope scope, LockFile before, Call call) {
        if (!(scope instanceof Scope.Within within)
                || before.pins().keySet().stream()
                        .noneMatch(name -> name.namespace().equals(within.namespace()))) {
            return false;
        }
        try (Keystore keystore = call.open(Reach.within(Optional.of(within.namespace())))) {
            return Lock.live(within.namespace(), keystore).isEmpty();
        }
    }

    private boolean isInScope(SecretName name) {
        return scopes.orElse(List.of()).stream()
                .anyMatch(scope -> scope instanceof Scope.Within within
                        && within.namespace().equals(name.namespace()));
    }

    private void requireAll(Set<SecretName> changeable) {
        Set<SecretName> others = new TreeSet<>(only.orElse(List.of()));
        others.removeAll(changeable);
        if (!others.isEmpty()) {
            throw new NotFound(
                    "nothing to update for "
                            + String.join(
                                    ", ", others.stream().map(SecretName::value).toList()),
                    "--only chooses among what is pinned or named");
        }
    }

    @Override
    protected String details() {
        return """
                Without NS|REF every pin moves, and each has to be there. A namespace brings in what is new in it, and drops what is deleted;
                other pins stay as they are.""";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore lock update", "keystore lock update --only demo/db-password");
    }
}
