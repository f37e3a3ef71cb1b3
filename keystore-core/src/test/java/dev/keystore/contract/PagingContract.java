package dev.keystore.contract;

import static dev.keystore.contract.Fixtures.NAME;
import static dev.keystore.contract.Fixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.port.Page;
import dev.keystore.port.Row;
import dev.keystore.port.SecretStore;
import dev.keystore.port.SecretStore.Envelopes;
import dev.keystore.port.SecretStore.Order;
import dev.keystore.port.VersionRow;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store promises of {@code list} and {@code versions}. */
interface PagingContract {
    SecretStore store();

    private static List<Row> list(SecretStore store, String namespace, Envelopes envelopes) {
        Optional<Namespace> in =
                Optional.of(namespace).filter(n -> !n.isEmpty()).map(Namespace::of);
        return Page.all((String after) -> store.list(in, envelopes, after)).toList();
    }

    private static List<VersionRow> versions(SecretStore store, SecretName name, Envelopes envelopes, Order order) {
        return Page.all((String after) -> store.versions(name, envelopes, order, after))
                .toList();
    }

    private static List<String> places(List<? extends Row> rows) {
        return rows.stream().map(row -> row.key().sk()).toList();
    }

    private static VersionRow clear(VersionRow row) {
        return new VersionRow(row.key(), row.metadata(), row.digest(), row.chain(), null);
    }

    @Test
    default void anEmptyNamespaceHasOneEmptyPage() {
        SecretStore store = store();
        assertThat(store.list(Optional.empty(), Envelopes.WITH, null)).isEqualTo(new Page<>(List.of(), null));
        assertThat(store.list(Optional.of(Namespace.of("prod")), Envelopes.WITHOUT, null))
                .isEqualTo(new Page<>(List.of(), null));
        assertThat(store.versions(NAME, Envelopes.WITH, Order.NEWEST_FIRST, null))
                .isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    default void aNamespaceIsListedInTheOrderOfItsBytes() {
        SecretStore store = store();
        List<String> leaves = List.of("b", "a", "B", "app1", "app1-x", "app1.y", "app1_z", "10", "9", "head", "v1");
        leaves.forEach(leaf -> Fixtures.put(store, SecretName.of("prod/" + leaf), 1));
        store.register(Namespace.of("prod/app1"));
        store.register(Namespace.of("prod/head"));
        assertThat(places(list(store, "prod", Envelopes.WITHOUT)))
                .containsExactly(
                        "10", "9", "B", "a", "app1", "app1-x", "app1.y", "app1/", "app1_z", "b", "head", "head/", "v1");
    }

    @Test
    default void aNamespaceHoldsNeitherItsNeighboursNorWhatLiesBelow() {
        SecretStore store = store();
        Fixtures.put(store, SecretName.of("prod/app1/x"), 1);
        Fixtures.put(store, SecretName.of("prod/app1/below/y"), 1);
        Fixtures.put(store, SecretName.of("prod/app10/z"), 1);
        Fixtures.keep(store, List.of(Fixtures.labels(SecretName.of("prod/app1/x"), 1)));
        assertThat(places(list(store, "prod/app1", Envelopes.WITH))).containsExactly("x");
        assertThat(list(store, "prod", Envelopes.WITH)).isEmpty();
    }

    @Test
    default void theTopListsTopNamespaces() {
        SecretStore store = store();
        store.register(Namespace.of("prod"));
        store.register(Namespace.of("Dev"));
        store.register(Namespace.of("prod/app1"));
        assertThat(list(store, "", Envelopes.WITH))
                .containsExactly(Fixtures.namespace("Dev"), Fixtures.namespace("prod"));
        assertThat(list(store, "prod", Envelopes.WITHOUT)).containsExactly(Fixtures.namespace("prod/app1"));
    }

    @Test
    default void entriesComeWithOrWithoutTheirEnvelopes() {
        SecretStore store = store();
        VersionRow row = Fixtures.put(store, Fixtures.version(Fixtures.full(NAME, 1), Fixtures.envelope("e", 300)))
                .at(entry(NAME));
        assertThat(list(store, "prod/app1", Envelopes.WITH)).containsExactly(row);
        assertThat(list(store, "prod/app1", Envelopes.WITHOUT)).containsExactly(clear(row));
    }

    @Test
    default void manyEntriesAreListedPageByPage() {
        SecretStore store = store();
        List<VersionRow> entries = entries(store, 450, 64);
        assertThat(list(store, "bulk", Envelopes.WITH)).isEqualTo(entries);
        assertThat(list(store, "bulk", Envelopes.WITHOUT))
                .isEqualTo(entries.stream().map(PagingContract::clear).toList());
    }

    @Test
    default void largeEntriesAreListedPageByPage() {
        SecretStore store = store();
        List<VersionRow> entries = entries(store, 30, 150_000);
        assertThat(list(store, "bulk", Envelopes.WITH)).isEqualTo(entries);
        assertThat(store.list(Optional.of(Namespace.of("bulk")), Envelopes.WITH, null)
                        .next())
                .as("4.5 MB are not one page")
                .isNotNull();
    }

    private static List<VersionRow> entries(SecretStore store, int count, int size) {
        List<VersionRow> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SecretName name = SecretName.of("bulk/s%03d".formatted(i));
            entries.add(Fixtures.version(Fixtures.bare(name, 1), Fixtures.envelope(name.value(), size))
                    .at(entry(name)));
        }
        Fixtures.keep(store, entries);
        return entries;
    }

