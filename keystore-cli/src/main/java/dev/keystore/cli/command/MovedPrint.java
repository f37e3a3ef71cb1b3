package dev.keystore.cli.command;

import dev.keystore.KeystoreException;
import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.moving.Moved;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints what is taken over: a line a version as soon as it is there, or one JSON object at the end, and then what could not be. */
final class MovedPrint {
    private final Call call;
    private final List<Moved> all = new ArrayList<>();

    MovedPrint(Call call) {
        this.call = call;
    }

    /** A version is here; whoever ends the program now has read it. */
    void written(SecretName name, Version version) {
        if (!call.json()) {
            call.out().line((version.equals(Version.FIRST) ? "+ " : "~ ") + name + "@" + version);
            call.out().flush();
        }
    }

    /** A name is done. */
    void add(Moved moved) {
        all.add(moved);
        if (!call.json() && isUnchanged(moved)) {
            call.out().line("= " + moved.ours());
        }
    }

    /** Says what could not be taken over of {@code names} names; returns what the process is to end with. */
    int end(int names) {
        if (call.json()) {
            json();
        }
        call.out().flush();
        List<Moved> stopped =
                all.stream().filter(moved -> moved.stopped() != null).toList();
        if (stopped.isEmpty()) {
            return ExitCode.DONE;
        }
        KeystoreException first = why(stopped.get(0));
        boolean nothing = stopped.size() == all.size()
                && all.stream().allMatch(moved -> moved.written().isEmpty())
                && stopped.stream().allMatch(moved -> why(moved).kind() == first.kind());
        if (call.json()) {
            String each = stopped.stream().map(MovedPrint::described).collect(Collectors.joining("; "));
            call.console()
                    .failure(
                            nothing ? first.kind().code() : "failed",
                            summary(stopped.size(), names) + ": " + each,
                            Optional.empty(),
                            nothing && first.retryable());
        } else {
            stopped.forEach(moved -> call.console()
                    .failure(
                            why(moved).kind().code(),
                            described(moved),
                            why(moved).hint(),
                            false));
            call.console().notice(summary(stopped.size(), names));
        }
        return nothing ? ExitCode.of(first) : ExitCode.PARTLY_FAILED;
    }

    private String summary(int stopped, int names) {
        int untried = names - all.size();
        return stopped + " of " + names + (names == 1 ? " name" : " names") + " could not be imported as a whole"
                + (untried == 0 ? "" : ", and " + untried + " were not tried");
    }

    private static KeystoreException why(Moved moved) {
        Moved.Stopped stopped = moved.stopped();
        if (stopped == null) {
            throw new IllegalStateException("it did not stop");
        }
        return stopped.why();
    }

    private static String described(Moved moved) {
        String version = moved.stopped() == null ? "" : moved.stopped().version();
        return Quoted.of(moved.theirs()) + (version.isEmpty() ? "" : ", version " + Quoted.of(version)) + ": "
                + why(moved).getMessage();
    }

    private static boolean isUnchanged(Moved moved) {
        return moved.written().isEmpty() && moved.stopped() == null;
    }

    private void json() {
        try (JsonOutput json = call.out().json()) {
            json.startObject().field("created").texts(names(Moved::isNew));
            json.field("changed").texts(names(moved -> !moved.written().isEmpty() && !moved.isNew()));
            json.field("unchanged").texts(names(MovedPrint::isUnchanged));
            json.field("deleted").texts(List.of());
            json.field("failed").startArray();
            for (Moved moved : all) {
                Moved.Stopped stopped = moved.stopped();
                if (stopped != null) {
                    json.startObject().field("name").text(moved.theirs());
                    if (!stopped.version().isEmpty()) {
                        json.field("version").text(stopped.version());
                    }
                    json.field("problem").text(why(moved).getMessage()).endObject();
                }
            }
            json.endArray().endObject();
        }
    }

    private List<String> names(Predicate<Moved> which) {
        return all.stream().filter(which).map(Moved::ours).toList();
    }
}
