package dev.keystore.testbed;

import java.util.Map;
import java.util.UUID;

/** AWS STS: says who signed a request. */
public final class StsDouble {

    StsDouble() {}

    /** The XML that answers the fields of a query-protocol request. */
    String answer(Principal principal, Map<String, String> fields) throws Refusal {
        var action = fields.getOrDefault("Action", "");
        var result = switch (action) {
            case "GetCallerIdentity" -> callerIdentity(principal);
            default ->
                throw Refusal.of(
                        "InvalidAction",
                        "Could not find operation " + action + " for version "
                                + fields.getOrDefault("Version", "NO_VERSION_SPECIFIED"));
        };
        return """
                <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <%1$sResult>%2$s</%1$sResult>
                  <ResponseMetadata><RequestId>%3$s</RequestId></ResponseMetadata>
                </%1$sResponse>
                """.formatted(action, result, UUID.randomUUID());
    }

    private static String callerIdentity(Principal principal) {
        return "<Arn>%s</Arn><UserId>%s</UserId><Account>%s</Account>"
                .formatted(Xml.escape(principal.arn()), Xml.escape(principal.userId()), principal.account());
    }
}
