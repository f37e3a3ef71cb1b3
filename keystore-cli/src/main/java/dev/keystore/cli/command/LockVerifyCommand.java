package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Tampered;
import dev.keystore.access.Reach;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.io.LockFile;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Scope;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Selector.Pinned;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether the store still has what is pinned, and whether it has anything newer. */
final class LockVerifyCommand extends Command {
    private final Argument<List<Scope>> scopes = argument("NS|REF")
            .says(
                    "a namespace, whose new leaves count as well, or one secret as NAME@latest; all that is pinned without it")
            .optional()
            .each(Scope::of);
    private final LockOptions options = include(new LockOptions());

    LockVerifyCommand() {
        super("lock verify", "say whether what is pinned is there, and whether it is the newest");
    }

    /**
     * A pin that isn't up to date.
     *
     * @param pinned null where there is none
     * @param now what the secret is at
     */
    private record Stale(SecretName name, @Nullable Version pinned, Version now, SecretState state) {
        String line() {
            if (pinned == null) {
                return name + " is not pinned";
            }
            return name + "@" + pinned + " is " + (state == SecretState.LIVE ? "now " + now : state.word());
        }
    }

    @Override
    public int run(Call call) {
        SortedMap<SecretName, Pinned> pins =
                new TreeMap<>(LockFile.read(options.path(call)).pins());
        List<Scope> within = scopes.orElse(List.of());
        if (!within.isEmpty()) {
            pins.keySet().removeIf(name -> within.stream().noneMatch(scope -> covers(scope, name)));
        }
        List<Stale> stale = new ArrayList<>();
        try (Keystore keystore = call.open(Reach.of(names(pins, within)))) {
            List<Reference> live = new ArrayList<>();
            pins.forEach((name, pin) -> compare(name, pin, keystore, stale, live));
            keystore.getAll(live).forEach(Secret::close);
            within.forEach(scope -> unpinned(scope, pins, keystore, stale));
        }
        print(stale, call);
        return stale.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private static boolean covers(Scope scope, SecretName name) {
        return scope instanceof Scope.Within within
                ? within.namespace().equals(name.namespace())
                : ((Scope.One) scope).reference().name().equals(name);
    }

    private static List<SecretName> names(Map<SecretName, Pinned> pins, List<Scope> scopes) {
        Stream<SecretName> others = scopes.stream()
                .map(scope -> scope instanceof Scope.Within within
                        ? within.namespace().secret("any")
                        : ((Scope.One) scope).reference().name());
        return Stream.concat(pins.keySet().stream(), others).toList();
    }

    /** Puts {@code name} among {@code stale} unless it is at {@code pin}, and among {@code live} where what is pinned can be read. */
    private static void compare(
            SecretName name, Pinned pin, Keystore keystore, List<Stale> stale, List<Reference> live) {
        SecretMetadata now = now(name, keystore);
        if (now.state() == SecretState.LIVE) {
            live.add(new Reference(name, pin, null));
        }
        if (now.version().isAfter(pin.version())) {
            stale.add(new Stale(name, pin.version(), now.version(), now.state()));
        }
    }

    private static SecretMetadata now(SecretName name, Keystore keystore) {
        try {
            return keystore.describe(name);
        } catch (NotFound e) {
            throw new Tampered(
                    name + " is pinned, and gone from the store", "is it the store that it was pinned in?", e);
        }
    }

    private static void unpinned(Scope scope, Map<SecretName, Pinned> pins, Keystore keystore, List<Stale> stale) {
        if (scope instanceof Scope.Within within) {
            SortedSet<SecretName> others = Lock.live(within.namespace(), keystore);
            others.removeAll(pins.keySet());
            others.forEach(name -> stale.add(new Stale(name, null, Version.FIRST, SecretState.LIVE)));
        } else if (scope instanceof Scope.One one
                && !pins.containsKey(one.reference().name())) {
            stale.add(new Stale(one.reference().name(), null, Version.FIRST, SecretState.LIVE));
        }
    }

    private static void print(List<Stale> stale, Call call) {
        if (!call.json()) {
            stale.forEach(one -> call.out().line(one.line()));
            return;
        }
        try (JsonOutput json = call.out().json()) {
            json.startObject()
                    .field("ok")
                    .bool(stale.isEmpty())
                    .field("findings")
                    .startArray();
            for (Stale one : stale) {
                json.startObject().field("name").text(one.name().value());
                Version pinned = one.pinned();
                if (pinned != null) {
                    json.field("pinned").number(pinned.number());
                    json.field("current").number(one.now().number());
                    json.field("state").text(one.state().word());
                }
                json.endObject();
            }
            json.endArray().endObject();
        }
    }

    @Override
    protected String details() {
        return "Ends with 0 if every pin is the newest, 1 if there is anything newer, 6 if the store has another history than was pinned.";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore lock verify", "keystore lock verify demo");
    }
}
