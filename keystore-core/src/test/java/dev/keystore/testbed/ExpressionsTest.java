package dev.keystore.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What expressions speak of. */
final class ExpressionsTest {

    @Test
    void attributesAreTheFirstNamesOfPaths() {
        var expressions = new Expressions(Map.of(
                "ConditionExpression", "attribute_not_exists(pk) AND (#v = :old OR size(tags.owner) > :n)",
                "UpdateExpression", "SET #e = if_not_exists(note, :note), #l[3].deep = :x REMOVE expires",
                "ProjectionExpression", "pk, sk,#v",
                "ExpressionAttributeNames", Map.of("#v", "version", "#e", "envelope", "#l", "list")));

        assertThat(expressions.attributes())
                .containsExactlyInAnyOrder("pk", "sk", "version", "tags", "note", "envelope", "list", "expires");
    }

    @Test
    void partitionKeyIsWhatTheConditionAsks() {
        var expressions = new Expressions(Map.of(
                "KeyConditionExpression", "begins_with(sk, :v) AND #p = :pk",
                "ExpressionAttributeNames", Map.of("#p", "pk"),
                "ExpressionAttributeValues", Map.of(":pk", Map.of("S", "prod/"), ":v", Map.of("S", "v"))));

        assertThat(expressions.partitionKey("pk")).contains(Map.of("S", "prod/"));
        assertThat(expressions.partitionKey("sk")).isEmpty();
    }
}
