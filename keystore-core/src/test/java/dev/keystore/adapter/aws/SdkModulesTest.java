package dev.keystore.adapter.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keystore.KeystoreException.Misconfigured;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a module the SDK would silently sign as somebody else. */
final class SdkModulesTest {
    /** A class path without one module. */
    private static ClassLoader without(String module) {
        return new ClassLoader(SdkModulesTest.class.getClassLoader()) {
            @Override
            public URL getResource(String name) {
                return name.contains("/services/" + module + "/") ? null : super.getResource(name);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sts", "sso", "ssooidc", "signin"})
    void aMissingModuleIsSaid(String module) {
        assertThatThrownBy(() -> SdkModules.require(without(module)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("'" + module + "'");
    }

    @Test
    void ours() {
        assertThatCode(SdkModules::require).doesNotThrowAnyException();
    }
}
