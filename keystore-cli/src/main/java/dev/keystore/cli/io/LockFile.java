package dev.keystore.cli.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Digest;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Selector.Pinned;
import dev.keystore.secret.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a release was made with, and the history of each: JSON to be kept beside the code, a name a line and sorted, so that
 * two changes of it can be merged. It holds no value and nothing that is computed from one without a key. At most 1 MiB.
 *
 * @param pins by name
 */
public record LockFile(SortedMap<SecretName, Pinned> pins) {
    /** What it is called where nobody says otherwise. */
    public static final String USUAL = "keystore.lock";

    private static final String FORMAT = "keystore-lock";
    private static final long NUMBER = 1;
    private static final int MOST_BYTES = 1024 * 1024;

    public LockFile {
        pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
    }

    /** The one at {@code file}. Throws {@link Misconfigured} if there is none or it isn't one. */
    public static LockFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw broken(file, "it has more than " + MOST_BYTES + " bytes");
            }
            return Json.read(Json.characters(bytes), LockFile::document);
        } catch (NoSuchFileException e) {
            throw new Misconfigured(
                    "there is no " + Printable.line(file.toString()),
                    "`keystore lock write NAMESPACE` pins what is there now",
                    e);
        } catch (IOException e) {
            throw broken(file, FileProblems.reason(e));
        } catch (Json.NotJson e) {
            throw broken(file, e.why());
        } catch (MalformedException e) {
            throw broken(file, String.valueOf(e.getMessage()));
        }
    }

    private static Misconfigured broken(Path file, String why) {
        return new Misconfigured(
                "can't use " + Printable.line(file.toString()) + " as a lock file: " + why,
                "mend it, or remove it and write it anew: `keystore lock write`",
                null);
    }

    private static LockFile document(JsonParser parser) throws IOException {
        expect(parser.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
        boolean known = false;
        SortedMap<SecretName, Pinned> pins = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals(FORMAT)) {
                known = parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getLongValue() == NUMBER;
            } else if (key.equals("secrets")) {
                pins = pins(parser);
            } else {
                throw new MalformedException("unknown key " + Quoted.of(key));
            }
        }
        expect(known, "it is not of the format " + FORMAT + " " + NUMBER);
        expect(pins != null, "it has no secrets");
        return new LockFile(pins == null ? new TreeMap<>() : pins);
    }

    private static SortedMap<SecretName, Pinned> pins(JsonParser parser) throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT, "secrets is no object");
        SortedMap<SecretName, Pinned> pins = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            SecretName name = SecretName.of(parser.currentName());
            parser.nextToken();
            pins.put(name, pin(name, parser));
        }
        return pins;
    }

    private static Pinned pin(SecretName name, JsonParser parser) throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT, name + " has no version and chain");
        @Nullable Version version = null;
        @Nullable Chain chain = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("version") && value == JsonToken.VALUE_NUMBER_INT) {
                version = Version.of(parser.getText());
            } else if (key.equals("chain") && value == JsonToken.VALUE_STRING) {
                chain = new Chain(Digest.ofHex(parser.getText()));
            } else {
                throw new MalformedException("of " + name + ", " + Quoted.of(key) + " is not understood");
            }
        }
        if (version == null || chain == null) {
            throw new MalformedException(name + " has no version and chain");
        }
        return new Pinned(version, chain);
    }

    private static void expect(boolean held, String otherwise) {
        if (!held) {
            throw new MalformedException(otherwise);
        }
    }

    /** Puts it at {@code file}, whole, in the place of what was there. Throws {@link Misconfigured}. */
    public void writeTo(Path file) {
        PrivateFile.replaceReadable(file, text().getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        StringJoiner lines = new StringJoiner(
                ",\n",
                "{\n  \"" + FORMAT + "\": " + NUMBER + ",\n  \"secrets\": {\n",
                pins.isEmpty() ? "  }\n}\n" : "\n  }\n}\n");
        pins.forEach((name, pin) -> lines.add(
                "    \"" + name + "\": {\"version\": " + pin.version() + ", \"chain\": \"" + pin.chain() + "\"}"));
        return lines.toString();
    }
}
