package dev.keystore.contract;

import dev.keystore.port.SecretStore;

/** Every promise of {@link SecretStore}. */
public interface SecretStoreContract extends ReadingContract, PagingContract, CommitContract, RaceContract {
    /** A store with nothing in it; the implementing test closes it. */
    @Override
    SecretStore store();
}
