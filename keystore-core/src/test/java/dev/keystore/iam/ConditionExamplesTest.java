package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole statements with conditions, from the pages of the IAM user guide that are named at each. */
final class ConditionExamplesTest {

    private static final String BUCKET = "arn:aws:s3:::amzn-s3-demo-bucket";

    private static final String DEPARTMENTS = """
            {"Version": "2012-10-17", "Statement": [{
              "Sid": "ExamplePolicy", "Effect": "Allow",
              "Principal": {"AWS": "arn:aws:iam::222222222222:root"},
              "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket",
              "Condition": {
                "StringEquals": {
                  "aws:PrincipalTag/department": ["finance", "hr", "legal"],
                  "aws:PrincipalTag/role": ["audit", "security"]},
                "ArnLike": {"aws:PrincipalArn": [
                  "arn:aws:iam::222222222222:user/Ana", "arn:aws:iam::222222222222:user/Mary"]}}}]}
            """;

    private static final PolicyDocument LIST = PolicyDocument.identity("list", """
            {"Statement": {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}}
            """);

    /**
     * Both tables of the page, with {@code ArnLike} and with {@code ArnNotLike}.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html">Conditions
     *     with multiple context keys or values</a>
     */
    @ParameterizedTest(name = "{0} {1}, department {2}, role {3}: {4}")
    @CsvSource({
        "ArnLike, Mary, legal, audit, true",
        "ArnLike, Nikki, hr, audit, false",
        "ArnLike, Mary, hr, payroll, false",
        "ArnLike, Mary, hr, , false",
        "ArnLike, Mary, , , false",
        "ArnNotLike, Nikki, legal, audit, true",
        "ArnNotLike, Mary, hr, audit, false",
        "ArnNotLike, Nikki, hr, payroll, false",
        "ArnNotLike, Nikki, hr, , false",
        "ArnNotLike, Nikki, , , false",
    })
    void severalKeysAndValues(String operator, String user, String department, String role, boolean matches) {
        AccessRequest request = AccessRequest.of(
                Caller.user("arn:aws:iam::222222222222:user/" + user), "s3:ListBucket", BUCKET, "333333333333");
        request = department == null ? request : request.with("aws:PrincipalTag/department", department);
        request = role == null ? request : request.with("aws:PrincipalTag/role", role);
        var bucket = PolicyDocument.resource("bucket", DEPARTMENTS.replace("ArnLike", operator));
        assertThat(Evaluation.decide(request, Policies.NONE.identity(LIST).resource(bucket))
                        .allowed())
                .isEqualTo(matches);
    }

    /**
     * {@code StringLike} fails for images and key pairs, which have no instance type; {@code StringLikeIfExists} doesn't.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists">...IfExists
     *     condition operators</a>
     */
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "StringLike, t2.micro, true",
        "StringLike, m5.large, false",
        "StringLike, , false",
        "StringLikeIfExists, t2.micro, true",
        "StringLikeIfExists, m5.large, false",
        "StringLikeIfExists, , true",
    })
    void ifExists(String operator, String type, boolean allowed) {
        var policy = PolicyDocument.identity("run", """
                {"Version": "2012-10-17", "Statement": {
                  "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": "*",
                  "Condition": {"%s": {"ec2:InstanceType": ["t1.*", "t2.*", "m3.*"]}}}}
                """.formatted(operator));
        AccessRequest request = user("ec2:RunInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1");
        request = type == null ? request : request.with("ec2:InstanceType", type);
        assertThat(Evaluation.decide(request, Policies.NONE.identity(policy)).allowed())
                .isEqualTo(allowed);
    }

    /**
     * Only without temporary credentials.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null">Condition
     *     operator to check existence of condition keys</a>
     */
    @ParameterizedTest(name = "token issued {0}: {1}")
    @CsvSource({", true", "2020-01-01T00:00:01Z, false"})
    void absence(String issued, boolean allowed) {
        var policy = PolicyDocument.identity("own", """
                {"Version": "2012-10-17", "Statement": {"Action": "ec2:*", "Effect": "Allow", "Resource": "*",
                  "Condition": {"Null": {"aws:TokenIssueTime": "true"}}}}
                """);
        AccessRequest request = user("ec2:StopInstances", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1");
        request = issued == null ? request : request.with("aws:TokenIssueTime", issued);
        assertThat(Evaluation.decide(request, Policies.NONE.identity(policy)).allowed())
                .isEqualTo(allowed);
    }

    /**
     * All but what is listed, and names of actions without case.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html">IAM JSON
     *     policy elements: NotAction</a>
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html">IAM
     *     JSON policy elements: NotResource</a>
     */
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "S3:getobject, HRBucket/x, true",
        "s3:DeleteBucket, HRBucket, false",
        "s3:deletebucket, HRBucket, false",
        "s3:GetObject, Other/x, false",
        "iam:GetUser, HRBucket, true",
    })
    void allBut(String action, String resource, boolean allowed) {
        var policy = PolicyDocument.identity("all-but", """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "NotAction": "s3:DeleteBucket", "Resource": "arn:aws:s3:::*"},
                  {"Effect": "Deny", "Action": "s3:*",
                   "NotResource": ["arn:aws:s3:::HRBucket", "arn:aws:s3:::HRBucket/*"]}]}
                """);
        var request = AccessRequest.of(
                Caller.user("arn:aws:iam::111122223333:user/Joe"), action, "arn:aws:s3:::" + resource, "111122223333");
        assertThat(Evaluation.decide(request, Policies.NONE.identity(policy)).allowed())
                .isEqualTo(allowed);
    }

    private static AccessRequest user(String action, String resource) {
        return AccessRequest.of(Caller.user("arn:aws:iam::111122223333:user/Joe"), action, resource);
    }
}
