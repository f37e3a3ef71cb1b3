package dev.keystore.adapter.aws;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * Refuses answers that KMS never gives: empty ones, as a proxy on the way may make them up. Whoever is handed one further
 * on takes it for an envelope that does not open.
 */
final class WholeAnswers implements ExecutionInterceptor {
    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        boolean whole = true;
        if (context.response() instanceof DecryptResponse decrypted) {
            whole = decrypted.plaintext() != null && decrypted.keyId() != null;
        } else if (context.response() instanceof GenerateDataKeyResponse key) {
            whole = key.plaintext() != null && key.ciphertextBlob() != null;
        }
        if (!whole) {
            throw SdkClientException.create("the answer is empty");
        }
    }
}
