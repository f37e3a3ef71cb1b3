package dev.keystore.cli.exec;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Variables by which whoever sets them decides which code a program runs, whom it talks to or as whom. Whoever may write a secret
 * would rule every job that reads it, so no secret gets into one that nobody has allowed by name.
 */
public final class GuardedVariables {
    /** In any case: some programs read {@code http_proxy} and {@code HTTP_PROXY}, npm even {@code npm_config_…} alone. */
    private static final Pattern GUARDED = Pattern.compile(
            "(LD|DYLD|NPM_CONFIG|GIT|SSH|AWS|KEYSTORE)_.*|(PYTHON|PERL|RUBY).*|.*_PROXY"
                    + "|PATH|HOME|IFS|ENV|BASH_ENV|SHELLOPTS|PS4|PROMPT_COMMAND|NODE_OPTIONS"
                    + "|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|MAVEN_OPTS|MAVEN_ARGS|GRADLE_OPTS",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private GuardedVariables() {}

    /** Whether {@code variable} is one. */
    public static boolean contain(String variable) {
        return GUARDED.matcher(variable).matches();
    }

    /** Those of {@code variables} that nobody has {@code allowed}, in their order. */
    public static List<String> among(Collection<String> variables, Set<String> allowed) {
        return variables.stream()
                .filter(GuardedVariables::contain)
                .filter(variable -> !allowed.contains(variable))
                .distinct()
                .toList();
    }
}
