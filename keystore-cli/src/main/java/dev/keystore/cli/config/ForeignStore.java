package dev.keystore.cli.config;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;

/**
 * Where another tool keeps its secrets: {@code credstash}, {@code credstash:TABLE} or {@code stelligent-keystore:TABLE}.
 *
 * @param tool which
 * @param table the name or the ARN of its table
 */
public record ForeignStore(ForeignTool tool, String table) {
    /** What credstash calls its table unless it is told otherwise. */
    private static final String TABLE_OF_CREDSTASH = "credential-store";

    /** Throws {@link MalformedException} for what can't be a table. */
    public ForeignStore {
        Syntax.table(table);
    }

    /** What {@code text} says. Throws {@link MalformedException}. */
    public static ForeignStore of(String text) {
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String table = colon < 0 ? "" : text.substring(colon + 1);
        if (word.equals(ForeignTool.CREDSTASH.word())) {
            return new ForeignStore(ForeignTool.CREDSTASH, colon < 0 ? TABLE_OF_CREDSTASH : table);
        }
        if (word.equals(ForeignTool.STELLIGENT_KEYSTORE.word()) && colon >= 0) {
            return new ForeignStore(ForeignTool.STELLIGENT_KEYSTORE, table);
        }
        throw new MalformedException(
                "bad source " + Quoted.of(text) + ": credstash, credstash:TABLE or stelligent-keystore:TABLE");
    }

    /** As it is written with its table. */
    @Override
    public String toString() {
        return tool.word() + ":" + table;
    }
}
