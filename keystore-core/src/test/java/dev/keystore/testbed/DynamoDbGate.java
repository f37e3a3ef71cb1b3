package dev.keystore.testbed;

import dev.keystore.iam.MalformedPolicy;
import dev.keystore.iam.PolicyDocument;
import dev.keystore.testbed.cloud.Ask;
import dev.keystore.testbed.cloud.Cloud;
import dev.keystore.testbed.cloud.NotAuthorized;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands before DynamoDB Local and makes of it what AWS has: accounts with tables of their own, signatures that are
 * checked, policies of callers and tables that are asked for every request, and what Local lacks of a table: resource
 * policies, point-in-time recovery, protection against deletion.
 *
 * <p>Every table stands in the one Local under a name of its own, made of world, account and name.
 */
final class DynamoDbGate implements AutoCloseable {

    /** What a table's own policy can open to another account. */
    private static final Set<String> ACROSS_ACCOUNTS = Set.of(
            "GetItem",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "Query",
            "Scan",
            "BatchGetItem",
            "BatchWriteItem",
            "TransactGetItems",
            "TransactWriteItems",
            "DescribeTable",
            "UpdateTable",
            "DeleteTable");

    private static final Set<String> ADMINISTRATION = Set.of(
            "CreateTable",
            "DescribeContinuousBackups",
            "UpdateContinuousBackups",
            "PutResourcePolicy",
            "GetResourcePolicy",
            "DeleteResourcePolicy");

    private static final String LOCAL_ARN = "arn:aws:dynamodb:ddblocal:000000000000:table/";

    private final String world = "w" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<TableRef, TableState> tables = new ConcurrentHashMap<>();
    private final Cloud cloud;
    private final AwsDouble aws;
    private final Upstream upstream;
    private final TableAdministration administration = new TableAdministration(tables);
    private final LoopbackServer server;

