package dev.keystore.adapter.esdk;

import java.nio.ByteBuffer;
import java.util.List;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.cryptography.materialproviders.IKeyring;
import software.amazon.cryptography.materialproviders.MaterialProviders;
import software.amazon.cryptography.materialproviders.model.AesWrappingAlg;
import software.amazon.cryptography.materialproviders.model.CreateAwsKmsKeyringInput;
import software.amazon.cryptography.materialproviders.model.CreateMultiKeyringInput;
import software.amazon.cryptography.materialproviders.model.CreateRawAesKeyringInput;
import software.amazon.cryptography.materialproviders.model.MaterialProvidersConfig;

/** Makes the two kinds of keyring that wrap data keys. Each wraps with exactly one key. */
final class Keyrings {
    private static final String LOCAL_NAMESPACE = "keystore:local";

    private final MaterialProviders providers = MaterialProviders.builder()
            .MaterialProvidersConfig(MaterialProvidersConfig.builder().build())
            .build();

    /** Wraps and unwraps with the KMS key {@code arn}, which is never looked up by what a message says. */
    IKeyring kms(KmsClient client, String arn) {
        return providers.CreateAwsKmsKeyring(CreateAwsKmsKeyringInput.builder()
                .kmsClient(client)
                .kmsKeyId(arn)
                .build());
    }

    /** Unwraps with any of {@code keyrings}; wraps with none. */
    IKeyring anyOf(List<IKeyring> keyrings) {
        return providers.CreateMultiKeyring(
                CreateMultiKeyringInput.builder().childKeyrings(keyrings).build());
    }

    /** Wraps and unwraps with the 256 bits of {@code key}, which messages call {@code keyName}. */
    IKeyring rawAes(byte[] key, String keyName) {
        return providers.CreateRawAesKeyring(CreateRawAesKeyringInput.builder()
                .keyNamespace(LOCAL_NAMESPACE)
                .keyName(keyName)
                .wrappingKey(ByteBuffer.wrap(key))
                .wrappingAlg(AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16)
                .build());
    }
}
