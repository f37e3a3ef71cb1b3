package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keystore.KeystoreException.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository must not choose where a secret goes, unless the user said so of exactly this file. */
final class TrustTest {
    private static final String EVIL =
            "default: team2\nstores:\n  team2: {table: evil-table, key: alias/evil, endpoint-url: 'http://evil:1'}\n";
    private static final String USER = "default: team\nstores:\n  team: {table: user-table}\n";

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void attackAProjectFileRedirectsAPut() {
        desk.user(USER).project(EVIL);

        Misconfigured refusal = catchThrowableOfType(Misconfigured.class, desk::store);

        assertThat(refusal)
                .hasMessage(desk.projectFile + " is not trusted; it would choose the store 'team2' (table evil-table, "
                        + "key alias/evil, endpoint-url http://evil:1)");
        assertThat(refusal.hint().orElseThrow()).contains("keystore trust '" + desk.projectFile + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--local",
                "--table=abc",
                "--store=team",
                "KEYSTORE_LOCAL=default",
                "KEYSTORE_TABLE=abc",
                "KEYSTORE_STORE=team"
            })
    void attackFailsWithoutAWordWhereTheUserNamedTheStore(String given) {
        desk.user(USER).project(EVIL.replace("team2", "team")).given(given);

        assertThat(desk.shown()).doesNotContain("evil");
    }

    @Test
    void attackOnAStoreOfTheUserFailsEvenWhenTrusted() {
        desk.user(USER).project(EVIL.replace("team2", "team")).trusting();

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'team' is defined in " + desk.projectFile + " and in " + desk.userFile);
        assertThat(desk.given("--store=team").shown()).doesNotContain("evil").contains("user-table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "stores: {x: {local: y}}", "run: {A: b/c}"})
    void aFileThatSuppliesNothingNeedsNoTrust(String yaml) {
        desk.user(USER).project(yaml);

        assertThat(desk.shown()).startsWith("table user-table ");
    }

    @Test
    void whatAProjectPutsIntoAnEnvironmentNeedsTrust() {
        assertThat(desk.settings().run()).isEmpty();
        desk.user(USER).project("run: {DB_PASSWORD: prod/app1/db, LD_PRELOAD: 'keystore://team/x/y@7'}");

        assertThatThrownBy(() -> desk.settings().run())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("would put DB_PASSWORD, LD_PRELOAD into the environment of commands");
        assertThat(desk.trusting().settings().run().values())
                .extracting(setting -> setting.value().toString())
                .containsExactly("keystore:prod/app1/db", "keystore://team/x/y@7");
        desk.user(USER).project("stores: {team: {table: evil}}\nrun: {A: b/c}").trusting();
        assertThatThrownBy(() -> desk.settings().run())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'team' is defined in");
    }

    @Test
    void storesAreKnownByTheirNamesAlone() {
        desk.user(USER).project("stores: {theirs: {table: evil-table}}");
        assertThat(desk.settings().defines("team")).isTrue();
        assertThat(desk.settings().defines("theirs")).isTrue();
        assertThat(desk.settings().defines("nobody")).isFalse();
    }

    @Test
    void aTrustedProjectMayChooseAmongTheUsersStores() {
        desk.user(USER + "  other: {table: other-table}\n").project("default: other");

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("would choose the store 'other' (of your own configuration)");
        assertThat(desk.trusting().shown()).startsWith("table other-table (user file ");
        desk.project("default: nobody").trusting();
        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(".yaml:1: there is no store");
    }

    @Test
    void storesOfTheProjectNeedTrustAndAreNeverTheUsersDefault() {
        desk.user("default: theirs").project("stores: {theirs: {table: evil-table}}");
        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("there is no store 'theirs'");

        desk.given("--store=theirs");
        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("would define the store 'theirs' (table evil-table)");
        assertThat(desk.trusting().shown()).startsWith("table evil-table");
    }

    @Test
    void anyEditNeedsTrustAgain() {
        desk.project(EVIL).trusting();
        assertThat(desk.aws().table().value()).isEqualTo("evil-table");

        desk.project(EVIL + "#");
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("not trusted");
        desk.project(EVIL);
        assertThat(desk.aws().table().value()).isEqualTo("evil-table");
        desk.project(EVIL + "#").trusting();
        desk.project(EVIL);
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("not trusted");
    }

    @Test
    void anotherPlaceNeedsTrustOfItsOwn() throws IOException {
        desk.project(EVIL).trusting();

        Path copy = Files.move(desk.repository, desk.repository.resolveSibling("moved"));

        assertThatThrownBy(() -> desk.storeFrom(copy))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("not trusted");
    }

    @Test
    void theVariableTrustsForThisRun() {
        desk.project(EVIL).given("KEYSTORE_TRUST_PROJECT=1");
        assertThat(desk.aws().table().value()).isEqualTo("evil-table");
        desk.given("KEYSTORE_TRUST_PROJECT=0");
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class);
        desk.user(USER).project(EVIL.replace("team2", "team")).given("KEYSTORE_TRUST_PROJECT=1");
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("is defined in");
    }

    @Test
    void theNearestFileUpToTheRootSpeaks() throws IOException {
        desk.project(EVIL).given("KEYSTORE_TRUST_PROJECT=1");
        Path near = desk.workingDirectory.resolve(".keystore.yaml");
        desk.file(near, EVIL.replace("evil-table", "near-table"));
        assertThat(desk.aws().table().value()).isEqualTo("near-table");

        Files.delete(near);
        Files.createFile(desk.workingDirectory.resolve(".git"));
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessage("no store is named");
    }

    @Test
    void outsideARepositoryThereIsNone() throws IOException {
        desk.project(EVIL).given("KEYSTORE_TRUST_PROJECT=1");
        Files.delete(desk.repository.resolve(".git"));

        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessage("no store is named");
        assertThat(TrustedFiles.candidate(desk.workingDirectory)).isEmpty();
        assertThat(TrustedFiles.candidate(desk.home.resolve("gone"))).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = desk.home.resolve("elsewhere.yaml");
        desk.file(elsewhere, EVIL).given("KEYSTORE_TRUST_PROJECT=1");
        Files.createSymbolicLink(desk.projectFile, elsewhere);

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("links are not followed");
        assertThatThrownBy(desk::trusting).isInstanceOf(Misconfigured.class);
        assertThat(desk.given("--local").store()).isInstanceOf(ChosenStore.Local.class);
    }

    @Test
    void aLinkedFolderIsTheRealOne() throws IOException {
        Path link = Files.createSymbolicLink(desk.home.resolve("link"), desk.repository);
        desk.project(EVIL);

        assertThat(desk.trustedFiles().trust(link.resolve(".keystore.yaml"))).isEqualTo(desk.projectFile);
        assertThat(desk.storeFrom(link)).isEqualTo(desk.store());
    }

    @Test
    void filesOfOthersNeverCount() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        desk.user(USER).project(EVIL).trusting().given("KEYSTORE_TRUST_PROJECT=1");
        Files.setAttribute(desk.projectFile, "unix:uid", 4711);

        assertThatThrownBy(desk::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("belongs to another user");
        assertThatThrownBy(desk::trusting).isInstanceOf(Misconfigured.class);
        assertThat(desk.given("--store=team").shown()).contains("user-table");
    }

    @Test
    void recordsArePrivateAndOthersCannotForgeThem() throws IOException {
        desk.project(EVIL).trusting();
        Path record = onlyRecord();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(record)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(record.getParent())))
                .isEqualTo("rwx------");

