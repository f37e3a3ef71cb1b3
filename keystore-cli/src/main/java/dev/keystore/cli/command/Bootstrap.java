package dev.keystore.cli.command;

import dev.keystore.cli.Program;
import dev.keystore.cli.io.Progress;
import dev.keystore.cli.stack.Stack;
import dev.keystore.cli.stack.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the bootstrap commands share. */
final class Bootstrap {
    private Bootstrap() {}

    /** What is written on a stack made of {@code template}, about the store {@code store}; empty for none. */
    static Map<String, String> tags(Template template, String store) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (!store.isEmpty()) {
            tags.put(Stack.STORE_TAG, store);
        }
        tags.put(Stack.TEMPLATE_TAG, template.name());
        tags.put(Stack.VERSION_TAG, Program.number());
        return tags;
    }

    /** Tells of events as they come. */
    static Progress progress(Call call) {
        boolean plain = call.world().environment().getOrDefault("TERM", "dumb").equals("dumb");
        return call.console().progress(call.world().terminal().showsErrors() && !plain);
    }
}
