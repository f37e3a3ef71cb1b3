package dev.keystore.cli.command;

import dev.keystore.cli.ExitCode;
import dev.keystore.cli.io.FileProblems;
import dev.keystore.cli.io.JsonOutput;
import dev.keystore.cli.scan.Place;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Prints where secrets were found, while more are being looked for, and knows what came of it all. */
final class Hits implements AutoCloseable {
    private static final int SHOWN_COMMITS = 10;
    private static final int SHORT_HASH = 12;

    private final Sought sought;
    private final Call call;
    private final List<String> unreadable = new ArrayList<>();
    private final Set<String> commits = new LinkedHashSet<>();

    /** What was printed of histories, where the same line may be added again and again. */
    private final Set<String> printed = new HashSet<>();

    /** Where JSON is wanted, from when something is printed. */
    private @Nullable JsonOutput json;

    private boolean any;

    Hits(Sought sought, Call call) {
        this.sought = sought;
        this.call = call;
    }

    /** The secrets {@code names} begin at {@code place}. A person who sees a bar sees them behind it. */
    void found(Place place, SortedSet<String> names) {
        any = true;
        for (String name : names) {
            if (place.commit() == null || isNew(place, name)) {
                print(place, name);
            }
        }
        if (!call.out().isOnTerminal()) {
            call.out().flush();
        }
    }

    private boolean isNew(Place place, String name) {
        commits.add(String.valueOf(place.commit()));
        return printed.add(place.file() + '\0' + place.line() + '\0' + name);
    }

    private void print(Place place, String name) {
        if (!call.json()) {
            call.out().line(place.file() + ":" + place.line() + " " + name);
            return;
        }
        SecretMetadata metadata = Objects.requireNonNull(sought.named().get(name));
        JsonOutput json = json();
        json.startObject().field("file").text(place.file()).field("line").number(place.line());
        json.field("name").text(metadata.name().value());
        json.field("version").number(metadata.version().number()).endObject();
    }

    private JsonOutput json() {
        if (json == null) {
            json = call.out().json().startArray();
        }
        return json;
    }

    /** {@code file} could not be read to its end. */
    void unreadable(String file, IOException why) {
        String problem = "can't read " + Quoted.of(file) + ": " + FileProblems.reason(why);
        unreadable.add(problem);
        if (!call.json()) {
            call.console().failure("failed", problem, Optional.empty(), false);
        }
    }

    /** Says what there is to say at the end; returns what the process is to end with. */
    int report() {
        if (!commits.isEmpty()) {
            List<String> shown = commits.stream()
                    .limit(SHOWN_COMMITS)
                    .map(hash -> hash.substring(0, Math.min(hash.length(), SHORT_HASH)))
                    .toList();
            int more = commits.size() - shown.size();
            call.console().notice("added in " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : ""));
        }
        if (call.json()) {
            json();
        }
        if (call.json() && !unreadable.isEmpty()) {
            call.console().failure("failed", String.join("; ", unreadable), Optional.empty(), false);
        }
        if (any) {
            return ExitCode.NO;
        }
        return unreadable.isEmpty() ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
    }

    @Override
    public void close() {
        if (json != null) {
            json.endArray().close();
        }
    }
}
