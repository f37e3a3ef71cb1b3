package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole statements with variables, from the pages of the IAM user guide that are named at each. */
final class VariableExamplesTest {

    private static final String BUCKET = "arn:aws:s3:::amzn-s3-demo-bucket";

    /**
     * "Access is explicitly denied when aws:PrincipalTag/Team is not set."
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value">Policy
     *     variables with no value</a>
     */
    @ParameterizedTest(name = "team {0} on an object of {1}: denied {2}")
    @CsvSource({"red, red, false", "red, blue, true", ", red, true"})
    void variablesWithNoValue(String team, String object, boolean denied) {
        var policy = PolicyDocument.identity("team", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"},
                  {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*",
                   "Condition": {"StringNotEquals": {"s3:ExistingObjectTag/Team": "${aws:PrincipalTag/Team}"}}}]}
                """);
        AccessRequest request = AccessRequest.of(
                        Caller.user("arn:aws:iam::111122223333:user/Joe"),
                        "s3:GetObject",
                        BUCKET + "/x",
                        "111122223333")
                .with("s3:ExistingObjectTag/Team", object);
        request = team == null ? request : request.with("aws:PrincipalTag/Team", team);
        Decision decision = Evaluation.decide(request, Policies.NONE.identity(policy));
        assertThat(decision.explicitlyDenied()).isEqualTo(denied);
        assertThat(decision.allowed()).isEqualTo(!denied);
    }

    /**
     * Each user has the objects under their own name, in the version of the language that has variables.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM policy
     *     elements: Variables and tags</a>
     */
    @ParameterizedTest(name = "{0} wants {1} under {2}: {3}")
    @CsvSource({
        "David, David/x, 2012-10-17, true",
        "David, Adele/x, 2012-10-17, false",
        "David, David/x, 2008-10-17, false",
        "David, ${aws:username}/x, 2008-10-17, true",
    })
    void variablesInResources(String user, String object, String version, boolean allowed) {
        var policy = PolicyDocument.identity("own", """
                {"Version": "%s", "Statement": {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
                  "Resource": ["arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*"]}}
                """.formatted(version));
        var request = AccessRequest.of(
                Caller.user("arn:aws:iam::111122223333:user/" + user),
                "s3:GetObject",
                BUCKET + "/" + object,
                "111122223333");
        assertThat(Evaluation.decide(request, Policies.NONE.identity(policy)).allowed())
                .isEqualTo(allowed);
        Policies session = Policies.NONE.identity(policy);
        assertThat(Evaluation.decide(request.from(role(user)), session).allowed())
                .as("a session has no user name")
                .isEqualTo(allowed && version.startsWith("2008"));
    }

    private static Caller role(String name) {
        return Caller.session("arn:aws:iam::111122223333:role/" + name.toLowerCase(Locale.ROOT), "run");
    }
}
