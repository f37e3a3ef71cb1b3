package dev.keystore.cli.config;

import java.util.List;
import java.util.Map;

/** A piece of a configuration file. Text is as it was written: nothing becomes a number, a date or a truth value. */
sealed interface YamlNode {
    /** Where it starts, counted from 1. */
    int line();

    /** What a person calls it. */
    String kind();

    /** A single value; {@code absent} if none was written. */
    record Text(String value, boolean absent, int line) implements YamlNode {
        @Override
        public String kind() {
            return "one value";
        }
    }

    /** A list. */
    record Items(List<YamlNode> items, int line) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and what stands under them, in their order. */
    record Keys(Map<String, Keyed> keys, int line) implements YamlNode {
        @Override
        public String kind() {
            return "keys and values";
        }
    }

    /** What stands under a key, and the line of the key itself. */
    record Keyed(YamlNode node, int line) {}
}
