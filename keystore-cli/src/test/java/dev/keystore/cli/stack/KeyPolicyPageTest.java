package dev.keystore.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.io.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The key policy that a page gives to those who keep their own key is the one of {@code store.yaml}. With {@code
 * -Dkeystore.regenerate=true} it is written anew.
 */
final class KeyPolicyPageTest {
    private static final Path PAGE = Path.of("../docs/how-to/migrate-from-a-hand-made-role.md");
    private static final String BEGIN = "```json\n{\"Version\"";
    private static final String END = "\n```\n";

    @Test
    void isTheOneOfTheTemplate() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END, begin);
        String expected = page.substring(0, begin) + "```json\n" + policy() + page.substring(end);
        if (Boolean.getBoolean("keystore.regenerate")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    /** A statement a line. */
    private static String policy() {
        Object key = Rendering.of(
                        Template.named("store"),
                        Map.of("StoreId", "secrets", "TableName", "secrets"),
                        Surroundings.of("111111111111", "eu-west-1", "keystore-secrets"))
                .resource("Key")
                .properties()
                .get("KeyPolicy");
        assertThat(key).isInstanceOf(Map.class);
        Map<?, ?> policy = (Map<?, ?>) key;
        assertThat(policy.get("Statement")).isInstanceOf(List.class);
        String statements =
                ((List<?>) policy.get("Statement")).stream().map(JsonText::of).collect(Collectors.joining(",\n"));
        return "{\"Version\":" + JsonText.of(policy.get("Version")) + ",\"Statement\":[\n" + statements + "\n]}";
    }
}