    DynamoDbGate(Cloud cloud, AwsDouble aws, URI local) {
        this.cloud = cloud;
        this.aws = aws;
        this.upstream = new Upstream(local);
        this.server = LoopbackServer.start("dynamodb-gate", this::answer);
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** The names that its tables have in DynamoDB Local. */
    List<String> localNames() {
        return tables.keySet().stream().map(this::localName).toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private WireAnswer answer(WireRequest request) throws IOException {
        var operation = Operation.of(request);
        try {
            var principal = aws.authentication().signer(request, operation);
            var asked = new TableRequest(operation.action(), principal.account(), members(request));
            requireKnown(operation.action());
            authorize(principal, asked);
            return answer(request, asked);
        } catch (Refusal refusal) {
            return refusal.error().answer(operation);
        }
    }

    private WireAnswer answer(WireRequest request, TableRequest asked) throws Refusal, IOException {
        if (asked.action().equals("CreateTable")) {
            return create(request, asked);
        }
        for (var table : asked.tables().values()) {
            requireThere(table, asked.action());
        }
        return switch (asked.action()) {
            case "UpdateTable" -> update(request, asked);
            case "DeleteTable" -> delete(request, asked);
            case "DescribeTable" -> described(forward(request, asked, asked.members()), asked.table());
            default ->
                ADMINISTRATION.contains(asked.action())
                        ? json(administration.answer(asked))
                        : forward(request, asked, asked.members());
        };
    }

    private static void requireKnown(String action) throws Refusal {
        if (!ACROSS_ACCOUNTS.contains(action) && !ADMINISTRATION.contains(action)) {
            throw Refusal.of("UnknownOperationException", null);
        }
    }

    private void authorize(Principal principal, TableRequest asked) throws Refusal {
        var asks = asked.asks(table -> partitionKey(asked, table));
        try {
            cloud.authorizer()
                    .require(aws.principals().identity(principal), "dynamodb:" + asked.action(), asks, this::policy);
        } catch (NotAuthorized e) {
            throw Refusal.of("AccessDeniedException", e.sentenceWithReason());
        }
        for (var ask : asks) {
            if (!ask.account().equals(principal.account()) && !ACROSS_ACCOUNTS.contains(asked.action())) {
                throw Refusal.of(
                        "AccessDeniedException",
                        "User: " + principal.arn() + " is not authorized to perform: " + ask.action() + " on resource: "
                                + ask.resource());
            }
        }
    }

    /** Of a table that is being made it stands in the request. */
    private @Nullable String partitionKey(TableRequest asked, TableRef table) {
        var state = tables.get(table);
        return state != null ? state.partitionKey() : TableAdministration.partitionKey(asked.members());
    }

    private Optional<PolicyDocument> policy(Ask ask) {
        try {
            var state = tables.get(TableRef.of(ask.resource(), ask.account()));
            return Optional.ofNullable(state == null ? null : state.policy()).map(TableState.ResourcePolicy::document);
        } catch (Refusal e) {
            throw new IllegalStateException("asked for something else than a table: " + ask.resource(), e);
        }
    }

    private void requireThere(TableRef table, String action) throws Refusal {
        if (!tables.containsKey(table)) {
            var plain = "Requested resource not found";
            throw switch (action) {
                case "DescribeTable", "DeleteTable", "UpdateTable" ->
                    Refusal.of("ResourceNotFoundException", plain + ": Table: " + table.name() + " not found");
                case "DescribeContinuousBackups", "UpdateContinuousBackups" ->
                    Refusal.of("TableNotFoundException", "Table not found: " + table.name());
                default -> Refusal.of("ResourceNotFoundException", plain);
            };
        }
    }

    private WireAnswer create(WireRequest request, TableRequest asked) throws Refusal, IOException {
        var table = asked.table();
        var key = TableAdministration.partitionKey(asked.members());
        if (key == null) {
            throw KmsRequest.missing("keySchema");
        }
        var state = new TableState(key, Boolean.TRUE.equals(asked.members().get("DeletionProtectionEnabled")));
        if (asked.members().get("ResourcePolicy") instanceof String policy) {
            read(() -> state.policy(policy));
        }
        var answer = forward(request, asked, TableAdministration.withoutExtras(asked.members()));
        if (answer.status() == 200) {
            tables.put(table, state);
        }
        return described(answer, table);
    }

    private WireAnswer update(WireRequest request, TableRequest asked) throws Refusal, IOException {
        var table = asked.table();
        if (asked.members().get("DeletionProtectionEnabled") instanceof Boolean on) {
            state(table).deletionProtection(on);
            var description = forward(as(request, "DescribeTable"), asked, Map.of("TableName", name(asked)));
            return described(renamedMember(description, "Table", "TableDescription"), table);
        }
        return described(forward(request, asked, asked.members()), table);
    }

    private WireAnswer delete(WireRequest request, TableRequest asked) throws Refusal, IOException {
        var table = asked.table();
        if (state(table).deletionProtection()) {
            throw Refusal.of(
                    "ValidationException",
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection "
                            + "first.");
        }
        var answer = forward(request, asked, asked.members());
        if (answer.status() == 200) {
            tables.remove(table);
        }
        return answer;
    }

    /** Sends it on under the names that Local has, and puts the names of the accounts back into the answer. */
    private WireAnswer forward(WireRequest request, TableRequest asked, Map<String, Object> members)
            throws Refusal, IOException {
        var names = new LinkedHashMap<String, String>();
        for (var table : asked.tables().entrySet()) {
            names.put(table.getKey(), localName(table.getValue()));
        }
        var renamed = new TableRequest(asked.action(), asked.account(), members).renamed(names);
        var answer = upstream.send(
                new WireRequest(request.method(), request.target(), request.headers(), Json.write(renamed)));
        var body = answer.body();
        for (var table : asked.tables().entrySet()) {
            var local = localName(table.getValue());
            var back = asked.isBatch() ? table.getKey() : table.getValue().name();
            body = body.replace(LOCAL_ARN + local, table.getValue().arn()).replace(local, back);
        }
        var headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("x-amz-crc32"));
        return new WireAnswer(answer.status(), headers, body);
    }

    private WireAnswer described(WireAnswer answer, TableRef table) {
        if (answer.status() != 200) {
            return answer;
        }
        var members = new LinkedHashMap<>(read(answer));
        for (var name : List.of("Table", "TableDescription")) {
            if (members.get(name) instanceof Map<?, ?> description) {
                var more = new LinkedHashMap<Object, Object>(description);
                more.put("DeletionProtectionEnabled", state(table).deletionProtection());
                members.put(name, more);
            }
        }
        return new WireAnswer(answer.status(), answer.headers(), Json.write(members));
    }

    private static WireAnswer renamedMember(WireAnswer answer, String from, String to) {
        var members = read(answer);
        return members.containsKey(from)
                ? new WireAnswer(answer.status(), answer.headers(), Json.write(Map.of(to, members.get(from))))
                : answer;
    }

    private static WireRequest as(WireRequest request, String action) {
        var headers = new LinkedHashMap<>(request.headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("X-Amz-Target"));
        headers.put("X-Amz-Target", List.of("DynamoDB_20120810." + action));
        return new WireRequest(request.method(), request.target(), headers, request.body());
    }

    private static Object name(TableRequest asked) {
        return String.valueOf(asked.members().get("TableName"));
    }

    private TableState state(TableRef table) {
        var state = tables.get(table);
        if (state == null) {
            throw new IllegalStateException(table + " was removed meanwhile");
        }
        return state;
    }

    private String localName(TableRef table) {
        return world + "." + table.account() + "." + table.name();
    }

    private static void read(Runnable policy) throws Refusal {
        try {
            policy.run();
        } catch (MalformedPolicy e) {
            throw Refusal.of("ValidationException", "Resource-based policy is not valid: " + e.getMessage());
        }
    }

    private static Map<String, Object> members(WireRequest request) throws Refusal {
        try {
            return Json.read(request.body());
        } catch (Json.MalformedJson e) {
            throw Refusal.of("SerializationException", null);
        }
    }

    private static Map<String, Object> read(WireAnswer answer) {
        try {
            return Json.read(answer.body());
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("DynamoDB Local answered no JSON", e);
        }
    }

    private static WireAnswer json(Map<String, Object> members) {
        return WireAnswer.of(200, "application/x-amz-json-1.0", Json.write(members));
    }
}
