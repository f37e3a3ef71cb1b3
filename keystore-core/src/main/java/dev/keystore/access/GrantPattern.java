package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretName;
import java.util.List;

/**
 * Which secrets a grant is about: {@code prod/app1/*}, a namespace and all below, or {@code prod/app1/db}, one secret. IAM holds
 * it against whole partition keys, where {@code *} stands for anything, slashes as well.
 *
 * @param value as it stands in a policy
 */
public record GrantPattern(String value) {
    private static final String ALLOWED = "a namespace and /*, like prod/app1/*, or the name of one secret";

    /** Throws {@link MalformedException}, saying what it would match beyond what was meant, for anything else. */
    public GrantPattern {
        if (value.isEmpty() || value.equals("*") || value.equals("/*")) {
            throw bad(value, "it would grant the whole store; allowed are " + ALLOWED);
        }
        String stem = value.endsWith("*") ? value.substring(0, value.length() - 1) : value;
        if (stem.indexOf('*') >= 0 || stem.indexOf('?') >= 0) {
            throw bad(value, "a wildcard stands only at the end, behind a slash: " + ALLOWED);
        }
        if (value.endsWith("/*")) {
            new Namespace(stem.substring(0, stem.length() - 1));
        } else if (value.endsWith("*")) {
            throw bad(value, "it would also match " + Quoted.of(stem + "0") + "; write " + Quoted.of(stem + "/*"));
        } else if (value.endsWith("/")) {
            throw bad(value, "all in a namespace is written " + Quoted.of(value + "*"));
        } else if (value.indexOf('/') < 0) {
            throw bad(value, "no secret has such a name; all in a namespace is written " + Quoted.of(value + "/*"));
        } else {
            new SecretName(value);
        }
    }

    private static MalformedException bad(String value, String why) {
        return new MalformedException("bad pattern " + Quoted.of(value) + ": " + why);
    }

    /** Whether it is about one secret alone. */
    public boolean isOneSecret() {
        return !value.endsWith("/*");
    }

    /** The namespace it is about, or the one that holds its secret. */
    public Namespace namespace() {
        return isOneSecret() ? new SecretName(value).namespace() : Namespace.of(value.substring(0, value.length() - 1));
    }

    /** What stands for it in a policy: the labels of a single secret lie in a partition of their own. */
    List<String> inPolicy() {
        if (!isOneSecret()) {
            return List.of(value);
        }
        SecretName name = new SecretName(value);
        return List.of(value, name.namespace() + "/@label/" + name.leaf());
    }

    @Override
    public String toString() {
        return value;
    }
}
