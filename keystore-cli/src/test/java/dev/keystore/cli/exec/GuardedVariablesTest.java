package dev.keystore.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write a secret must not choose what code a job runs. */
final class GuardedVariablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LD_PRELOAD",
                "LD_",
                "DYLD_INSERT_LIBRARIES",
                "PATH",
                "HOME",
                "IFS",
                "ENV",
                "BASH_ENV",
                "SHELLOPTS",
                "PS4",
                "PROMPT_COMMAND",
                "NODE_OPTIONS",
                "PYTHONPATH",
                "PYTHONSTARTUP",
                "PERL5LIB",
                "PERLLIB",
                "RUBYOPT",
                "RUBYLIB",
                "JAVA_TOOL_OPTIONS",
                "_JAVA_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "MAVEN_OPTS",
                "MAVEN_ARGS",
                "GRADLE_OPTS",
                "NPM_CONFIG_REGISTRY",
                "npm_config_registry",
                "HTTP_PROXY",
                "https_proxy",
                "NO_PROXY",
                "GIT_SSH_COMMAND",
                "SSH_AUTH_SOCK",
                "AWS_ACCESS_KEY_ID",
                "KEYSTORE_STORE",
                "path",
                "Ld_Preload"
            })
    void areKept(String variable) {
        assertThat(GuardedVariables.contain(variable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD",
                "MY_PATH",
                "PATHS",
                "LDAP_URL",
                "GITHUB_TOKEN",
                "PROXY",
                "XPS4",
                "ENVIRONMENT",
                "AWSKEY"
            })
    void othersAreNot(String variable) {
        assertThat(GuardedVariables.contain(variable)).isFalse();
    }

    @Test
    void onlyWhatIsAllowedByItsNameIs() {
        assertThat(GuardedVariables.among(List.of("PATH", "A", "HOME", "PATH"), Set.of("HOME")))
                .containsExactly("PATH");
        assertThat(GuardedVariables.among(List.of("PATH"), Set.of("path"))).containsExactly("PATH");
    }
}
