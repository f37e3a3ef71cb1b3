package dev.keystore.cli.proof;

import dev.keystore.cli.stack.TemplateTree;
import dev.keystore.iam.MalformedPolicy;
import dev.keystore.iam.Undecidable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way in which a template could be looser than it is.
 *
 * @param name what somebody might have done
 */
record Mutant(String template, String name, Edit edit) {
    /** {@code accounts} with the loosened template. Throws {@link IllegalStateException} where there is nothing to loosen. */
    Accounts in(Accounts accounts) {
        Map<String, Object> tree = TemplateTree.of(accounts.template(template));
        edit.apply(tree);
        return accounts.with(TemplateTree.template(template, tree));
    }

    /**
     * Something that must not be allowed and now is; empty if nobody notices.
     *
     * @param claims each with the templates that decide it
     */
    Optional<Claim> leak(Map<Claim, Set<String>> claims, Accounts accounts) {
        Accounts loosened = in(accounts);
        return claims.entrySet().stream()
                .filter(claim -> claim.getValue().contains(template))
                .map(Map.Entry::getKey)
                .filter(claim -> !claim.allowed())
                .filter(claim -> isLeak(claim, loosened))
                .findFirst();
    }

    private static boolean isLeak(Claim claim, Accounts loosened) {
        try {
            return !claim.holds(loosened);
        } catch (MalformedPolicy | Undecidable e) {
            throw new IllegalStateException("no template that AWS would take: " + claim.name(), e);
        }
    }

    @Override
    public String toString() {
        return template + ": " + name;
    }
}
