package dev.keystore.cli.io;

import dev.keystore.cli.io.JsonObject.Member;
import dev.keystore.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs between two values: the keys, where both are JSON objects, else the whole. */
public final class Comparison {
    private final boolean equal;
    private final SortedMap<String, Member> before;
    private final SortedMap<String, Member> after;
    private final List<String> changed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final SecretValue a;
    private final SecretValue b;

    private Comparison(SecretValue a, SecretValue b) {
        this.a = a;
        this.b = b;
        Optional<JsonObject> from = a.use(JsonObject::of);
        Optional<JsonObject> to = b.use(JsonObject::of);
        boolean objects = from.isPresent() && to.isPresent();
        before = objects ? from.get().members() : new TreeMap<>();
        after = objects ? to.get().members() : new TreeMap<>();
        compareMembers();
        equal = objects ? changed.isEmpty() && added.isEmpty() && removed.isEmpty() : a.sameAs(b);
    }

    /** What differs between {@code a} and {@code b}, which stay the caller's to close. */
    public static Comparison of(SecretValue a, SecretValue b) {
        return new Comparison(a, b);
    }

    /** Whether both say the same: byte by byte, or member by member where both are JSON objects. */
    public boolean equal() {
        return equal;
    }

    private void compareMembers() {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            Member from = before.get(key);
            Member to = after.get(key);
            if (from == null) {
                added.add(key);
            } else if (to == null) {
                removed.add(key);
            } else if (!from.content().equals(to.content())) {
                changed.add(key);
            }
        }
    }

    /** Prints a line for each key that differs, or one for the whole; the values only if {@code show} says so. */
    public void print(Output out, boolean show) {
        if (!equal && changed.isEmpty() && added.isEmpty() && removed.isEmpty()) {
            printWhole(out, show);
        }
        for (String key : changed) {
            out.line("~ " + key + (show ? " " + text(before, key) + " -> " + text(after, key) : ""));
        }
        for (String key : added) {
            out.line("+ " + key + (show ? " " + text(after, key) : ""));
        }
        for (String key : removed) {
            out.line("- " + key + (show ? " " + text(before, key) : ""));
        }
    }

    private void printWhole(Output out, boolean show) {
        if (!show) {
            out.line("~ (the whole value)");
            return;
        }
        shown(a).lines().forEach(line -> out.line("- " + line));
        shown(b).lines().forEach(line -> out.line("+ " + line));
    }

    /** The same as one JSON object. */
    public void print(JsonOutput json, boolean show) {
        json.startObject().field("equal").bool(equal);
        json.field("changed").texts(changed);
        json.field("added").texts(added);
        json.field("removed").texts(removed);
        if (show && !equal) {
            json.field("values").startObject();
            if (before.isEmpty() && after.isEmpty()) {
                json.field("before").text(shown(a)).field("after").text(shown(b));
            } else {
                members("before", before, json);
                members("after", after, json);
            }
            json.endObject();
        }
        json.endObject();
    }

    private void members(String side, SortedMap<String, Member> members, JsonOutput json) {
        json.field(side).startObject();
        members.forEach((key, member) -> {
            if (changed.contains(key) || added.contains(key) || removed.contains(key)) {
                json.field(key).raw(member.text());
            }
        });
        json.endObject();
    }

    private static String text(SortedMap<String, Member> members, String key) {
        Member member = members.get(key);
        return member == null ? "" : member.text();
    }

    private static String shown(SecretValue value) {
        return value.use(bytes -> value.isUtf8()
                ? new String(bytes, StandardCharsets.UTF_8)
                : "base64:" + Base64.getEncoder().encodeToString(bytes));
    }
}