    @Test
    default void aListGoesOnAfterTheLastRowOfThePageEvenWhenItIsGoneOrOthersCame() {
        SecretStore store = store();
        entries(store, 450, 4096);
        Optional<Namespace> bulk = Optional.of(Namespace.of("bulk"));
        Page<Row> first = store.list(bulk, Envelopes.WITHOUT, null);
        int seen = first.rows().size();
        Fixtures.put(store, SecretName.of("bulk/a-before"), 1);
        Fixtures.put(store, SecretName.of("bulk/t-after"), 1);
        List<String> rest =
                places(Page.all(after -> store.list(bulk, Envelopes.WITHOUT, after == null ? first.next() : after))
                        .toList());
        assertThat(rest).hasSize(450 - seen + 1).doesNotContain("a-before").endsWith("s449", "t-after");
        assertThat(rest.get(0)).isEqualTo("s%03d".formatted(seen));
    }

    @Test
    default void versionsComeInBothOrders() {
        SecretStore store = store();
        List<VersionRow> rows = new ArrayList<>();
        for (long number : new long[] {1, 2, 3, 9, 10, 11, 99, 100, 9_999_999_999L}) {
            rows.add(Fixtures.version(NAME, number));
        }
        Fixtures.keep(store, rows);
        Fixtures.keep(
                store, List.of(rows.get(8).at(Fixtures.head(NAME)), rows.get(8).at(entry(NAME))));
        Fixtures.put(store, SecretName.of(NAME + "2"), 1);
        assertThat(versions(store, NAME, Envelopes.WITH, Order.OLDEST_FIRST)).isEqualTo(rows);
        assertThat(versions(store, NAME, Envelopes.WITHOUT, Order.OLDEST_FIRST))
                .isEqualTo(rows.stream().map(PagingContract::clear).toList());
        Collections.reverse(rows);
        assertThat(versions(store, NAME, Envelopes.WITH, Order.NEWEST_FIRST)).isEqualTo(rows);
    }

    @Test
    default void manyVersionsComePageByPageInBothOrders() {
        SecretStore store = store();
        List<VersionRow> rows = new ArrayList<>();
        for (int number = 1; number <= 430; number++) {
            int size = number > 400 ? 100_000 : 64;
            rows.add(Fixtures.version(Fixtures.bare(NAME, number), Fixtures.envelope("v" + number, size)));
        }
        Fixtures.keep(store, rows);
        assertThat(versions(store, NAME, Envelopes.WITH, Order.OLDEST_FIRST)).isEqualTo(rows);
        Collections.reverse(rows);
        assertThat(versions(store, NAME, Envelopes.WITH, Order.NEWEST_FIRST)).isEqualTo(rows);
        assertThat(versions(store, NAME, Envelopes.WITHOUT, Order.NEWEST_FIRST))
                .isEqualTo(rows.stream().map(PagingContract::clear).toList());
    }
}
