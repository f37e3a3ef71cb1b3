package dev.keystore.adapter.esdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.contract.EnvelopeCipherContract;
import dev.keystore.port.EnvelopeCipher;
import dev.keystore.secret.Envelope;
import dev.keystore.testbed.AwsDouble;
import dev.keystore.testbed.SdkClients;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

/** A KMS key keeps the promises of a cipher. */
final class KmsCipherTest implements EnvelopeCipherContract {
    private final AwsDouble aws = AwsDouble.start();
    private final KmsClient kms =
            new SdkClients(aws.endpoint(), aws.principals().user("123456789012", "contract")).kms();
    private final String key = kms.createKey().keyMetadata().arn();
    private final String older = kms.createKey().keyMetadata().arn();

    @AfterEach
    void close() {
        kms.close();
        aws.close();
    }

    @Override
    public EnvelopeCipher cipher() {
        return EsdkEnvelopeCipher.kms(() -> key, List.of(), arn -> kms);
    }

    @Override
    public EnvelopeCipher stranger() {
        return EsdkEnvelopeCipher.kms(() -> older, List.of(), arn -> kms);
    }

    @Test
    void opensWhatAnOlderKeySealedWhereItIsNamed() {
        Envelope envelope = stranger().seal(CONTEXT, EnvelopeCipherContract.payload(8));
        EnvelopeCipher both = EsdkEnvelopeCipher.kms(() -> key, List.of(older), arn -> kms);
        assertThat(both.open(CONTEXT, envelope).value().size()).isEqualTo(8);
    }

    @Test
    void saysThatTheKeyIsDisabled() {
        Envelope envelope = cipher().seal(CONTEXT, EnvelopeCipherContract.payload(8));
        kms.disableKey(disable -> disable.keyId(key));
        assertThatThrownBy(() -> cipher().open(CONTEXT, envelope)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> cipher().seal(CONTEXT, EnvelopeCipherContract.payload(8)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("disabled");
    }
}
