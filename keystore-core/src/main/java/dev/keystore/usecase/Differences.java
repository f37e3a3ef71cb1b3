package dev.keystore.usecase;

import dev.keystore.secret.SecretMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names the fields in which two descriptions of one version differ. */
final class Differences {
    private Differences() {}

    /** The names of the fields, joined by commas. */
    static String between(SecretMetadata a, SecretMetadata b) {
        List<String> fields = new ArrayList<>();
        compare(fields, "state", a.state(), b.state());
        compare(fields, "created", a.created(), b.created());
        compare(fields, "actor", a.actor(), b.actor());
        compare(fields, "size", a.size(), b.size());
        compare(fields, "type", a.details().type(), b.details().type());
        compare(fields, "note", a.details().note(), b.details().note());
        compare(fields, "tags", a.details().tags(), b.details().tags());
        compare(fields, "expires", a.details().expires(), b.details().expires());
        compare(fields, "until", a.until(), b.until());
        return String.join(", ", fields);
    }

    private static void compare(List<String> fields, String field, @Nullable Object a, @Nullable Object b) {
        if (!Objects.equals(a, b)) {
            fields.add(field);
        }
    }
}
