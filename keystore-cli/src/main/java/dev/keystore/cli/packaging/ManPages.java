package dev.keystore.cli.packaging;

import dev.keystore.cli.Program;
import dev.keystore.cli.command.Commands;
import dev.keystore.cli.help.ManPage;
import dev.keystore.cli.option.OutputOptions;
import dev.keystore.cli.option.StoreOptions;
import dev.keystore.cli.option.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the manual pages that are installed with the program. */
public final class ManPages {
    private ManPages() {}

    /** Writes every page into the folder that is the first of {@code arguments}, as of the day that begins the second. */
    public static void main(String... arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        ManPage manual = new ManPage(arguments[1].substring(0, "2026-01-01".length()), Program.version());
        Map<String, String> pages = manual.all(Commands.pages(), Syntax.flat(new StoreOptions(), new OutputOptions()));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }
}
