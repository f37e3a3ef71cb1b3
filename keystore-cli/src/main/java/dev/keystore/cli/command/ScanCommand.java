package dev.keystore.cli.command;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.io.Bar;
import dev.keystore.cli.mask.Purpose;
import dev.keystore.cli.option.Argument;
import dev.keystore.cli.option.Option;
import dev.keystore.cli.scan.FileTree;
import dev.keystore.cli.scan.GitChanges;
import dev.keystore.cli.scan.Scan;
import java.util.List;
import java.util.Optional;

/** Finds stored values in files and in histories. */
final class ScanCommand extends Command {
    private final Option<List<String>> from = option("--from")
            .takes("NS|REF")
            .says(
                    "whose values: a namespace with all below it, or one as NAME@latest (repeatable, or with commas); the whole store without it")
            .each(word -> word);
    private final Option<String> git = option("--git")
            .takes("RANGE")
            .says("the lines that the commits of RANGE have added, like main..HEAD; HEAD for the whole history")
            .text();
    private final Option<Boolean> staged =
            option("--staged").says("the lines that the next commit would add").flag();
    private final Argument<List<String>> paths = argument("PATH")
            .says("files, folders with all that is in them, '-' for standard input")
            .optional()
            .each(word -> word);

    ScanCommand() {
        super("scan", "find stored values in files and in Git histories");
    }

    @Override
    public int run(Call call) {
        requireOne();
        Optional<GitChanges> changes = changes();
        try (Sought sought = Sought.read(from.isGiven() ? from.get() : List.of(), Purpose.SEARCHING, call)) {
            sought.mentionTooShort("not looked for, because values under 8 bytes are found everywhere", call);
            if (sought.named().isEmpty()) {
                call.console().notice("the store holds nothing to look for");
            }
            try (Hits hits = new Hits(sought, call)) {
                try (Bar bar = call.bar("bytes scanned", -1)) {
                    scan(new Scan(sought.needles(), hits::found, bar::step), changes, hits, call);
                }
                return hits.report();
            }
        }
    }

    private void requireOne() {
        long given = List.of(git, staged).stream().filter(Option::isGiven).count()
                + (paths.isGiven() && !paths.get().isEmpty() ? 1 : 0);
        if (given == 0) {
            throw new Refused(
                    "nothing to scan", "name files or folders, '-' for standard input, --git RANGE or --staged");
        }
        if (given > 1) {
            throw new Refused("paths, --git and --staged exclude one another", null);
        }
    }

    private Optional<GitChanges> changes() {
        if (git.isGiven()) {
            return Optional.of(GitChanges.in(git.get()));
        }
        return staged.isGiven() ? Optional.of(GitChanges.staged()) : Optional.empty();
    }

    private void scan(Scan scan, Optional<GitChanges> changes, Hits hits, Call call) {
        if (changes.isPresent()) {
            changes.get()
                    .scan(call.world().environment(), call.world().directory(), scan)
                    .lines()
                    .forEach(line -> call.console().notice("git: " + line));
            return;
        }
        FileTree files = new FileTree(scan, hits::unreadable);
        for (String path : paths.get()) {
            if (path.equals("-")) {
                files.stream(call.world().in(), path);
            } else {
                files.named(call.file(path), path);
            }
        }
    }

    @Override
    protected List<String> usage() {
        return List.of(
                "scan [--from NS|REF] PATH...", "scan [--from NS|REF] --git RANGE", "scan [--from NS|REF] --staged");
    }

    @Override
    protected String details() {
        return """
                Shows file, line and secret, never the value. Ends with 1 if anything was found, else with 10 if something could not be read.
                Values are found as they are, escaped as in JSON or a URL, in base64 and in hexadecimal digits; of a JSON value also each string that
                is more than a word, of other values each line of a key. Of folders '.git', pipes, devices and what links lead to are left out; a
                PATH that is itself a link is followed.""";
    }

    @Override
    protected List<String> examples() {
        return List.of("keystore scan .", "keystore scan --from demo --git main..HEAD");
    }
}
