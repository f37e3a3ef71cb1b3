package dev.keystore.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own region comes back, whatever happened in between. */
final class AssumedRegionTest {
    private static Map<String, String> environment(String region, String defaultRegion) {
        Map<String, String> environment = new HashMap<>();
        put(environment, "AWS_REGION", region);
        put(environment, "AWS_DEFAULT_REGION", defaultRegion);
        return environment;
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (!value.isEmpty()) {
            environment.put(name, value);
        }
    }

    private static Map<String, String> assumed(String region, Map<String, String> environment) {
        Map<String, String> after = new HashMap<>(environment);
        after.putAll(AssumedRegion.over(region, environment).variables());
        return after;
    }

    /** What is left of {@code environment} once a shell has read the way back. */
    private static Map<String, String> left(Map<String, String> environment) {
        Map<String, String> after = new HashMap<>(environment);
        AssumedRegion.in(environment)
                .orElseThrow()
                .wayBack(environment, ShellDialect.SH)
                .lines()
                .forEach(line -> {
                    String[] words = line.split("[ =]", -1);
                    if (words[0].equals("unset")) {
                        after.remove(words[1]);
                    } else {
                        after.put(words[1], words[2].replace("'", ""));
                    }
                });
        return after;
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "us-east-1, ''", "'', us-east-1", "eu-west-1, eu-west-1", "eu-west-1, us-east-1"})
    void comesBack(String region, String defaultRegion) {
        Map<String, String> own = environment(region, defaultRegion);
        Map<String, String> once = assumed("eu-west-1", own);
        assertThat(once).containsEntry("AWS_REGION", "eu-west-1").containsEntry("AWS_DEFAULT_REGION", "eu-west-1");
        assertThat(left(once)).isEqualTo(own);
        assertThat(left(assumed("eu-west-1", once))).isEqualTo(own);
        assertThat(left(assumed("ap-south-1", once))).isEqualTo(own);
    }

    @Test
    void whatTheUserHasSetSinceIsHis() {
        Map<String, String> environment = assumed("eu-west-1", environment("us-east-1", ""));
        environment.put("AWS_REGION", "ap-south-1");
        assertThat(left(environment)).isEqualTo(environment("ap-south-1", ""));
        assertThat(left(assumed("eu-west-1", environment))).isEqualTo(environment("ap-south-1", ""));
    }

    @Test
    void onlyAMarkSaysThatItIsOurs() {
        assertThat(AssumedRegion.in(environment("eu-west-1", "eu-west-1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "yes", ",,AWS_REGION=", "AWS_REGION", "x y"})
    void aMarkOfAnotherFormSaysNothingOfBefore(String mark) {
        Map<String, String> environment = environment("eu-west-1", "us-east-1");
        environment.put(AssumedRegion.MARK, mark);
        assertThat(left(environment)).isEmpty();
    }

    @Test
    void oddValuesAreNoPartOfTheMark() {
        Map<String, String> environment = assumed("eu-west-1", environment("a,AWS_DEFAULT_REGION=b", "$(id)"));
        assertThat(environment).containsEntry(AssumedRegion.MARK, "eu-west-1");
        environment.put(AssumedRegion.MARK, "eu-west-1,PATH=x,AWS_REGION=a=b");
        assertThat(left(environment)).isEmpty();
    }
}
