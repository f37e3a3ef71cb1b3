package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.cli.config.ChosenStore.Aws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store gets into a configuration without anything else in it being touched. */
final class UserConfigTest {
    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/secrets";
    private static final Map<String, String> STORE = store();

    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = home.resolve(".config/keystore/config.yaml");
    }

    private static Map<String, String> store() {
        Map<String, String> store = new LinkedHashMap<>();
        store.put("table", ARN);
        store.put("store-id", "secrets");
        store.put("external-id", "a+b=c");
        store.put("role-arn", "arn:aws:iam::111122223333:role/x");
        return store;
    }

    private UserConfig config() {
        return new UserConfig(Map.of(), home, home);
    }

    private void holds(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String entry(String indent) {
        return """
                %1$steam:
                %1$s%1$stable: '%2$s'
                %1$s%1$sstore-id: 'secrets'
                %1$s%1$sexternal-id: 'a+b=c'
                %1$s%1$srole-arn: 'arn:aws:iam::111122223333:role/x'
                """.formatted(indent, ARN);
    }

    private Aws named(String store) {
        StoreFlags flags = new StoreFlags(null, store, null, null, null, null, null, null, RoleFlags.NONE);
        return (Aws) new Settings(flags, Map.of(), home, home).store();
    }

    @Test
    void beginsAFile() throws IOException {
        assertThat(config().save("team", STORE))
                .isEqualTo("store 'team' was added to " + file + "; use it with --store team");
        assertThat(Files.readString(file)).isEqualTo("stores:\n" + entry("  "));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(named("team").table().value()).isEqualTo(ARN);
    }

    @Test
    void keepsCommentsAndOtherEntries() throws IOException {
        String before = """
                # mine
                default: laptop   # the usual
                stores:   # all of them

                    # at home
                    laptop: {local: ~/secrets}
                    other:
                        table: other
                """;
        holds(before);
        config().check("team");
        config().save("team", STORE);
        assertThat(Files.readString(file))
                .isEqualTo(before.replace("# all of them\n", "# all of them\n" + entry("    ")));
        assertThat(named("team").table().value()).isEqualTo(ARN);
        assertThat(named("other").table().value()).isEqualTo("other");
    }

    @Test
    void addsStoresToAFileWithoutAny() throws IOException {
        holds("# nothing yet");
        config().save("team", STORE);
        assertThat(Files.readString(file)).isEqualTo("# nothing yet\nstores:\n" + entry("  "));
    }

    @Test
    void followsTheVariable() {
        Path elsewhere = home.resolve("mine.yaml");
        new UserConfig(Map.of("KEYSTORE_CONFIG", elsewhere.toString()), home, home).save("team", STORE);
        assertThat(elsewhere).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void theSameStoreIsThereAlready() throws IOException {
        config().save("team", STORE);
        byte[] before = Files.readAllBytes(file);
        config().check("team");
        assertThat(config().save("team", STORE)).endsWith("is in " + file + " already");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void refusesToChangeAnotherStoreOfThatName() throws IOException {
        refuses("stores:\n  team: {table: other}\n", "it has another store 'team' already");
    }

    @Test
    void refusesWhatItCannotDoSafely() throws IOException {
        refuses("stores: {other: {table: other}}\n", "lines can't be added to it safely");
        refuses("{stores: {other: {table: other}}}\n", "lines can't be added to it safely");
        refuses("default: laptop\n...\n", "lines can't be added to it safely");
        refuses("stores: {}\n", "lines can't be added to it safely");
    }

    @Test
    void refusesAFileThatIsNoConfiguration() throws IOException {
        refuses("colour: red\n", "unknown key 'colour'");
    }

    private void refuses(String text, String why) throws IOException {
        holds(text);
        assertThatThrownBy(() -> config().save("team", STORE))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(why);
        assertThat(Files.readString(file)).isEqualTo(text);
    }
}