        Files.setPosixFilePermissions(record, PosixFilePermissions.fromString("rw--w----"));
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("not trusted");
        desk.trusting();
        Files.writeString(record, "");
        assertThatThrownBy(desk::store).isInstanceOf(Misconfigured.class).hasMessageContaining("not trusted");
    }

    @Test
    void whatCannotBeTrusted() throws IOException {
        TrustedFiles trusted = desk.trustedFiles();
        desk.project("broken: [");
        assertThatThrownBy(() -> trusted.trust(desk.projectFile)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> trusted.trust(desk.home.resolve("gone/.keystore.yaml")))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> trusted.trust(desk.workingDirectory.resolve(".keystore.yaml")))
                .isInstanceOf(Misconfigured.class);
        desk.user(USER);
        assertThatThrownBy(() -> trusted.trust(desk.userFile)).isInstanceOf(Misconfigured.class);

        desk.project(EVIL).given("XDG_STATE_HOME=" + Files.createFile(desk.home.resolve("in the way")));
        assertThatThrownBy(desk::trusting).isInstanceOf(Misconfigured.class).hasMessageContaining("can't record trust");
    }

    @Test
    void aProjectFileUsedAsTheUsersOwnIsTheUsers() {
        desk.project(EVIL).given("KEYSTORE_CONFIG=" + desk.projectFile);

        assertThat(desk.aws().table().origin().level()).isEqualTo(Origin.Level.USER);
    }

    @Test
    void namesOfFoldersCannotDriveATerminal() throws IOException {
        Path odd = Files.createDirectories(desk.home.resolve("src/\u001b[31mred\u202e/.git"))
                .getParent();
        desk.file(odd.resolve(".keystore.yaml"), EVIL);

        assertThatThrownBy(() -> desk.storeFrom(odd))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("src/?[31mred?/");
    }

    @Test
    void theHintCanBePastedIntoAShell() throws IOException {
        Path odd = Files.createDirectories(desk.home.resolve("it's $(x)/.git")).getParent();
        desk.file(odd.resolve(".keystore.yaml"), EVIL);

        Misconfigured refusal = catchThrowableOfType(Misconfigured.class, () -> desk.storeFrom(odd));

        assertThat(refusal.hint().orElseThrow())
                .contains("keystore trust '" + desk.home + "/it'\\''s $(x)/.keystore.yaml'");
    }

    private Path onlyRecord() throws IOException {
        try (Stream<Path> records = Files.list(desk.home.resolve(".local/state/keystore/trusted"))) {
            return records.reduce((one, other) -> {
                        throw new AssertionError(one + " and " + other);
                    })
                    .orElseThrow();
        }
    }
}
