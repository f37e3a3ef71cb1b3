package dev.keystore.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Variables, with the documentation's own examples.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM policy elements:
 *     Variables and tags</a>
 */
final class VariablesTest {

    private static final Context DAVID = Context.EMPTY
            .with("aws:username", "David")
            .with("aws:PrincipalTag/department", "Human Resources")
            .with("aws:PrincipalTag/team", "yellow");

    private static boolean matches(String pattern, String text, Context context) {
        return Template.read(pattern, true, Wildcards.ANY).matches(text, context);
    }

    @ParameterizedTest(name = "{0} fits {1}: {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "${aws:username}/*, David/x, true",
                "${aws:username}/*, Adele/x, false",
                "${AWS:UserName}/*, David/x, true",
                "home/${aws:username}/, home/David/, true",
                "${aws:PrincipalTag/department}, Human Resources, true",
                "${aws:PrincipalTag/Team}-${aws:username}, yellow-David, true",
                "${aws:PrincipalTag/missing}, \"\", false",
                "*${aws:PrincipalTag/missing}, anything, false",
                "${*}, *, true",
                "${*}, a, false",
                "a${?}, a?, true",
                "a${?}, ab, false",
                "${$}{aws:username}, ${aws:username}, true",
            })
    void standForValuesOfTheRequest(String pattern, String text, boolean fits) {
        assertThat(matches(pattern, text, DAVID)).isEqualTo(fits);
    }

    /** For users without a team there is the bucket of the whole company. */
    @Test
    void haveDefaults() {
        String bucket = "arn:aws:s3:::amzn-s3-demo-bucket-${aws:PrincipalTag/team, 'company-wide'}";
        assertThat(matches(bucket, "arn:aws:s3:::amzn-s3-demo-bucket-yellow", DAVID))
                .isTrue();
        assertThat(matches(bucket, "arn:aws:s3:::amzn-s3-demo-bucket-company-wide", DAVID))
                .isFalse();
        assertThat(matches(bucket, "arn:aws:s3:::amzn-s3-demo-bucket-company-wide", Context.EMPTY))
                .isTrue();
        assertThat(matches("x${aws:userid, ''}", "x", Context.EMPTY)).isTrue();
    }

    @Test
    void areATextLikeOthersInTheOldVersion() {
        Template old = Template.read("${aws:username}", false, Wildcards.ANY);
        assertThat(old.matches("David", DAVID)).isFalse();
        assertThat(old.matches("${aws:username}", DAVID)).isTrue();
        assertThat(Template.read("${*}", false, Wildcards.ANY).matches("${anything}", DAVID))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${", "${}", "${aws:username", "x${aws:username,'a'}", "${aws:username, a}", "${a${b}}", "${**}"
            })
    void haveNoOtherShape(String text) {
        assertThatThrownBy(() -> Template.read(text, true, Wildcards.ANY)).isInstanceOf(MalformedPolicy.class);
    }

    @Test
    void areNeverMultivalued() {
        Context keys = Context.EMPTY.withAll("aws:TagKeys", List.of("a"));
        assertThatThrownBy(() -> matches("${aws:TagKeys}", "a", keys)).isInstanceOf(Undecidable.class);
    }

    @Test
    void bringNoWildcardsIn() {
        Context star = Context.EMPTY.with("aws:PrincipalTag/team", "*");
        assertThatThrownBy(() -> matches("${aws:PrincipalTag/team}", "anything", star))
                .isInstanceOf(Undecidable.class)
                .hasMessageContaining("aws:PrincipalTag/team");
        Template exact = Template.read("${aws:PrincipalTag/team}", true, Wildcards.NONE);
        assertThat(exact.matches("*", star)).isTrue();
        assertThat(exact.matches("anything", star)).isFalse();
    }
}
