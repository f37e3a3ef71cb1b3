package dev.keystore.usecase;

import dev.keystore.port.Page;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretState;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a destruction has to empty, or has left where it was interrupted. */
final class Remains {
    private final Ports ports;
    private final Reader reader;

    Remains(Ports ports, Reader reader) {
        this.ports = ports;
        this.reader = reader;
    }

    /** All versions of {@code name} below {@code head}, without their envelopes. */
    List<VersionRow> below(SecretName name, Version head) {
        return Page.all((String after) -> ports.store().versions(name, Envelopes.WITHOUT, Order.OLDEST_FIRST, after))
                .filter(row -> head.isAfter(row.metadata().version()))
                .toList();
    }

    /**
     * What an interrupted destruction has left, where somebody has put a new value since: the versions below the last one
     * that says destroyed which are not yet empty.
     */
    List<VersionRow> leftBelow(Opened head) {
        List<VersionRow> below = new ArrayList<>(below(head.metadata().name(), head.version()));
        while (!below.isEmpty()) {
            VersionRow row = below.remove(below.size() - 1);
            if (row.metadata().state() == SecretState.DESTROYED && saysDestroyed(row)) {
                return below.stream()
                        .filter(older -> older.metadata().state() != SecretState.DESTROYED)
                        .toList();
            }
        }
        return List.of();
    }

    /** Whether {@code row} is the sealed word of a destruction, and not a version that one has emptied. */
    private boolean saysDestroyed(VersionRow row) {
        Optional<VersionRow> whole = ports.store().read(row.key());
        if (whole.isEmpty() || whole.orElseThrow().envelope() == null) {
            return false;
        }
        try (Opened opened = reader.open(whole.orElseThrow())) {
            return opened.metadata().state() == SecretState.DESTROYED;
        }
    }
}
