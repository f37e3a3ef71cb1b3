package dev.keystore.testbed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What a request asks for, in IAM's words: {@code dynamodb:GetItem}, {@code kms:Decrypt}, {@code sts:GetCallerIdentity}. */
record Operation(String service, String action) {

    private static final Map<String, String> SERVICES = Map.of("DynamoDB_20120810", "dynamodb", "TrentService", "kms");

    /** The version of its interface that tells CloudFormation from STS. */
    private static final String CLOUD_FORMATION = "2010-05-15";

    /** Reads the target header of the JSON protocols, else the {@code Action} field of the query protocol. */
    static Operation of(WireRequest request) {
        var target = request.header("X-Amz-Target");
        if (target != null && target.indexOf('.') > 0) {
            var dot = target.indexOf('.');
            var prefix = target.substring(0, dot);
            return new Operation(SERVICES.getOrDefault(prefix, prefix), target.substring(dot + 1));
        }
        var form = form(request);
        var service = form.getOrDefault("Version", "").equals(CLOUD_FORMATION) ? "cloudformation" : "sts";
        return new Operation(service, form.getOrDefault("Action", ""));
    }

    /** Whether the service speaks the query protocol: forms, answered by XML. */
    boolean isQuery() {
        return service.equals("sts") || service.equals("cloudformation");
    }

    /** The fields of a query-protocol request. */
    static Map<String, String> form(WireRequest request) {
        var fields = new TreeMap<String, String>();
        for (var field : request.body().split("&", -1)) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decode(field.substring(0, equals)), decode(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    @Override
    public String toString() {
        return service + ":" + action;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
