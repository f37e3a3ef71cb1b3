package dev.keystore.cli.moving;

import dev.keystore.cli.config.ForeignStore;
import dev.keystore.port.ForeignVersion;
import dev.keystore.secret.Tags;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags of a version of ours that say which version of another tool it was. By them an import that was interrupted finds where to go
 * on. They are kept in the clear: whoever may write the table of the store could change what is imported again, never a value.
 */
final class Imprint {
    static final String FROM = "imported-from";
    static final String VERSION = "imported-version";
    static final String DIGEST = "imported-digest";
    static final String CREATED = "imported-created";

    private final ForeignStore from;

    Imprint(ForeignStore from) {
        this.from = from;
    }

    /** The tags for {@code version}. Throws {@link dev.keystore.secret.MalformedException} where a tag can't hold what that tool has. */
    Tags of(ForeignVersion version) {
        Map<String, String> tags = new TreeMap<>();
        tags.put(FROM, from.toString());
        tags.put(DIGEST, version.digest().toString());
        if (!version.version().isEmpty()) {
            tags.put(VERSION, version.version());
        }
        if (version.created() != null) {
            tags.put(CREATED, version.created().toString());
        }
        return Tags.of(tags);
    }

    /** Whether {@code tags} are of a version that came from there. */
    boolean isOn(Tags tags) {
        return from.toString().equals(tags.values().get(FROM));
    }

    /** Whether {@code tags} are those of {@code version}, as it is now. */
    boolean isOf(ForeignVersion version, Tags tags) {
        return isOn(tags)
                && version.digest().toString().equals(tags.values().get(DIGEST))
                && version.version().equals(tags.values().getOrDefault(VERSION, ""));
    }
}
