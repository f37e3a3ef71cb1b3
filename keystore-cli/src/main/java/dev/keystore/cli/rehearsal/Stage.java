package dev.keystore.cli.rehearsal;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers the few requests of a rehearsal as DynamoDB, KMS and STS would, with one data key that everybody can read in
 * this file. It keeps nothing and protects nothing, and listens on this machine only.
 */
final class Stage implements AutoCloseable {
    static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000";

    private static final String DATA_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String WRAPPED_KEY = Base64.getEncoder().encodeToString(new byte[184]);
    private static final String CALLER =
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
                    + "<Arn>arn:aws:iam::111122223333:user/rehearsal</Arn></GetCallerIdentityResult>"
                    + "</GetCallerIdentityResponse>";

    private final HttpServer server;
    private final Map<String, Map<String, Object>> items = new LinkedHashMap<>();

    private Stage(HttpServer server) {
        this.server = server;
    }

    static Stage open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Stage stage = new Stage(server);
        server.createContext("/", stage::answer);
        server.start();
        return stage;
    }

    String endpoint(String scheme) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String answer = target == null
                    ? CALLER
                    : JSON.std.asString(answer(target.substring(target.indexOf('.') + 1), JSON.std.mapFrom(request)));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Map<String, Object> answer(String action, Map<String, Object> request) {
        return switch (action) {
            case "GetItem" -> found(request);
            case "TransactGetItems" ->
                Map.of(
                        "Responses",
                        each(request, "TransactItems").stream()
                                .map(one -> found(map(one, "Get")))
                                .toList());
            case "TransactWriteItems" -> {
                each(request, "TransactItems").forEach(one -> keep(map(map(one, "Put"), "Item")));
                yield Map.of();
            }
            case "Query" -> Map.of("Items", new ArrayList<>(items.values()), "Count", items.size());
            case "GenerateDataKey" -> Map.of("KeyId", KEY, "Plaintext", DATA_KEY, "CiphertextBlob", WRAPPED_KEY);
            case "Decrypt" -> Map.of("KeyId", KEY, "Plaintext", DATA_KEY);
            default -> Map.of();
        };
    }

    private Map<String, Object> found(Map<String, Object> get) {
        Map<String, Object> item = items.get(place(map(get, "Key")));
        return item == null ? Map.of() : Map.of("Item", item);
    }

    private void keep(Map<String, Object> item) {
        items.put(place(item), item);
    }

    private static String place(Map<String, Object> item) {
        return item.get("pk") + " " + item.get("sk");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> each(Map<String, Object> of, String name) {
        return (List<Map<String, Object>>) of.getOrDefault(name, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return (Map<String, Object>) of.getOrDefault(name, Map.of());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
