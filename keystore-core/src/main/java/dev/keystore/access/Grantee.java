package dev.keystore.access;

import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who gets a grant: everybody in an account whom its own administrators let, or only some of its users and roles.
 *
 * @param account twelve digits
 * @param principals ARNs of users and roles, {@code *} and {@code ?} as wildcards behind the first slash; empty for everybody in the account
 */
public record Grantee(String account, List<String> principals) {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern PRINCIPAL =
            Pattern.compile("arn:aws[a-z-]*:iam::(?<account>[0-9]{12}):(?<kind>user|role)/[A-Za-z0-9_+=.@/*?-]{1,512}");
    private static final String ALLOWED = "an account of twelve digits, or arn:aws:iam::ACCOUNT:user/… or …:role/…";

    /** Throws {@link MalformedException} unless all of it is well-formed and about one account. */
    public Grantee {
        principals = List.copyOf(principals);
        if (!ACCOUNT.matcher(account).matches()) {
            throw bad(account);
        }
        for (String principal : principals) {
            if (!accountOf(principal).equals(account)) {
                throw new MalformedException(
                        Quoted.of(principal) + " is not in account " + account + ": a grant is for one account");
            }
        }
    }

    /** Whom {@code words} name: one account, or some of its users and roles. Throws {@link MalformedException}. */
    public static Grantee of(List<String> words) {
        Set<String> accounts = new LinkedHashSet<>();
        boolean whole = false;
        for (String word : words) {
            boolean isAccount = ACCOUNT.matcher(word).matches();
            accounts.add(isAccount ? word : accountOf(word));
            whole |= isAccount;
        }
        if (accounts.size() != 1) {
            throw new MalformedException(
                    "a grant is for one account, not for " + accounts.size() + ": " + String.join(", ", accounts));
        }
        if (whole && words.size() > 1) {
            throw new MalformedException(
                    "an account and ARNs together: the account alone lets all of its principals in");
        }
        return new Grantee(accounts.iterator().next(), whole ? List.of() : words);
    }

    /** Whether a role may be among them: a role's session never says whether somebody showed a code. */
    boolean namesRoles() {
        return principals.stream().anyMatch(principal -> principal.contains(":role/"));
    }

    private static String accountOf(String principal) {
        Matcher arn = PRINCIPAL.matcher(principal);
        if (principal.matches("arn:aws[a-z-]*:sts:.*")) {
            throw new MalformedException("bad grantee " + Quoted.of(principal)
                    + ": that is a session; name its role, arn:aws:iam::ACCOUNT:role/NAME");
        }
        if (principal.matches("arn:aws[a-z-]*:iam::[0-9]{12}:root")) {
            throw new MalformedException(
                    "bad grantee " + Quoted.of(principal) + ": a whole account is written as its twelve digits");
        }
        if (!arn.matches()) {
            throw bad(principal);
        }
        return arn.group("account");
    }

    private static MalformedException bad(String text) {
        return new MalformedException("bad grantee " + Quoted.of(text) + ": " + ALLOWED);
    }
}
