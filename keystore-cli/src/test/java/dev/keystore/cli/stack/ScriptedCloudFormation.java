package dev.keystore.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Answers CloudFormation's requests with what a test wrote down, in its order; the last answer to an action stays. */
final class ScriptedCloudFormation implements AutoCloseable {
    static final String STACK_ID = "arn:aws:cloudformation:eu-west-1:111122223333:stack/a-stack/1";

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<Map<String, String>> requests = new ArrayList<>();

    ScriptedCloudFormation() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next answers to {@code action}: what stands in its result, or an error made by {@link #error}. */
    ScriptedCloudFormation on(String action, String... results) {
        answers.computeIfAbsent(action, first -> new ArrayDeque<>()).addAll(List.of(results));
        return this;
    }

    static String error(String code, String message) {
        return "!<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(code, message);
    }

    /** A stack at {@code status}, made of the template {@code template} by this program. */
    static String stack(String status, String template, String more) {
        return """
                <Stacks><member><StackId>%s</StackId><StackName>a-stack</StackName><StackStatus>%s</StackStatus>
                <CreationTime>2026-01-31T12:00:00Z</CreationTime>
                <Tags><member><Key>keystore:template</Key><Value>%s</Value></member></Tags>%s</member></Stacks>
                """.formatted(STACK_ID, status, template, more);
    }

    static String event(String id, String resource, String status, String reason) {
        return """
                <member><EventId>%s</EventId><StackId>%s</StackId><StackName>a-stack</StackName><LogicalResourceId>%s</LogicalResourceId>
                <ResourceType>AWS::KMS::Key</ResourceType><Timestamp>2026-01-31T12:00:00Z</Timestamp>
                <ResourceStatus>%s</ResourceStatus><ResourceStatusReason>%s</ResourceStatusReason></member>
                """.formatted(id, STACK_ID, resource, status, reason);
    }

    /** What was asked, in order. */
    List<String> actions() {
        return requests.stream()
                .map(request -> request.getOrDefault("Action", ""))
                .toList();
    }

    /** The parameters of the one request for {@code action}. */
    Map<String, String> request(String action) {
        return requests.stream()
                .filter(request -> action.equals(request.get("Action")))
                .findFirst()
                .orElseThrow();
    }

    /** A deployer that asks here, looks again at once, and has {@code left}. */
    StackDeployer deployer(Supplier<Duration> left) {
        CloudFormationClient client = CloudFormationClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        return new CloudFormationDeployer(
                client, () -> "arn:aws:iam::111122223333:user/ann", new Polling(Duration.ZERO, left), List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> request = new TreeMap<>();
        for (String pair : new String(exchange.getRequestBody().readAllBytes(), UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            request.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        requests.add(request);
        String action = request.getOrDefault("Action", "");
        Deque<String> left = answers.getOrDefault(action, new ArrayDeque<>());
        String result =
                left.isEmpty() ? error("NotScripted", action) : left.size() > 1 ? left.remove() : left.element();
        boolean failed = result.startsWith("!");
        String body = failed
                ? result.substring(1)
                : "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(failed ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
