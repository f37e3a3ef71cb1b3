package dev.keystore.contract;

import dev.keystore.Keystore;
import dev.keystore.secret.SecretName;

/** A Keystore to try, over a store that is empty when a test begins. */
public interface KeystoreUnderTest {
    SecretName NAME = SecretName.of("prod/app1/db-password");
    SecretName OTHER = SecretName.of("prod/app1/user");

    Keystore keystore();

    /** What {@link #keystore} takes the time from. */
    MovableClock clock();
}
