package dev.keystore.testbed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends requests on to a plain-HTTP endpoint through a socket of their own. Headers stay as they are, {@code Host} too:
 * it is signed.
 */
final class Upstream {

    private static final List<String> OF_THE_CONNECTION =
            List.of("connection", "content-length", "transfer-encoding", "expect", "keep-alive", "date");
    private static final int TIMEOUT_MILLIS = 60_000;

    private final String host;
    private final int port;

    Upstream(URI endpoint) {
        if (!"http".equals(endpoint.getScheme())) {
            throw new IllegalArgumentException("not a plain-HTTP endpoint: " + endpoint);
        }
        this.host = endpoint.getHost();
        this.port = endpoint.getPort() < 0 ? 80 : endpoint.getPort();
    }

    WireAnswer send(WireRequest request) throws IOException {
        try (var socket = new Socket(host, port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(bytes(request));
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private static byte[] bytes(WireRequest request) {
        var body = request.body().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        request.headers().forEach((name, values) -> {
            if (!isOfTheConnection(name)) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static WireAnswer answer(byte[] bytes) throws IOException {
        // One byte is one character here, so that positions in the text are positions in the bytes.
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no HTTP answer from upstream");
        }
        var lines = text.substring(0, end).split("\r\n", -1);
        var headers = headers(lines);
        var body = text.substring(end + 4);
        var whole = "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding")) ? unchunked(body) : body;
        headers.keySet().removeIf(Upstream::isOfTheConnection);
        var status = Integer.parseInt(lines[0].substring(9, 12));
        return new WireAnswer(
                status, headers, new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(String[] lines) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        return headers;
    }

    private static String unchunked(String body) {
        var whole = new StringBuilder();
        var at = 0;
        while (true) {
            var line = body.indexOf("\r\n", at);
            var size = Integer.parseInt(body.substring(at, line).strip(), 16);
            if (size == 0) {
                return whole.toString();
            }
            whole.append(body, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
    }

    private static boolean isOfTheConnection(String header) {
        return OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }
}
