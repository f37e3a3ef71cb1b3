package dev.keystore.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a connection waits. */
final class ConnectionsTest {
    private static int waits(Duration left) {
        HttpURLConnection connection =
                new Connections(Duration.ofSeconds(10), () -> left).createConnection(URI.create("http://127.0.0.1:9/"));
        assertThat(connection.getConnectTimeout()).isEqualTo(connection.getReadTimeout());
        return connection.getReadTimeout();
    }

    @Test
    void noLongerThanThereIsTimeLeft() {
        assertThat(waits(Duration.ofDays(365_000_000))).isEqualTo(10_000);
        assertThat(waits(Duration.ofSeconds(3))).isEqualTo(3_000);
        assertThat(waits(Duration.ofNanos(1))).isEqualTo(1);
        assertThat(waits(Duration.ofSeconds(-1))).isEqualTo(1);
    }
}
