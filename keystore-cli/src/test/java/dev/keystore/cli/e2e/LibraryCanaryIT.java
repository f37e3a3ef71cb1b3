package dev.keystore.cli.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.adapter.AwsKeystore;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import dev.keystore.testbed.AwsError;
import dev.keystore.testbed.FaultRule;
import dev.keystore.testbed.TestAccount;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What a program that uses the library may log, an exception with all its causes, holds no value either. */
@DisabledIfSystemProperty(named = TestAccount.ENDPOINT, matches = ".+", disabledReason = "shown on the doubles")
class LibraryCanaryIT extends InAccount {
    private static final SecretName NAME = SecretName.of("demo/a");
    private static final List<Consumer<FaultRule>> FAULTS = List.of(
            rule -> rule.failBefore(AwsError.of("AccessDeniedException", "you may not")),
            rule -> rule.failBefore(new AwsError(500, "InternalServerError", "no luck")),
            rule -> rule.answer(200, "<html>{garbage"),
            FaultRule::dropBefore,
            FaultRule::dropAfter);

    private final Marked mark = Marked.fresh();

    @BeforeEach
    void fill() {
        shell.has("demo/a", mark.text()).has("demo/a", mark.text());
    }

    @AfterEach
    void forgetCredentials() {
        List.of("aws.accessKeyId", "aws.secretAccessKey").forEach(System::clearProperty);
    }

    /** A store that gives up at {@code deadline}. */
    private Keystore keystore(Instant deadline) {
        return AwsKeystore.builder()
                .table(account.table())
                .key(account.keyArn())
                .settings(usual -> usual.region(account.region()).endpoint(account.endpoint()))
                .deadline(deadline)
                .build();
    }

    /** Does everything with a value that there is to do; a failure of one is no reason to leave out the others. */
    private void everything(Duration each) {
        try (SecretValue value = SecretValue.copyOf(mark.text().getBytes(UTF_8))) {
            logged(each, keystore -> keystore.put(NAME, value));
            logged(each, keystore -> keystore.get(NAME).close());
            logged(each, keystore -> keystore.rollback(NAME, Version.FIRST));
            logged(each, keystore -> keystore.verify(NAME));
            logged(each, keystore -> keystore.delete(NAME, RecoveryWindow.USUAL));
            logged(each, keystore -> keystore.undelete(NAME));
        }
    }

    private void logged(Duration each, Consumer<Keystore> deed) {
        try (Keystore keystore = keystore(Instant.now().plus(each))) {
            deed.accept(keystore);
        } catch (KeystoreException e) {
            StringWriter log = new StringWriter();
            e.printStackTrace(new PrintWriter(log, true));
            mark.isNotIn("the log", log.toString());
            mark.isNotIn("toString", e.toString());
        }
    }

    @Test
    void noFailureTellsAValue() {
        account.calls().clear();
        everything(Duration.ofMinutes(1));
        for (String operation : new TreeSet<>(account.calls().counts().keySet())) {
            for (Consumer<FaultRule> fault : FAULTS) {
                fault.accept(account.faults().on(operation));
                everything(Duration.ofMillis(100));
                account.faults().clearFaults();
            }
        }
    }

    @Test
    void nothingSaysAValueOfItself() {
        try (Keystore keystore = keystore(Instant.MAX);
                Secret secret = keystore.get(NAME)) {
            for (Object shown : List.of(keystore, secret, secret.value(), secret.metadata())) {
                mark.isNotIn("toString", shown.toString());
            }
            assertThat(secret.value()).hasToString("SecretValue[redacted]");
        }
    }
}
