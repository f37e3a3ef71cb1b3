package dev.keystore.cli.proof;

import dev.keystore.testbed.cloud.Ask;
import java.util.List;

/** Where a right is needed, in the words of the people who grant it. */
final class Place {
    private Place() {}

    /** The partition that rows lie in, or the name that an envelope is bound to. */
    static String of(Ask ask) {
        List<String> partitions = ask.lists().getOrDefault(Asked.LEADING_KEYS, List.of());
        String name = ask.keys().get(Asked.CONTEXT + Sealing.NAME);
        if (partitions.isEmpty() && name == null) {
            throw new IllegalStateException("nowhere: " + ask);
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
        if (text.contains("/@label/")) {
            return "`NAMESPACE/@label/LEAF`";
        }
        if (!text.endsWith("/")) {
            return "`NAMESPACE/LEAF`";
        }
        return text.startsWith("prod/app1/") ? "`NAMESPACE/`" : "the list above `NAMESPACE`";
    }
}
