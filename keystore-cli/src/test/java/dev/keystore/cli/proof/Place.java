package dev.keystore.cli.proof;

import dev.keystore.testbed.cloud.Ask;
import java.util.List;

/** Where a right is needed, in the words of the people who grant it. */
final class Place {
    private Place() {}

    /** The partition that rows lie in, the name that an envelope is bound to, or the table or key as such. */
    static String of(Ask ask) {
        List<String> partitions = ask.lists().getOrDefault(Asked.LEADING_KEYS, List.of());
        String name = ask.keys().get(Asked.CONTEXT + Sealing.NAME);
        if (partitions.isEmpty() && name == null) {
            return ask.action().startsWith("kms:") ? "the key" : "the table";
        }
        return partition(name == null ? partitions.get(0) : name);
    }

    /** The action without its service, and whether it reads metadata only. */
    static String action(Ask ask) {
        String action = "`" + ask.action().substring(ask.action().indexOf(':') + 1) + "`";
        boolean some = "SPECIFIC_ATTRIBUTES".equals(ask.keys().get(Asked.SELECT));
        List<String> attributes = ask.lists().getOrDefault(Asked.ATTRIBUTES, List.of());
        return some && !attributes.contains("envelope") ? action + " (metadata)" : action;
    }

    private static String partition(String text) {
        if (text.equals("prod/") || text.equals("/")) {
            return "the list above `NAMESPACE`";
        }
        if (!text.startsWith("prod/app1/")) {
            throw new IllegalStateException("out of the namespace: " + text);
        }
        if (text.endsWith("/")) {
            return "`NAMESPACE/`";
        }
        return text.contains("/@label/") ? "`NAMESPACE/@label/LEAF`" : "`NAMESPACE/LEAF`";
    }
}
