package dev.keystore.cli.option;

import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said of a version beside its value. */
public final class DetailOptions extends Syntax {
    private final Option<String> note = option("--note")
            .takes("TEXT")
            .says("a line for people, at most 512 bytes, not secret")
            .text();
    private final Option<List<Map.Entry<String, String>>> tags = option("--tag")
            .takes("K=V")
            .says("a word beside it, not secret; may be repeated")
            .each(DetailOptions::tag);
    private final Option<ContentType> type = option("--type")
            .takes("text|json|binary")
            .says("what the bytes are; text if they are UTF-8, else binary")
            .as(ContentType::of);
    private final Option<Expiry> expires = option("--expires")
            .takes("90d|ISO")
            .says("when reading this version ends")
            .as(Expiry::of);

    public DetailOptions() {
        super("What is said of it");
    }

    /** What was said of {@code value} at {@code now}. Throws {@link MalformedException}. */
    public Details of(SecretValue value, Instant now) {
        ContentType found = value.isUtf8() ? ContentType.TEXT : ContentType.BINARY;
        Map<String, String> words = new TreeMap<>();
        for (Map.Entry<String, String> tag : tags.orElse(List.of())) {
            if (words.put(tag.getKey(), tag.getValue()) != null) {
                throw new MalformedException("--tag: " + Quoted.of(tag.getKey()) + " was given more than once");
            }
        }
        Instant end = expires.isGiven() ? expires.get().at(now) : null;
        return new Details(type.orElse(found), note.orNull(), Tags.of(words), end);
    }

    private static Map.Entry<String, String> tag(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedException("bad tag " + Quoted.of(text) + ": like team=payments");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }
}
