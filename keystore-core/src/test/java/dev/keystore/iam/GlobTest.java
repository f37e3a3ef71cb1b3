package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {

    @ParameterizedTest(name = "{0} fits {1}: {2}")
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "*, a:b/c, true",
        "?, a, true",
        "?, '', false",
        "?, ab, false",
        "a*c, ac, true",
        "a*c, abc, true",
        "a*c, abcd, false",
        "a**c, abc, true",
        "*a*b*, xaxbx, true",
        "*a*b*, xbxax, false",
        "*ab, aab, true",
        "prod/app1/*, prod/app1/, true",
        "prod/app1/*, prod/app1/db, true",
        "prod/app1/*, prod/app10/db, false",
        "prod/app1*, prod/app10/db, true",
        "prod/app1/*, Prod/App1/db, false",
        "'[a]', a, false",
        ".*, ab, false",
        "?, 🔑, true",
    })
    void wildcards(String pattern, String text, boolean fits) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(fits);
    }

    /**
     * A {@code *} that ends a segment of a resource may reach beyond its colon, others don't.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">Using
     *     wildcards in resource ARNs</a>
     */
    @ParameterizedTest(name = "{0} fits {1}: {2}")
    @CsvSource({
        "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*, arn:aws:s3:::amzn-s3-demo-bucket/1/test/, true",
        "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*, arn:aws:s3:::amzn-s3-demo-bucket/1/2/test/3/object.jpg, true",
        "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*, arn:aws:s3:::amzn-s3-demo-bucket//test/object.jpg, true",
        "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*, arn:aws:s3:::amzn-s3-demo-bucket/1-test/object.jpg, false",
        "arn:aws:s3:::amzn-s3-demo-bucket/*/test/*, arn:aws:s3:::amzn-s3-demo-bucket/test/object.jpg, false",
        "arn:aws:sqs:*:queue, arn:aws:sqs:eu-west-1:111122223333:queue, true",
        "arn:aws:sqs:eu-*-1:111122223333:queue, arn:aws:sqs:eu-west-1:111122223333:queue, true",
        "arn:aws:sqs:e*1:queue, arn:aws:sqs:eu-west-1:111122223331:queue, false",
        "arn:aws:sqs?eu-west-1:111122223333:queue, arn:aws:sqs:eu-west-1:111122223333:queue, false",
        "arn:aws:logs:*, arn:aws:logs:eu-west-1:111122223333:log-group:a:*, true",
        "*, *, true",
        "arn:*, *, false",
    })
    void wildcardsOfResources(String pattern, String text, boolean fits) {
        assertThat(Template.read(pattern, true, Wildcards.IN_SEGMENT).matches(text, Context.EMPTY))
                .isEqualTo(fits);
    }

    @Test
    void takesNoLongerForAnEvilPattern() {
        Glob evil = Glob.of("*a".repeat(200) + "b");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(evil.matches("a".repeat(2000))).isFalse());
    }
}
