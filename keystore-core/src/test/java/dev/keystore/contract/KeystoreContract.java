package dev.keystore.contract;

/** Every promise of {@link dev.keystore.Keystore}. */
public interface KeystoreContract
        extends PutContract,
                GetContract,
                NamespaceContract,
                PinContract,
                ListingContract,
                DeletionContract,
                DestructionContract,
                LabelContract,
                CopyingContract,
                VerificationContract {}
