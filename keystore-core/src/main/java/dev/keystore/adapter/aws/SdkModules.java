package dev.keystore.adapter.aws;

import dev.keystore.KeystoreException.Misconfigured;
import java.util.List;
import java.util.Map;

/**
 * The modules of the AWS SDK that its default chain finds only by the names of their classes. Where one is missing nothing fails:
 * the chain goes on to the next source of credentials, such as the role of the machine, and calls are signed as somebody else
 * (aws/aws-sdk-java-v2#1915).
 */
public final class SdkModules {
    private static final String SERVICES = "software/amazon/awssdk/services/";
    private static final Map<String, List<String>> CLASSES = Map.of(
            "sts",
            List.of(
                    "sts/internal/StsProfileCredentialsProviderFactory",
                    "sts/internal/StsWebIdentityCredentialsProviderFactory"),
            "sso",
            List.of("sso/auth/SsoProfileCredentialsProviderFactory"),
            "ssooidc",
            List.of("ssooidc/SsoOidcProfileTokenProviderFactory"),
            "signin",
            List.of("signin/auth/LoginProfileCredentialsProviderFactory"));

    private SdkModules() {}

    /** Throws {@link Misconfigured} naming a module that is not on the class path. */
    public static void require() {
        require(SdkModules.class.getClassLoader());
    }

    static void require(ClassLoader loader) {
        CLASSES.forEach((module, classes) -> classes.forEach(name -> {
            if (loader.getResource(SERVICES + name + ".class") == null) {
                throw new Misconfigured(
                        "the module '" + module + "' of the AWS SDK is not on the class path",
                        "add software.amazon.awssdk:" + module
                                + ": without it, credentials of that kind are passed over in silence for others",
                        null);
            }
        }));
    }
}
