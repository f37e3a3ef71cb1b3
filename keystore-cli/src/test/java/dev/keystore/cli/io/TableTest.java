package dev.keystore.cli.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** Columns stand straight, whatever is in them. */
final class TableTest {
    private static String printed(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(bytes, false);
        table.print(out);
        out.flush();
        return bytes.toString(UTF_8);
    }

    @Test
    void alignsColumnsAndEndsNoLineWithSpaces() {
        Table table = new Table("A", "LONGER", "NOTE");
        table.row("one", "", "");
        table.row("1", "2", "a note");
        assertThat(printed(table)).isEqualTo("""
                A    LONGER  NOTE
                one  -       -
                1    2       a note
                """);
    }

    @Test
    void letsNothingThroughThatDrivesATerminal() {
        Table table = new Table("A");
        table.row("red \u001b[31m, back \r, up \u009b1A, turned \u202e, two\nlines, \u2028");
        assertThat(printed(table)).isEqualTo("A\nred ?[31m, back ?, up ?1A, turned ?, two lines, ?\n");
    }
}
