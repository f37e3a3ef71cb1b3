package dev.keystore.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The command is found among the options for every command. */
final class WordsTest {
    private static Words split(String line) {
        List<Option<?>> shared = new ArrayList<>(new StoreOptions().options());
        shared.addAll(new OutputOptions().options());
        return Words.of(line.isEmpty() ? List.of() : List.of(line.split(" ")), shared);
    }

    @Test
    void findsTheCommand() {
        assertThat(split("get a")).isEqualTo(new Words("get", List.of("a")));
        assertThat(split("--table get get a").command()).isEqualTo("get");
        assertThat(split("--table get get a").others()).containsExactly("--table", "get", "a");
        assertThat(split("--table=t get").command()).isEqualTo("get");
        assertThat(split("--local get a").command()).isEqualTo("get");
        assertThat(split("--local=dir get a").command()).isEqualTo("get");
        assertThat(split("-o json get").command()).isEqualTo("get");
        assertThat(split("-ojson get").command()).isEqualTo("get");
        assertThat(split("-qo json get").command()).isEqualTo("get");
        assertThat(split("-q --debug get --note get").others()).containsExactly("-q", "--debug", "--note", "get");
    }

    @Test
    void findsNone() {
        assertThat(split("").command()).isNull();
        assertThat(split("--help").command()).isNull();
        assertThat(split("--table").command()).isNull();
        assertThat(split("-- get").command()).isNull();
    }

    @Test
    void knowsNoOtherOptionsBeforeIt() {
        assertThatThrownBy(() -> split("--note x put a")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> split("-x put a")).isInstanceOf(Refused.class);
    }

    @Test
    void tellsWhetherJsonWasAskedForOfAnyLine() {
        Map<String, String> none = Map.of();
        assertThat(OutputOptions.askForJson(List.of("-o", "json"), none)).isTrue();
        assertThat(OutputOptions.askForJson(List.of("x", "-qojson"), none)).isTrue();
        assertThat(OutputOptions.askForJson(List.of("--output=json", "--bad"), none))
                .isTrue();
        assertThat(OutputOptions.askForJson(List.of("--output", "json"), none)).isTrue();
        assertThat(OutputOptions.askForJson(List.of("--", "-o", "json"), none)).isFalse();
        assertThat(OutputOptions.askForJson(List.of("-o", "text"), Map.of("KEYSTORE_OUTPUT", "json")))
                .isFalse();
        assertThat(OutputOptions.askForJson(List.of(), Map.of("KEYSTORE_OUTPUT", "json")))
                .isTrue();
    }
}
