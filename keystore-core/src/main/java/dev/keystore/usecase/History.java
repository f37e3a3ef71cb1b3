package dev.keystore.usecase;

import dev.keystore.KeystoreException.Tampered;
import dev.keystore.port.Page;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Chain;
import dev.keystore.secret.Labels;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All versions of one secret, walked from the first to the last, each opened and held against the chain of those before.
 * Holds one page of envelopes at a time.
 */
final class History {
    private final SecretName name;
    private final StoreId store;
    private final Opener opener;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Version, Chain> sealed = new HashMap<>();
    private Chain chain = Chain.START;
    private long expected = 1;
    private @Nullable VersionRow newest;
    private @Nullable VersionRow beforeNewest;
    private @Nullable VersionRow newestThatOpens;

    private History(SecretName name, StoreId store, Opener opener) {
        this.name = name;
        this.store = store;
        this.opener = opener;
    }

    /** Walks the versions of {@code name} as they are now. */
    static History of(SecretName name, Ports ports, Opener opener) {
        History history = new History(name, ports.id(), opener);
        Iterator<VersionRow> rows = Page.all(
                        (String after) -> ports.store().versions(name, Envelopes.WITH, Order.OLDEST_FIRST, after))
                .iterator();
        while (rows.hasNext()) {
            history.follow(rows.next());
        }
        return history;
    }

    private void follow(VersionRow row) {
        Version version = row.metadata().version();
        if (expected < version.number()) {
            String upTo = expected + 1 == version.number() ? "" : ", and all up to version " + version.previous();
            findings.add(new Finding(name, new Version(expected), "the version is gone" + upTo));
        }
        expected = version.number() + 1;
        beforeNewest = newest;
        newest = row;
        if (Opener.isTombstone(row)) {
            Chain linked = Chain.ofVersion(store, chain, row.metadata(), row.digest());
            expectChain(version, linked, row.chain());
        } else {
            open(row);
        }
        chain = row.chain();
    }

    private void open(VersionRow row) {
        Version version = row.metadata().version();
        try (Opened opened = opener.open(row)) {
            expectChain(version, chain, opened.previous());
            sealed.put(version, row.chain());
            newestThatOpens = row;
        } catch (Tampered e) {
            findings.add(new Finding(name, version, e.getMessage()));
        }
    }

    private void expectChain(Version version, Chain computed, Chain found) {
        if (!computed.equals(found)) {
            findings.add(
                    new Finding(name, version, "the chain is broken: the version before is not the one it follows"));
        }
    }

    /** What is wrong with the versions themselves. */
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        VersionRow before = beforeNewest;
        boolean deleted = newest != null && newest.metadata().state() == SecretState.DELETED;
        if (deleted && before != null && Opener.isTombstone(before)) {
            all.add(new Finding(
                    name,
                    before.metadata().version(),
                    "it is what undelete would bring back, and nothing destroys that, but it has lost its envelope"));
        }
        return all;
    }

    /** The version with the highest number; null if there is none. */
    @Nullable
    VersionRow newest() {
        return newest;
    }

    /** The version with the highest number that is what was sealed; null if there is none. */
    @Nullable
    VersionRow newestThatOpens() {
        return newestThatOpens;
    }

    /** Whether the version that {@code target} names opens and stands on its chain. */
    boolean isSealed(Labels.Target target) {
        return target.chain().equals(sealed.get(target.version()));
    }
}
