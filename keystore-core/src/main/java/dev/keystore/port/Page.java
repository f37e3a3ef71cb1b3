package dev.keystore.port;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * As many rows as a store reads in one call.
 *
 * @param rows in order; may be empty although more follow
 * @param next where the next page starts, for the store that made this page; null if this was the last
 */
public record Page<R>(List<R> rows, @Nullable String next) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** All rows of all pages; a page is fetched when the one before it is used up. */
    public static <R> Stream<R> all(Function<@Nullable String, Page<R>> fetch) {
        Iterator<R> rows = new Rows<>(fetch);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    private static final class Rows<R> implements Iterator<R> {
        private final Function<@Nullable String, Page<R>> fetch;
        private Page<R> page;
        private Iterator<R> rows;

        Rows(Function<@Nullable String, Page<R>> fetch) {
            this.fetch = fetch;
            this.page = fetch.apply(null);
            this.rows = page.rows().iterator();
        }

        @Override
        public boolean hasNext() {
            while (!rows.hasNext() && page.next() != null) {
                page = fetch.apply(page.next());
                rows = page.rows().iterator();
            }
            return rows.hasNext();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return rows.next();
        }
    }
}
