package dev.keystore.testbed;

import dev.keystore.iam.MalformedPolicy;
import dev.keystore.iam.PolicyDocument;
import dev.keystore.testbed.cloud.Cloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the session policies of a request and measures them with its tags. */
final class Narrowing {

    private static final int LONGEST_POLICY = 2048;
    private static final int MOST_ARNS = 10;

    private final Cloud cloud;
    private final PackedSize packed;

    Narrowing(Cloud cloud, PackedSize packed) {
        this.cloud = cloud;
        this.packed = packed;
    }

    /**
     * The session policies.
     *
     * @throws Refusal for one that is too long, no policy or unknown
     */
    List<PolicyDocument> policies(QueryFields fields) throws Refusal {
        var policies = new ArrayList<PolicyDocument>();
        if (fields.text("Policy") != null) {
            policies.add(inline(
                    fields.matching("Policy", "(?s)[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+", 1, LONGEST_POLICY)));
        }
        var arns = fields.list("PolicyArns", ".arn");
        if (arns.size() > MOST_ARNS) {
            throw QueryFields.unsatisfied(
                    "PolicyArns", arns.toString(), "have length less than or equal to " + MOST_ARNS);
        }
        for (var arn : arns) {
            policies.add(cloud.policy(arn)
                    .orElseThrow(() -> QueryFields.invalid("The specified policy ARN does not exist: " + arn)));
        }
        return policies;
    }

    /** @throws Refusal where policies and tags take more than the room there is */
    int percent(QueryFields fields, Map<String, String> tags) throws Refusal {
        var policy = fields.text("Policy");
        return packed.percent(
                (policy == null ? "" : policy) + String.join("", fields.list("PolicyArns", ".arn")), tags);
    }

    private static PolicyDocument inline(String json) throws Refusal {
        try {
            return PolicyDocument.identity("session policy", json);
        } catch (MalformedPolicy e) {
            throw new Refusal(new AwsError(400, "MalformedPolicyDocument", e.getMessage()));
        }
    }
}
