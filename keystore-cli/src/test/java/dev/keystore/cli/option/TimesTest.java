package dev.keystore.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.secret.MalformedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time and moments, as people write them. */
final class TimesTest {
    @Test
    void readsLengths() {
        assertThat(Durations.of("30s")).isEqualTo(Duration.ofSeconds(30));
        assertThat(Durations.of("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Durations.of("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(Durations.of("90d")).isEqualTo(Duration.ofDays(90));
        assertThat(Durations.recoveryWindow("7d").days()).isEqualTo(7);
        assertThat(Durations.recoveryWindow("168h").days()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "0s", "-1s", "1.5h", "1w", "9999999d", "30S", " 30s"})
    void refusesOtherLengths(String text) {
        assertThatThrownBy(() -> Durations.of(text)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "90d, 2026-05-01T12:00:00Z",
        "2027-01-31, 2027-01-31T00:00:00Z",
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z",
        "2027-01-31T12:00:00+02:00, 2027-01-31T10:00:00Z"
    })
    void readsMoments(String text, Instant moment) {
        assertThat(Expiry.of(text).at(Instant.parse("2026-01-31T12:00:00Z"))).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2027-02-30", "2027-01-31T12:00:00", "31.1.2027", "0d"})
    void refusesOtherMoments(String text) {
        assertThatThrownBy(() -> Expiry.of(text)).isInstanceOf(MalformedException.class);
    }
}
