package dev.keystore.adapter.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/**
 * Opens connections for the SDK. Its own way builds a TLS context at once, about 0.1 s that a plain connection never
 * needs; here TLS starts with the first connection that uses it. Timeouts and proxies are as its own way has them.
 */
final class Connections implements UrlConnectionFactory {
    private final Duration timeout;
    private final Supplier<Duration> left;

    /** Connections that wait for {@code timeout}, and for no longer than there is time {@code left}. */
    Connections(Duration timeout, Supplier<Duration> left) {
        this.timeout = timeout;
        this.left = left;
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxyFor(uri));
            int timeoutMillis = timeoutMillis();
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            connection.setInstanceFollowRedirects(false);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At least one, for zero would be without end. */
    private int timeoutMillis() {
        Duration rest = left.get();
        Duration shorter = rest.compareTo(timeout) < 0 ? rest : timeout;
        return Math.max(1, Math.toIntExact(shorter.toMillis()));
    }

    /** The proxy that system properties or {@code HTTPS_PROXY} and {@code HTTP_PROXY} name, unless the host is one of {@code NO_PROXY}. */
    private static Proxy proxyFor(URI uri) {
        ProxyConfiguration configured =
                ProxyConfiguration.builder().scheme(uri.getScheme()).build();
        boolean direct =
                configured.host() == null || configured.nonProxyHosts().stream().anyMatch(uri.getHost()::matches);
        return direct
                ? Proxy.NO_PROXY
                : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(configured.host(), configured.port()));
    }
}
