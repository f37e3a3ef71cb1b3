package dev.keystore.cli.proof;

import dev.keystore.cli.stack.Template;
import dev.keystore.cli.stack.TemplateTree;
import dev.keystore.iam.MalformedPolicy;
import dev.keystore.iam.Undecidable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way in which a template could be looser than it is.
 *
 * @param name what somebody might have done
 */
record Mutant(String template, String name, Edit edit) {
    /**
     * Accounts with the loosened template. Throws {@link IllegalStateException} where there is nothing to loosen.
     *
     * @param templates as they are
     */
    Accounts in(Setting setting, Map<String, Template> templates) {
        Map<String, Object> tree = TemplateTree.of(templates.get(template));
        edit.apply(tree);
        Map<String, Template> changed = new HashMap<>(templates);
        changed.put(template, TemplateTree.template(template, tree));
        return new Accounts(changed::get, setting);
    }

    /** Something that must not be allowed and now is; empty if nobody notices. */
    Optional<Claim> leak(List<Claim> claims, Setting setting, Map<String, Template> templates) {
        Accounts loosened = in(setting, templates);
        return claims.stream()
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
