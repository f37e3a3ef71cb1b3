package dev.keystore.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Refused;
import dev.keystore.access.RoleArn;
import dev.keystore.secret.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where another tool keeps its secrets, and how that is reached. */
final class ForeignStoreTest {
    private static final String ARN = "arn:aws:dynamodb:eu-west-1:111122223333:table/credential-store";
    private static final ChosenAccess USUAL = new ChosenAccess(
            new Setting<>("us-east-1", Origin.flag("--region")),
            new Setting<>("a", Origin.flag("--profile")),
            new ChosenAccess.Endpoints(null, null, null, null),
            RoleOptions.of(new Setting<>(
                    List.of(new RoleArn("arn:aws:iam::111122223333:role/of-the-store")), Origin.flag("--role-arn"))));

    @Test
    void toolsAndTables() {
        assertThat(ForeignStore.of("credstash")).hasToString("credstash:credential-store");
        assertThat(ForeignStore.of("credstash:other")).hasToString("credstash:other");
        assertThat(ForeignStore.of("credstash:" + ARN).table()).isEqualTo(ARN);
        assertThat(ForeignStore.of("stelligent-keystore:mine").tool()).isEqualTo(ForeignTool.STELLIGENT_KEYSTORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "credstash:",
                "credstash:a b",
                "stelligent-keystore",
                "stelligent-keystore:",
                "chamber",
                "Credstash"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> ForeignStore.of(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void theRolesOfTheStoreAreNotForTheSource() {
        ChosenAccess access = new ForeignAccess(null, null, null).to(ForeignStore.of("credstash"), USUAL);
        assertThat(access.roles().roleArns()).isNull();
        assertThat(access.region()).isEqualTo(USUAL.region());
        assertThat(access.profile()).isEqualTo(USUAL.profile());
    }

    @Test
    void optionsAndTheTableSayOtherwise() {
        RoleArn role = new RoleArn("arn:aws:iam::444455556666:role/reads-credstash");
        ChosenAccess access = new ForeignAccess("ap-south-1", "b", role).to(ForeignStore.of("credstash"), USUAL);
        assertThat(access.region()).isNotNull().extracting(Setting::value).isEqualTo("ap-south-1");
        assertThat(access.profile()).isNotNull().extracting(Setting::value).isEqualTo("b");
        assertThat(access.roles().roleArns()).isNotNull();
        assertThat(access.roles().roleArns().value()).containsExactly(role);

        ForeignAccess nothing = new ForeignAccess(null, null, null);
        assertThat(nothing.to(ForeignStore.of("credstash:" + ARN), USUAL).region())
                .isNotNull()
                .extracting(Setting::value)
                .isEqualTo("eu-west-1");
        assertThatThrownBy(
                        () -> new ForeignAccess("us-east-1", null, null).to(ForeignStore.of("credstash:" + ARN), USUAL))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("us-east-1");
    }
}
