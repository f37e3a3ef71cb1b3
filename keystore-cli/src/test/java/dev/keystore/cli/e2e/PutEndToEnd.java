package dev.keystore.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code put}: versions, expectations, and what is said of a version. */
interface PutEndToEnd extends EndToEnd {
    @Test
    default void versionsCountFromOne() {
        feed("one", "put", "demo/a").prints("demo/a@1\n");
        feed("two", "put", "demo/a").prints("demo/a@2\n");
        feed("two", "put", "demo/a").prints("demo/a@3\n");
        assertThat(value("demo/a")).isEqualTo("two");
        assertThat(value("demo/a@1")).isEqualTo("one");
    }

    @Test
    default void metadataIsTheAgreedObject() {
        Instant before = Instant.now().minusSeconds(2);
        Map<String, Object> put = feed("v", "put", "demo/a", "-o", "json").object();

        assertThat(put)
                .containsOnlyKeys("name", "version", "created", "actor", "type", "size", "state")
                .containsEntry("name", "demo/a")
                .containsEntry("version", 1)
                .containsEntry("type", "text")
                .containsEntry("size", 1)
                .containsEntry("state", "live");
        assertThat((String) put.get("created")).endsWith("Z");
        assertThat(Instant.parse((String) put.get("created")))
                .isBetween(before, Instant.now().plusSeconds(2));
        assertThat((String) put.get("actor")).isNotBlank();
    }

    @Test
    default void notesAndTagsOfAnyScriptStay() {
        Map<String, Object> put = feed(
                        "v",
                        "put",
                        "demo/a",
                        "-o",
                        "json",
                        "--note",
                        "für Zoë, 日本語, \uD83D\uDD11 \"quoted\"",
                        "--tag",
                        "équipe=paiements",
                        "--tag",
                        "a=b=c",
                        "--tag",
                        "empty=")
                .object();

        assertThat(put)
                .containsEntry("note", "für Zoë, 日本語, \uD83D\uDD11 \"quoted\"")
                .containsEntry("tags", Map.of("équipe", "paiements", "a", "b=c", "empty", ""));
        assertThat(keystore("describe", "demo/a", "-o", "json").object())
                .containsEntry("note", put.get("note"))
                .containsEntry("tags", put.get("tags"));
        assertThat(keystore("describe", "demo/a").text())
                .contains("note: für Zoë, 日本語, \uD83D\uDD11 \"quoted\"\n")
                .contains("tag: équipe=paiements\n");
        keystore("verify", "demo/a@latest").succeeds();
    }

    @Test
    default void noteAndTagsHaveLimits() {
        feed("v", "put", "demo/a", "--note", "n".repeat(512)).succeeds();
        feed("v", "put", "demo/a", "--note", "n".repeat(513)).fails(2, "512");
        feed("v", "put", "demo/a", "--note", "two\nlines").fails(2);
        feed("v", "put", "demo/a", "--tag", "nothing").fails(2);
        feed("v", "put", "demo/a", "--tag", "k=1", "--tag", "k=2").fails(2, "k");
        String[] words = new String[2 + 17 * 2];
        words[0] = "put";
        words[1] = "demo/a";
        for (int i = 0; i < 17; i++) {
            words[2 + 2 * i] = "--tag";
            words[3 + 2 * i] = "k" + i + "=v";
        }
        feed("v", words).fails(2, "16");
        assertThat(keystore("history", "demo/a", "-o", "json").array()).hasSize(1);
    }

    @Test
    default void createOnlyNeedsANameWithoutHistory() {
        feed("v", "put", "demo/a", "--create-only").prints("demo/a@1\n");
        feed("w", "put", "demo/a", "--create-only").fails(5);
        feed("w", "put", "demo/a", "--create-only", "-o", "json").failsInJson(5, "conflict");
        keystore("delete", "demo/a").succeeds();
        feed("w", "put", "demo/a", "--create-only").fails(5);
        feed("w", "put", "demo/b", "--create-only", "--if-version", "1").fails(2);
    }

    @Test
    default void ifVersionIsCompareAndSet() {
        feed("v", "put", "demo/a", "--if-version", "1").fails(5);
        feed("v", "put", "demo/a").succeeds();
        feed("w", "put", "demo/a", "--if-version", "1").prints("demo/a@2\n");
        feed("x", "put", "demo/a", "--if-version", "1").fails(5);
        feed("x", "put", "demo/a", "--if-version", "0").fails(2);
        feed("x", "put", "demo/a", "--if-version", "two").fails(2);
        assertThat(value("demo/a")).isEqualTo("w");
    }

    @Test
    default void expiryIsSaidAndKept() {
        String later = "2999-12-31T23:59:59Z";
        assertThat(feed("v", "put", "demo/a", "--expires", later, "-o", "json").object())
                .containsEntry("expires", later);
        Instant ninety = Instant.parse((String) feed("v", "put", "demo/a", "--expires", "90d", "-o", "json")
                .object()
                .get("expires"));
        assertThat(ninety)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(89)), Instant.now().plus(Duration.ofDays(91)));
        assertThat(keystore("describe", "demo/a").text()).contains("expires: " + ninety);
        feed("v", "put", "demo/a", "--expires", "2020-01-01T00:00:00Z").fails(2);
        feed("v", "put", "demo/a", "--expires", "soon").fails(2);
    }

    @Test
    default void anExpiredVersionIsNotFound() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(2);
        feed("short-lived", "put", "demo/a", "--expires", end.toString()).succeeds();

        Finished get = keystore("get", "demo/a");
        while (get.code() == 0 && Instant.now().isBefore(end.plusSeconds(30))) {
            get = keystore("get", "demo/a");
        }
        get.fails(3, "expired");
        assertThat(keystore("describe", "demo/a", "-o", "json").object()).containsKey("expires");
        feed("again", "put", "demo/a").prints("demo/a@2\n");
        assertThat(value("demo/a")).isEqualTo("again");
    }

    @Test
    default void aLabelMayBeSetWithTheValue() {
        feed("v", "put", "demo/a", "--label", "live").prints("demo/a@1\n");
        feed("w", "put", "demo/a").succeeds();
        assertThat(value("demo/a@live")).isEqualTo("v");
        feed("x", "put", "demo/a", "--label", "live").prints("demo/a@3\n");
        assertThat(value("demo/a@live")).isEqualTo("x");
        feed("x", "put", "demo/a", "--label", "latest").fails(2, "latest");
        feed("x", "put", "demo/a", "--label", "Live").fails(2);
    }

    @Test
    default void badNamesAreRefusedWithWhatIsAllowed() {
        for (String name : new String[] {
            "single",
            "/demo/a",
            "demo//a",
            "demo/a/",
            "demo/../a",
            "demo/.",
            "demo/-a",
            "demo/a b",
            "demo/*",
            "demo/a@1",
            "demo/ä",
            "demo/${HOME}",
            "demo/" + "x".repeat(129),
            "demo/a\u0007",
            "a/".repeat(16) + "b"
        }) {
            feed("v", "put", name).fails(2);
            feed("v", "put", name, "-o", "json").failsInJson(2, "usage");
        }
        assertThat(feed("v", "put", "demo/a b").err()).contains("/");
        feed("v", "put").fails(2, "NAME");
        feed("v", "put", "--", "-demo/a").fails(2);
        keystore("list", "-r").prints("");
    }
}
