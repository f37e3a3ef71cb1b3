package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.port.Identity;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees to it that a table that is named without its account is the key's neighbour. AWS takes a bare name for a table of whoever
 * calls: somebody who uses another account's key and forgets the table's ARN would write, and read, a table of his own.
 */
public final class OwnTable {
    private static final Pattern KEY_ACCOUNT = Pattern.compile("arn:[^:]+:kms:[^:]*:([0-9]{12}):.*");
    private static final Pattern CALLER_ACCOUNT = Pattern.compile("arn:[^:]+:(?:iam|sts)::([0-9]{12}):.*");

    private final String table;
    private final String key;
    private final Identity identity;
    private boolean checked;

    /** The table called {@code table} and the key called {@code key}, used by {@code identity}. */
    public OwnTable(String table, String key, Identity identity) {
        this.table = table;
        this.key = key;
        this.identity = identity;
    }

    /**
     * Throws {@link Misconfigured} if the table is in another account than the key. Asks who is calling only where a bare name
     * stands beside a key's ARN, and once.
     */
    public synchronized void check() {
        Matcher owner = KEY_ACCOUNT.matcher(key);
        if (checked || table.startsWith("arn:") || !owner.matches()) {
            return;
        }
        Matcher caller = CALLER_ACCOUNT.matcher(actor());
        if (caller.matches() && !String.valueOf(caller.group(1)).equals(owner.group(1))) {
            throw new Misconfigured(
                    "table " + table + " would be one of account " + caller.group(1)
                            + ", and the key is one of account " + owner.group(1),
                    "name the table by its ARN, arn:aws:dynamodb:REGION:" + owner.group(1) + ":table/" + table
                            + ", or assume a role of that account with --role-arn",
                    null);
        }
        checked = true;
    }

    private String actor() {
        try {
            return identity.actor();
        } catch (Unavailable e) {
            throw new Unavailable(
                    String.valueOf(e.getMessage()),
                    "name the table by its ARN: then nobody has to be asked whose account a bare name would be in",
                    e);
        }
    }
}
