package dev.keystore.cli.proof;

import dev.keystore.iam.PolicyDocument;
import java.util.List;
import java.util.Map;

/** Policies that allow too much, to see that another lock holds where one is open. */
final class Everything {
    /** What an administrator has. */
    static final PolicyDocument IDENTITY = PolicyDocument.identity(
            "AdministratorAccess",
            Map.of(
                    "Version",
                    "2012-10-17",
                    "Statement",
                    List.of(Map.of("Effect", "Allow", "Action", "*", "Resource", "*"))));

    private Everything() {}

    /** What a resource would have that trusts all of these accounts, as keys do by default. */
    static PolicyDocument resource(String... accounts) {
        return PolicyDocument.resource(
                "open to accounts",
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of(
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("AWS", List.of(accounts)),
                                "Action",
                                "*",
                                "Resource",
                                "*"))));
    }

    /** What a role would have that trusts a whole account without any condition. */
    static PolicyDocument trust(String account) {
        return PolicyDocument.trust(
                "open trust",
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of("Effect", "Allow", "Principal", Map.of("AWS", account), "Action", "sts:*"))));
    }
}
