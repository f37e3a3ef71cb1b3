package dev.keystore.cli.proof;

import dev.keystore.iam.Decision;
import dev.keystore.testbed.cloud.Ask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every command line as it was run by one who may do everything, and for every level.
 *
 * @param line what was run
 * @param needed what it asked for where nothing was denied
 * @param access what each level got
 */
record CommandRuns(CommandLine line, Run needed, Map<Level, Got> access) {
    CommandRuns {
        access = Map.copyOf(access);
    }

    /** How far somebody got. */
    enum Reach {
        YES,
        /** It ended as it should, though something was denied. */
        PARTLY,
        NO
    }

    /**
     * What somebody got.
     *
     * @param run what it came to
     */
    record Got(Reach reach, Run run) {}

    /** Runs them all. */
    static List<CommandRuns> all(LiveAccounts live, Path folder) {
        Workplace workplace = new Workplace(live, folder);
        List<Map<String, AttributeValue>> empty = live.table().rows();
        List<List<String>> begin = List.of(
                List.of("put", "prod/app1/db", "-"),
                List.of("put", "prod/app1/db", "-"),
                List.of("put", "prod/app1/db", "-"),
                List.of("put", "prod/app1/other", "-"),
                List.of("put", "prod/app1/sub/x", "-"),
                List.of("label", "prod/app1/db", "live=1"));
        begin.forEach(words -> prepare(live, workplace, words));
        List<Map<String, AttributeValue>> beginning = live.table().rows();
        if (!empty.isEmpty() || beginning.isEmpty()) {
            throw new IllegalStateException("the table was not new, or nothing was put");
        }
        List<CommandRuns> all = new ArrayList<>();
        for (CommandLine line : CommandLines.all()) {
            live.restore(beginning);
            line.before().forEach(words -> prepare(live, workplace, words));
            line.harm().accept(live);
            all.add(of(live, workplace, line));
        }
        return all;
    }

    private static void prepare(LiveAccounts live, Workplace workplace, List<String> words) {
        Run run = workplace.run(live.almighty(), words, "value " + words);
        if (run.code() != 0) {
            throw new IllegalStateException(words + ": " + run.said());
        }
    }

    private static CommandRuns of(LiveAccounts live, Workplace workplace, CommandLine line) {
        List<Map<String, AttributeValue>> rows = live.table().rows();
        Run needed = workplace.run(live.almighty(), line.words(), line.in());
        if (needed.wasDenied()) {
            throw new IllegalStateException(line.usage() + ": denied to one who may do everything: " + needed.said());
        }
        Map<Level, Got> access = new EnumMap<>(Level.class);
        Run before = needed;
        for (Level level : needed.asked().isEmpty() ? EnumSet.of(Level.NONE) : EnumSet.allOf(Level.class)) {
            if (before.wrote()) {
                live.restore(rows);
            }
            Run run = workplace.run(live.options(level), line.words(), line.in());
            access.put(level, new Got(reach(line, needed, run), run));
            before = run;
        }
        return new CommandRuns(line, needed, access);
    }

    private static Reach reach(CommandLine line, Run needed, Run run) {
        if (run.code() == needed.code()) {
            return run.wasDenied() ? Reach.PARTLY : Reach.YES;
        }
        if (run.code() == line.refused() && run.wasDenied()) {
            return Reach.NO;
        }
        throw new IllegalStateException(line.usage() + ": exit " + run.code() + " instead of " + needed.code() + " or "
                + line.refused() + ": " + run.said());
    }

    /** Whether it asks for nothing of any store. */
    boolean asksNothing() {
        return needed.asked().isEmpty();
    }

    /** What {@code level} got; nothing for any but {@link Level#NONE} where nothing is asked for. */
    Got got(Level level) {
        Got got = access.get(level);
        if (got == null) {
            throw new IllegalArgumentException(line.usage() + " was not run for " + level);
        }
        return got;
    }

    /** Whether the policies of {@code level} allow all that is needed. */
    boolean isAllAllowed(Level level, Accounts accounts) {
        return rights().stream().allMatch(ask -> decide(level, ask, accounts).allowed());
    }

    /** Everything that is needed of table and key. */
    List<Ask> rights() {
        return needed.asked().stream()
                .map(each -> each.ask())
                .filter(ask -> !ask.action().startsWith("sts:"))
                .toList();
    }

    private static Decision decide(Level level, Ask ask, Accounts accounts) {
        Map<String, List<String>> keys = new HashMap<>(ask.lists());
        ask.keys().forEach((key, value) -> keys.put(key, List.of(value)));
        What what = ask.action().startsWith("kms:") ? What.KEY : What.TABLE;
        if (!ask.resource().equals(what.in(accounts).arn())) {
            throw new IllegalStateException("about something else: " + ask);
        }
        return accounts.decide(level.who(), new Asked(ask.action(), keys), what);
    }
}
