package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A command that may be killed, and what must be true then.
 *
 * @param words the command
 * @param in its standard input
 * @param before makes what it needs
 * @param each what may be seen of each name: one of these states
 * @param again the codes that running it once more may end with
 */
record Interrupted(List<String> words, String in, Setup before, List<Seen> each, List<Integer> again) {
    private static final List<Integer> DONE_ONLY = List.of(0);

    /** Makes what a command needs. */
    @FunctionalInterface
    interface Setup {
        void in(Shell shell);
    }

    /** What may be seen of {@code name}: values, or nothing where null is among them. */
    record Seen(String reference, List<String> values) {
        void check(Shell shell) {
            Finished get = shell.keystore("get", reference);
            String value = get.code() == 0 ? get.text() : "exit " + get.code();
            assertThat(values).describedAs("%s", get).contains(value);
        }
    }

    private static Seen seen(String reference, String... values) {
        return new Seen(reference, List.of(values));
    }

    /** Every command that changes something. */
    static List<Interrupted> all() {
        Setup two = shell -> shell.has("demo/a", "old").has("demo/a", "new");
        Setup deleted = shell -> {
            two.in(shell);
            shell.keystore("delete", "-q", "demo/a").succeeds();
        };
        String gone = "exit 3";
        return List.of(
                new Interrupted(
                        List.of("put", "demo/new/a"),
                        "v",
                        shell -> {},
                        List.of(seen("demo/new/a", "v", gone)),
                        DONE_ONLY),
                new Interrupted(
                        List.of("put", "demo/a"), "third", two, List.of(seen("demo/a", "new", "third")), DONE_ONLY),
                new Interrupted(
                        List.of("put", "--many"),
                        "{\"demo/a\":\"x\",\"demo/b\":\"x\"}",
                        two,
                        List.of(seen("demo/a", "new", "x"), seen("demo/b", gone, "x")),
                        DONE_ONLY),
                new Interrupted(
                        List.of("import", "demo", "--format", "json"),
                        "{\"a\":\"x\",\"b\":\"x\"}",
                        two,
                        List.of(seen("demo/a", "new", "x"), seen("demo/b", gone, "x")),
                        DONE_ONLY),
                new Interrupted(
                        List.of("delete", "-q", "demo/a"),
                        "",
                        two,
                        List.of(seen("demo/a", "new", gone)),
                        List.of(0, 3)),
                new Interrupted(
                        List.of("undelete", "demo/a"),
                        "",
                        deleted,
                        List.of(seen("demo/a", "new", gone)),
                        List.of(0, 5)),
                new Interrupted(
                        List.of("rollback", "demo/a", "--to", "1"),
                        "",
                        two,
                        List.of(seen("demo/a", "new", "old")),
                        DONE_ONLY),
                new Interrupted(
                        List.of("label", "demo/a", "live=1"),
                        "",
                        two,
                        List.of(seen("demo/a", "new"), seen("demo/a@live", "old", gone)),
                        DONE_ONLY),
                new Interrupted(
                        List.of("destroy", "demo/a", "--versions", "1", "--yes"),
                        "",
                        two,
                        List.of(seen("demo/a", "new"), seen("demo/a@1", "old", gone)),
                        DONE_ONLY),
                new Interrupted(
                        List.of("destroy", "demo/a", "--all", "--force", "--yes"),
                        "",
                        deleted,
                        List.of(seen("demo/a", gone), seen("demo/a@1", gone)),
                        DONE_ONLY),
                new Interrupted(
                        List.of("move", "-q", "demo/a", "demo/z"),
                        "",
                        two,
                        List.of(seen("demo/a", "new", gone), seen("demo/z", "new", gone)),
                        List.of(0, 3)));
    }

    /** What must hold after a kill, and that running it again finishes it. */
    void check(Shell shell) {
        each.forEach(name -> name.check(shell));
        shell.keystore("verify").succeeds();
        Finished rerun = shell.feed(in, words.toArray(String[]::new));
        assertThat(again).describedAs("%s", rerun).contains(rerun.code());
        shell.keystore("verify").succeeds();
        if (words.contains("move")) {
            assertThat(shell.keystore("get", "demo/z").succeeds().text()).isEqualTo("new");
            shell.keystore("get", "demo/a").fails(3);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
