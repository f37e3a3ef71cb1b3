package dev.keystore.cli.e2e;

import dev.keystore.cli.command.Commands;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line that has to do with a marked value.
 *
 * @param words what is run; the first, or the first two, are the command
 * @param in its standard input
 * @param reveals what standard output is to hold
 */
record Canary(List<String> words, String in, Reveals reveals) {
    /** What is on standard output because it was asked for. */
    enum Reveals {
        NOTHING,
        VALUE,
        SESSION
    }

    /** Where {@code --file} and {@code --out} find and put values: files that hold the mark because they were told to. */
    static final String GIVEN = "given.txt";

    static final String TAKEN = "taken.txt";

    String command() {
        String first = words.get(0);
        return Commands.in(first).isEmpty() ? first : first + " " + words.get(1);
    }

    private static Canary silent(String... words) {
        return new Canary(List.of(words), "", Reveals.NOTHING);
    }

    private static Canary revealing(String... words) {
        return new Canary(List.of(words), "", Reveals.VALUE);
    }

    private static Canary fed(String in, String... words) {
        return new Canary(List.of(words), in, Reveals.NOTHING);
    }

    private static Canary revealingFed(String in, String... words) {
        return new Canary(List.of(words), in, Reveals.VALUE);
    }

    private static Canary assuming(String... words) {
        return new Canary(List.of(words), "", Reveals.SESSION);
    }

    /** {@code words} with {@code more} options for every command, which stand before a command to be run. */
    String[] words(String... more) {
        List<String> all = new ArrayList<>(words);
        int dashes = all.indexOf("--");
        all.addAll(dashes < 0 ? all.size() : dashes, List.of(more));
        return all.toArray(String[]::new);
    }

