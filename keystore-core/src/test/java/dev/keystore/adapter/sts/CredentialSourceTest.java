package dev.keystore.adapter.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.useragent.BusinessMetricFeatureId;

/** The codes are those of the SDK in use. */
final class CredentialSourceTest {
    @Test
    void codesMeanWhatTheyMeanInTheSdk() {
        assertThat(CredentialSource.words(BusinessMetricFeatureId.CREDENTIALS_ENV_VARS.value()))
                .contains("the environment");
        assertThat(CredentialSource.words(BusinessMetricFeatureId.CREDENTIALS_IMDS.value()))
                .contains("the machine's role");
        assertThat(CredentialSource.words(BusinessMetricFeatureId.CREDENTIALS_SSO.value()))
                .contains("IAM Identity Center");
        assertThat(CredentialSource.words(BusinessMetricFeatureId.CREDENTIALS_PROCESS.value()))
                .contains("a credential process");
        assertThat(CredentialSource.words(BusinessMetricFeatureId.CREDENTIALS_HTTP.value()))
                .contains("the container");
        assertThat(CredentialSource.words(BusinessMetricFeatureId.CREDENTIALS_LOGIN.value()))
                .contains("aws login");
    }

    @Test
    void theFirstSourceCounts() {
        assertThat(CredentialSource.words("o,i")).contains("a profile's role");
        assertThat(CredentialSource.words("??,g")).contains("the environment");
        assertThat(CredentialSource.words("")).isEmpty();
    }
}
