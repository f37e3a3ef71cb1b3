package dev.keystore.testbed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An error as an AWS service sends it; some of KMS's have no message. */
public record AwsError(int status, String code, @Nullable String message) {

    /** An error of the JSON protocols, which all have status 400. */
    public static AwsError of(String code, @Nullable String message) {
        return new AwsError(400, code, message);
    }

    /** How the service of an operation says that there were too many requests. */
    static AwsError throttling(Operation operation) {
        return switch (operation.service()) {
            case "dynamodb" ->
                of(
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded. "
                                + "Consider increasing your provisioning level with the UpdateTable API.");
            case "kms" ->
                of(
                        "ThrottlingException",
                        "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.");
            default -> of("Throttling", "Rate exceeded");
        };
    }

    /** The answer that carries this error in the protocol of an operation's service. */
    WireAnswer answer(Operation operation) {
        var requestId = UUID.randomUUID().toString();
        return switch (operation.service()) {
            case "dynamodb" -> json("application/x-amz-json-1.0", "com.amazonaws.dynamodb.v20120810#", requestId);
            case "kms" -> json("application/x-amz-json-1.1", "", requestId);
            default -> xml(requestId);
        };
    }

    private WireAnswer json(String contentType, String namespace, String requestId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("__type", namespace + code);
        if (message != null) {
            body.put("message", message);
        }
        return new WireAnswer(
                status, Map.of("Content-Type", contentType, "x-amzn-RequestId", requestId), Json.write(body));
    }

    private WireAnswer xml(String requestId) {
        return WireAnswer.of(
                status, "text/xml", """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <Error>
                    <Type>Sender</Type>
                    <Code>%s</Code>
                    <Message>%s</Message>
                  </Error>
                  <RequestId>%s</RequestId>
                </ErrorResponse>
                """.formatted(code, message == null ? "" : Xml.escape(message), requestId));
    }
}