    /** At least one for each command. {@code demo/a} has three versions and a label, {@code demo/gone} is deleted. */
    static List<Canary> all(Marked mark) {
        String json = json(mark);
        List<Canary> all = new ArrayList<>(List.of(
                fed(mark.text(), "put", "demo/new"),
                fed(mark.text() + "\n", "put", "demo/a", "-", "--label", "live"),
                fed(mark.text(), "put", "demo/a", "--create-only"),
                fed(mark.text(), "put", "demo/a", "--if-version", "1"),
                fed(mark.text(), "put", "bad name"),
                fed(mark.text(), "put", "demo/a", "--expires", "2001-01-01T00:00:00Z"),
                fed(mark.text().repeat(2000), "put", "demo/a"),
                fed("{\"demo/new\":\"" + json + "\",\"demo/a\":\"x\"}", "put", "--many"),
                fed("{\"demo/new\":\"" + json + "\" oops", "put", "--many"),
                fed("{\"demo/new\":{\"" + json + "\":1}}", "put", "--many", "--create-only"),
                fed("[\"" + json + "\"]", "put", "--many"),
                silent("put", "demo/new", "--file", GIVEN),
                silent("put", "demo/new", mark.text()),
                silent("put", "demo/new", mark.text(), "--no-such-option"),
                silent("put", "demo/new", mark.text(), "surplus"),
                silent("put", "demo/new", mark.text(), "--length", "3"),
                revealing("get", "demo/a"),
                revealing("get", "demo/a@1"),
                revealing("get", "demo/a@live"),
                revealing("get", "demo/json#/leaf"),
                silent("get", "demo/json#/none"),
                silent("get", "demo/few-lines#/none"),
                silent("get", "demo/a", "--out", TAKEN),
                silent("get", "demo/a", "--out", "no/such/folder"),
                silent("get", "demo/gone"),
                silent("list", "-r"),
                silent("list", "demo", "-l"),
                silent("list", "--deleted", "-r"),
                silent("history", "demo/a"),
                silent("describe", "demo/a"),
                silent("diff", "demo/a@1", "demo/a@2"),
                silent("diff", "demo/a", "demo/json"),
                silent("diff", "demo/json", "demo/few-lines"),
                revealing("diff", "demo/a", "demo/few-lines", "--show-values"),
                silent("rollback", "demo/a", "--to", "1"),
                silent("delete", "demo/a"),
                silent("undelete", "demo/gone"),
                silent("destroy", "demo/a", "--versions", "2", "--yes"),
                silent("destroy", "demo/gone", "--all", "--force", "--yes"),
                silent("label", "demo/a", "live=3"),
                silent("copy", "demo/a", "demo/copied"),
                silent("copy", "demo/a", "demo/json"),
                silent("move", "demo/json", "demo/moved"),
                silent("edit", "demo/a"),
                revealing("export", "demo"),
                revealing("export", "demo", "--format", "csv"),
                revealing("export", "demo", "--format", "yaml"),
                revealing("export", "demo", "--format", "sh"),
                revealing("export", "demo", "--format", "github", "--out", TAKEN),
                silent("export", "demo", "--format", "cmd"),
                silent("export", "demo", "--format", "docker"),
                silent("export", "demo", "--out", TAKEN),
                silent("export", "demo", "--out", "no/such/folder"),
                revealing("env", "demo"),
                silent("env", "demo", "--out", TAKEN),
                fed("{\"a\":\"" + json + "\",\"new\":\"" + json + "\"}", "import", "demo", "--format", "json"),
                fed(
                        "{\"a\":\"" + json + "\",\"new\":\"" + json + "\"}",
                        "import",
                        "demo",
                        "--format",
                        "json",
                        "--prune",
                        "--yes"),
                fed("{\"new\":\"" + json + "\"}", "import", "demo", "--format", "json", "--create-only"),
                fed("{\"new\":\"" + json + "\",\"new\":\"" + json + "\"}", "import", "demo", "--format", "json"),
                fed("NEW='" + mark.text() + "'\nA=" + mark.text() + "\n", "import", "demo", "--format", "dotenv"),
                fed("new: \"" + json + "\"\nb: [" + mark.text() + "]\n", "import", "demo", "--format", "yaml"),
                fed("name,value\nnew," + mark.text() + "\n", "import", "demo", "--format", "csv"),
                fed("new=" + mark.text() + "\\u00g0\n", "import", "demo", "--format", "properties"),
                silent("import", "demo", GIVEN, "--format", "dotenv"),
                revealingFed("a {{ keystore:demo/a }} b", "inject"),
                fed("a {{ keystore:demo/a }} {{ keystore:demo/none }}", "inject"),
                fed("a {{ keystore:demo/a }} {{ keystore:" + mark.text(), "inject", "--out", TAKEN),
                fed("a {{ keystore:demo/a }}", "inject", "--out", TAKEN),
                silent("verify"),
                silent("verify", "--repair", "--accept", "--yes"),
                silent("scan", GIVEN),
                silent("scan", "--from", "demo/json@latest#/leaf", ".", "no/such/file"),
                silent("scan", "--staged"),
                fed("x\n" + mark.text(), "scan", "-"),
                fed(mark.text() + json, "redact", "--from", "demo"),
                fed(mark.text(), "redact", "--from", "demo/json@latest#/none"),
                silent("lock", "write", "demo"),
                silent("lock", "verify", "demo"),
                silent("lock", "update", "--only", "demo/a"),
                silent("run", "demo", "--only", "A", "--", "sh", "-c", "echo $A; echo $A >&2"),
                silent(
                        "run",
                        "--env",
                        "X=demo/json#/leaf",
                        "--",
                        "sh",
                        "-c",
                        "printf %s $X | od -c | true; env | grep ^X="),
                silent("run", "demo/gone@latest", "--", "true"),
                silent("run", "demo", "--allow-env", "A", "--", "no-such-program"),
                silent("run", "--env", "PATH=demo/a", "--", "true"),
                assuming("assume"),
                assuming("assume", "--format", "process"),
                assuming("assume", "--format", "fish"),
                silent("assume", "--", "true"),
                silent("assume", "--", "no-such-program"),
                silent("assume", "--unset"),
                silent("bootstrap", "store", "--yes"),
                silent("bootstrap", "grant", "--to", "444455556666", "--access", "reader", "--pattern", "demo/*"),
                silent("bootstrap", "client", "--runtime", "direct", "--yes"),
                silent("bootstrap", "status"),
                silent("bootstrap", "remove", "keystore-client-direct", "--yes"),
                silent("template", "list"),
                silent("template", "show", "grant"),
                silent("doctor", "demo", "--repair", "--no-wait"),
                silent("trust"),
                silent("completion", "bash"),
                silent("version")));
        return all;
    }

    private static String json(Marked mark) {
        return mark.text().replace("\"", "\\\"");
    }

    /** Makes what the command lines need. */
    static void prepare(Shell shell, Marked mark) {
        shell.feed(
                        "{\"demo/a\":\"" + json(mark) + "\",\"demo/gone\":\"" + json(mark)
                                + "\",\"demo/few-lines\":\"first\\n" + json(mark) + "\\nlast\"}",
                        "put",
                        "--many")
                .succeeds();
        shell.has("demo/a", "harmless").has("demo/a", mark.text());
        shell.feed("{\"leaf\":\"" + json(mark) + "\",\"other\":1}", "put", "demo/json", "--type", "json")
                .succeeds();
        shell.keystore("label", "demo/a", "live=1").succeeds();
        shell.keystore("delete", "-q", "demo/gone").succeeds();
        shell.keystore("lock", "write", "demo").succeeds();
    }
}
