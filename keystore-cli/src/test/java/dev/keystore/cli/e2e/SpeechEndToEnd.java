package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import org.junit.jupiter.api.Test;

/** How the program speaks: help, aliases, where options may stand, what goes where. */
interface SpeechEndToEnd extends EndToEnd {
    @Test
    default void helpIsOneLineOfPurposeUsageAndTwoExamples() {
        for (String command : Commands.NAMES) {
            Finished help = shell().naming().keystore(command, "--help").succeedsSilently();
            assertThat(help.text())
                    .describedAs(command)
                    .containsIgnoringCase("usage")
                    .contains("keystore " + command, "--local", "--output", "--help");
            assertThat(help.lines().stream()
                            .filter(line ->
                                    line.strip().startsWith("keystore ") || line.contains("keystore " + command)))
                    .describedAs("usage and examples of " + command)
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(shell().naming().keystore("-h", command).text()).isEqualTo(help.text());
        }
        assertThat(shell().naming().keystore("--help").succeedsSilently().text())
                .contains(Commands.NAMES);
    }

    @Test
    default void theVersionIsSaid() {
        String version =
                shell().naming().keystore("--version").succeedsSilently().text();
        assertThat(version).matches("keystore \\S+\n");
        shell().naming().keystore("version").prints(version);
        shell().naming().keystore("-V").prints(version);
        shell().naming().keystore("get", "-V").prints(version);
        assertThat(shell().naming().keystore("version", "-o", "json").object()).containsOnlyKeys("version");
    }

    @Test
    default void aliasesMeanTheirCommands() {
        feed("1", "store", "demo/a").prints("demo/a@1\n");
        feed("2", "write", "demo/a").prints("demo/a@2\n");
        feed("3", "set", "demo/a").prints("demo/a@3\n");
        keystore("retrieve", "demo/a").prints("3");
        keystore("read", "demo/a@1").prints("1");
        keystore("ls", "demo").printsLines("demo/a");
        keystore("rm", "demo/a").succeeds();
        keystore("restore", "demo/a").prints("demo/a@5\n");
    }

    @Test
    default void optionsStandBeforeOrAfterTheCommand() {
        shell().has("demo/a", "v");
        String[] store = shell().store().toArray(String[]::new);
        String[] behind = new String[store.length + 2];
        behind[0] = "get";
        behind[1] = "demo/a";
        System.arraycopy(store, 0, behind, 2, store.length);
        shell().naming().keystore(behind).prints("v");
        assertThat(keystore("-o", "json", "get", "demo/a").object())
                .isEqualTo(keystore("get", "-o", "json", "demo/a").object());
        assertThat(keystore("--output=json", "get", "demo/a").text())
                .isEqualTo(keystore("get", "demo/a", "-ojson").text());
        shell().with("KEYSTORE_OUTPUT", "json").keystore("get", "demo/gone").failsInJson(3, "not-found");
        shell().with("KEYSTORE_OUTPUT", "json")
                .keystore("-o", "text", "get", "demo/a")
                .prints("v");
    }

    @Test
    default void whatIsUnknownIsUsage() {
        keystore("frobnicate").fails(2, "frobnicate");
        keystore().fails(2);
        keystore("get", "--frobnicate", "demo/a").fails(2, "--frobnicate");
        keystore("get", "demo/a", "-o", "yaml").fails(2, "text", "json");
        keystore("get", "demo/a", "-o").fails(2);
        keystore("get", "demo/a", "--timeout", "never").fails(2);
        keystore("get", "demo/a", "--timeout", "0s").fails(2);
        keystore("frobnicate", "-o", "json").failsInJson(2, "usage");
        keystore("-o", "json", "get").failsInJson(2, "usage");
        shell().with("KEYSTORE_OUTPUT", "yaml").keystore("get", "demo/a").fails(2, "KEYSTORE_OUTPUT");
    }

    @Test
    default void noticesAreDroppedWhereNobodyWantsThem() {
        shell().has("demo/a", "v");
        assertThat(keystore("delete", "demo/a").err()).isNotEmpty();
        keystore("undelete", "demo/a").succeeds();
        keystore("delete", "demo/a", "-q").succeedsSilently();
        keystore("undelete", "demo/a").succeeds();
        assertThat(keystore("delete", "demo/a", "-o", "json").array()).hasSize(1);
        assertThat(keystore("get", "demo/a", "-q").fails(3).err()).isNotEmpty();
    }

    @Test
    default void thereIsNoColourOffTheTerminal() {
        for (Shell plain : new Shell[] {shell(), shell().with("TERM", "xterm"), shell().with("NO_COLOR", "1")}) {
            assertThat(plain.keystore("get", "demo/gone").fails(3).err()).doesNotContain("\u001b");
            assertThat(plain.keystore("--no-color", "get", "demo/gone").fails(3).err())
                    .doesNotContain("\u001b");
        }
    }

    @Test
    default void debugAddsTheTraceOnly() {
        Finished failed = keystore("get", "demo/gone", "--debug");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.text()).isEmpty();
        assertThat(failed.err()).startsWith("keystore: error: ").contains("    at dev.keystore.");
        keystore("get", "demo/gone", "--debug", "-o", "json").failsInJson(3, "not-found");
    }
}
