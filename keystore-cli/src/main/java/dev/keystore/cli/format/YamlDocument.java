package dev.keystore.cli.format;

import java.util.Optional;
import java.util.SortedMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * One mapping, its keys and values between double quotes: then no reader, of YAML 1.1 or 1.2 (7.3.1), takes one for a number, a truth
 * value, a time or nothing, and whatever can't be printed is an escape. The library leaves two characters as they are that end a line in
 * YAML 1.1, which would cost blanks before them.
 */
final class YamlDocument implements DocumentWriter {
    @Override
    public Optional<String> refusal(String key, String text) {
        return Optional.empty();
    }

    @Override
    public String document(SortedMap<String, String> texts) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
                .setSplitLines(false)
                .build();
        return new Dump(settings)
                .dumpToString(texts)
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
