package dev.keystore.access;

import dev.keystore.secret.Namespace;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a session may do at most, whatever its role may: only the crossing of both is allowed. It narrows the names, not the
 * actions, which the role's own policy limits.
 *
 * @param json the policy
 */
public record SessionPolicy(String json) {
    /** What STS takes in plain text; packed, together with tags, it may still be too much (STS API reference, AssumeRole). */
    public static final int MOST_CHARACTERS = 2048;

    /**
     * What narrows a session to {@code reach}: its namespaces with everything below, and the partitions above them in which they
     * are listed. Empty for the whole store, and where it would be longer than {@link #MOST_CHARACTERS}.
     */
    public static Optional<SessionPolicy> of(Reach reach) {
        if (reach.isWhole()) {
            return Optional.empty();
        }
        NavigableSet<String> names = new TreeSet<>();
        NavigableSet<String> partitions = new TreeSet<>();
        for (Namespace namespace : reach.namespaces()) {
            names.add(namespace + "/*");
            partitions.add("/");
            for (Optional<Namespace> above = namespace.parent();
                    above.isPresent();
                    above = above.get().parent()) {
                partitions.add(above.get() + "/");
            }
        }
        partitions.addAll(names);
        String json = """
                {"Version":"2012-10-17","Statement":[\
                {"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:Query","dynamodb:PutItem","dynamodb:UpdateItem",\
                "dynamodb:DeleteItem","dynamodb:ConditionCheckItem"],"Resource":"*","Condition":{\
                "ForAllValues:StringLike":{"dynamodb:LeadingKeys":[%s]},"Null":{"dynamodb:LeadingKeys":"false"}}},\
                {"Effect":"Allow","Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*","Condition":{\
                "StringLike":{"kms:EncryptionContext:keystore:name":[%s]}}},\
                {"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*"}]}""".formatted(quoted(partitions), quoted(names));
        return json.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(new SessionPolicy(json));
    }

    /** Names hold nothing that JSON, or a pattern of IAM's, would take for anything else. */
    private static String quoted(NavigableSet<String> patterns) {
        return patterns.stream().map(pattern -> '"' + pattern + '"').collect(Collectors.joining(","));
    }
}
