package dev.keystore.cli.command;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.access.Reach;
import dev.keystore.adapter.AwsForeignSecrets;
import dev.keystore.cli.AccessInWorld;
import dev.keystore.cli.config.ForeignTool;
import dev.keystore.cli.exec.AtTheEnd;
import dev.keystore.cli.io.Bar;
import dev.keystore.cli.moving.Moved;
import dev.keystore.cli.moving.Mover;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.Namespace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the secrets of another tool over into a namespace. What {@code import --from} does. */
final class MovingIn {
    private final MovingInOptions options;
    private final Namespace into;
    private final Mover.Manner manner;

    MovingIn(MovingInOptions options, Namespace into, Mover.Manner manner) {
        this.options = options;
        this.into = into;
        this.manner = manner;
    }

    /** Does it, says what came of it, and returns what the process is to end with. Throws {@link KeystoreException}. */
    int run(Call call) {
        MovedPrint print = new MovedPrint(call);
        try (AccessInWorld access = call.access(
                        options.access().to(options.from(), call.settings().access()));
                ForeignSecrets source = source(access);
                Keystore keystore = call.open(Reach.within(Optional.of(into)))) {
            List<List<ForeignVersion>> names = wanted(source);
            move(names, new Mover(source, options.from(), keystore, into, manner, call.console()), print, call);
            if (!source.keysUsed().isEmpty()) {
                call.console().notice("opened with " + String.join(", ", source.keysUsed()));
            }
            return print.end(names.size());
        }
    }

    private static void move(List<List<ForeignVersion>> names, Mover mover, MovedPrint print, Call call) {
        AtTheEnd interrupted =
                AtTheEnd.say(() -> call.console().notice("interrupted: run it again, and it goes on where it was"));
        try (Bar bar = bar(names.size(), call)) {
            for (List<ForeignVersion> versions : names) {
                Moved moved = mover.move(versions, print::written);
                print.add(moved);
                bar.step();
                if (isHopeless(moved)) {
                    return;
                }
            }
        } finally {
            interrupted.forget();
        }
    }

    /** Whether the next would meet the same, after as long a wait. */
    private static boolean isHopeless(Moved moved) {
        return moved.stopped() != null && moved.stopped().why().retryable();
    }

    /** Lines say how far it is where they are seen. */
    private static Bar bar(int names, Call call) {
        boolean seen = call.world().terminal().showsErrors() && !call.out().isOnTerminal();
        return call.console().bar("importing", names, seen, call.world().clock());
    }

    private ForeignSecrets source(AccessInWorld access) {
        return options.from().tool() == ForeignTool.CREDSTASH
                ? AwsForeignSecrets.credstash(
                        access.access(), access.roles(), options.from().table(), options.reading())
                : AwsForeignSecrets.stelligent(
                        access.access(), access.roles(), options.from().table());
    }

    /** The versions of each name that is wanted, in order. */
    private List<List<ForeignVersion>> wanted(ForeignSecrets source) {
        Map<String, List<ForeignVersion>> byName = source.versions().stream()
                .filter(version -> options.wants(version.name()))
                .collect(Collectors.groupingBy(
                        ForeignVersion::name, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        if (byName.isEmpty()) {
            throw new NotFound("nothing that was asked for is in " + options.from(), null);
        }
        return List.copyOf(byName.values());
    }
}
