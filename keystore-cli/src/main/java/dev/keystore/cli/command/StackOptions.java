package dev.keystore.cli.command;

import dev.keystore.cli.option.Option;
import dev.keystore.cli.option.Syntax;
import dev.keystore.cli.stack.Template;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a stack is deployed. */
final class StackOptions extends Syntax {
    private final Option<List<Map.Entry<String, String>>> parameters = option("--param")
            .takes("K=V")
            .says(
                    "a parameter of the template; may be repeated; others stay as they are, or are the template's defaults")
            .each(StackOptions::parameter);
    private final Option<Boolean> dryRun = option("--dry-run")
            .says("show what would change, and leave nothing behind")
            .flag();
    private final Option<Boolean> yes = option("--yes").says("don't ask").flag();

    StackOptions() {
        super("How it is deployed");
    }

    boolean dryRun() {
        return dryRun.isGiven();
    }

    boolean yes() {
        return yes.isGiven();
    }

    /**
     * The parameters that were given beside those {@code said} by other options. Throws {@link MalformedException} for one that is said
     * twice, or that {@code template} does not allow.
     */
    Map<String, String> parametersAnd(Map<String, String> said, Template template) {
        Map<String, String> all = new LinkedHashMap<>(said);
        for (Map.Entry<String, String> parameter : parameters.orElse(List.of())) {
            if (all.put(parameter.getKey(), parameter.getValue()) != null) {
                throw new MalformedException(
                        "parameter " + Quoted.of(parameter.getKey()) + " was given more than once");
            }
        }
        all.forEach(template::check);
        return all;
    }

    private static Map.Entry<String, String> parameter(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedException("bad parameter " + Quoted.of(text) + ": like TableName=keystore");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }
}
