package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a command line that has ended left behind.
 *
 * @param words what was run
 * @param code what it ended with
 * @param out standard output
 * @param err standard error
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Finished(List<String> words, int code, byte[] out, String err) {
    String text() {
        return new String(out, UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }

    Finished succeeds() {
        assertThat(code).describedAs("%s", this).isZero();
        return this;
    }

    /** Succeeds and has nothing to say beside its result. */
    Finished succeedsSilently() {
        succeeds();
        assertThat(err).describedAs("%s", this).isEmpty();
        return this;
    }

    Finished prints(String expected) {
        succeeds();
        assertThat(text()).describedAs("%s", this).isEqualTo(expected);
        return this;
    }

    Finished printsLines(String... expected) {
        succeeds();
        assertThat(lines()).describedAs("%s", this).containsExactly(expected);
        return this;
    }

    /** Fails with this code: nothing on standard output, and an error in the agreed shape on standard error. */
    Finished fails(int expected) {
        assertThat(code).describedAs("%s", this).isEqualTo(expected);
        assertThat(text()).describedAs("standard output of %s", this).isEmpty();
        saysAnError();
        return this;
    }

    /** As {@link #fails}, for a command that may have printed before. */
    Finished saysAnError() {
        List<String> said = err.lines().toList();
        assertThat(said).describedAs("%s", this).isNotEmpty().allMatch(line -> line.startsWith("keystore: "));
        assertThat(said.stream().filter(line -> line.startsWith("keystore: error: ")))
                .describedAs("%s", this)
                .isNotEmpty()
                .allMatch(line -> !line.endsWith(".") && line.length() > "keystore: error: ".length());
        assertThat(err)
                .describedAs("%s", this)
                .doesNotContain("\tat ", "    at ", "Exception:", "Exception in", "dev.keystore.");
        return this;
    }

    /** Fails with this code, saying each of {@code parts}. */
    Finished fails(int expected, String... parts) {
        fails(expected);
        assertThat(err).describedAs("%s", this).contains(parts);
        return this;
    }

    /** Fails under {@code -o json}: nothing but one JSON error, on standard error. */
    Finished failsInJson(int expected, String errorCode) {
        assertThat(code).describedAs("%s", this).isEqualTo(expected);
        assertThat(text()).describedAs("standard output of %s", this).isEmpty();
        assertThat(jsonError()).describedAs("%s", this).containsEntry("code", errorCode);
        return this;
    }

    /** The JSON error, which must be all that standard error holds. */
    Map<String, Object> jsonError() {
        Map<String, Object> document = object(err);
        assertThat(document).containsOnlyKeys("error");
        Map<String, Object> error = object(document.get("error"));
        assertThat(error).containsKeys("code", "message", "retryable");
        assertThat(error.keySet()).isSubsetOf("code", "message", "hint", "retryable");
        assertThat(error.get("retryable")).isInstanceOf(Boolean.class);
        return error;
    }

    /** The one JSON object that standard output holds, with nothing on standard error. */
    Map<String, Object> object() {
        succeedsSilently();
        return object(text());
    }

    /** The one JSON array of objects that standard output holds, with nothing on standard error. */
    List<Map<String, Object>> array() {
        succeedsSilently();
        assertThat(parsed(text())).describedAs("%s", this).isInstanceOf(List.class);
        return ((List<?>) parsed(text())).stream().map(Finished::object).toList();
    }

    /** {@code json} as one object, whatever the command ended with. */
    static Map<String, Object> object(String json) {
        return object(parsed(json));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, Object>) value;
    }

    private static Object parsed(String json) {
        try {
            return JSON.std.anyFrom(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + json, e);
        }
    }

    @Override
    public String toString() {
        return "keystore " + String.join(" ", words) + " => " + code + "\nstdout: " + text() + "\nstderr: " + err;
    }
}
