package dev.keystore.cli.io;

import java.util.ArrayList;
import java.util.List;

/** Rows of words in columns. The last column is as wide as it likes. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row; an empty cell is shown as {@code -}. */
    public void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell.isEmpty() ? "-" : Printable.line(cell));
        }
        rows.add(row);
    }

    public void print(Output out) {
        lines().forEach(out::line);
    }

    /** What is printed, line by line. */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** {@code cells} as one line, each padded to its width; the last to none. */
    static String line(List<String> cells, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(cell);
            if (i < cells.size() - 1) {
                line.append(" ".repeat(Math.max(0, widths[i] - cell.length()))).append(GAP);
            }
        }
        return line.toString();
    }
}
