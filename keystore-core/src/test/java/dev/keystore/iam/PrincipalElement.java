package dev.keystore.iam;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code Principal} or {@code NotPrincipal} of a statement.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">AWS JSON
 *     policy elements: Principal</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">AWS JSON
 *     policy elements: NotPrincipal</a>
 */
record PrincipalElement(boolean not, Set<PrincipalName> names) {

    PrincipalElement {
        names = Set.copyOf(names);
    }

    /** @throws MalformedPolicy where it is neither {@code "*"} nor an object of names, or {@code *} is excepted */
    static PrincipalElement read(Object json, boolean not) {
        Set<PrincipalName> names = new LinkedHashSet<>();
        if (json.equals("*")) {
            names.add(PrincipalName.EVERYONE);
        } else {
            for (Map.Entry<String, Object> kind :
                    Elements.object(json, "Principal").entrySet()) {
                for (String name : Elements.strings(kind.getValue(), "Principal " + kind.getKey())) {
                    names.add(PrincipalName.read(kind.getKey(), name));
                }
            }
        }
        if (not && names.contains(PrincipalName.EVERYONE)) {
            throw new MalformedPolicy("NotPrincipal excepts everyone");
        }
        return new PrincipalElement(not, names);
    }

    /** How the statement names a caller. */
    Grant of(Caller caller) {
        if (not) {
            return excepts(caller) ? Grant.NONE : Grant.DIRECT;
        }
        if (names.contains(PrincipalName.EVERYONE)) {
            return Grant.DIRECT;
        }
        Grant strongest = Grant.NONE;
        for (Map.Entry<PrincipalName, Grant> name : caller.names().entrySet()) {
            if (names.contains(name.getKey()) && name.getValue().compareTo(strongest) > 0) {
                strongest = name.getValue();
            }
        }
        return strongest;
    }

    /**
     * Whether all names of the caller are excepted.
     *
     * @throws Undecidable where only some are: then it depends on the service
     */
    private boolean excepts(Caller caller) {
        long excepted = caller.names().keySet().stream().filter(names::contains).count();
        if (excepted == 0) {
            return false;
        }
        if (excepted < caller.names().size()) {
            throw new Undecidable("NotPrincipal names " + caller + " but not its account, its role and its session");
        }
        return true;
    }
}
