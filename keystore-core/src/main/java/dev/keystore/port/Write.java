package dev.keystore.port;

import dev.keystore.secret.Digest;

/** One step of a commit. All steps of a commit take effect together or not at all. */
public sealed interface Write {
    /** Which row it is about; no two steps of a commit are about the same. */
    RowKey<?> key();

    /** Keep {@code row} if {@code condition} holds for what stands at its place. */
    record Put(Row row, Condition condition) implements Write {
        @Override
        public RowKey<?> key() {
            return row.key();
        }
    }

    /**
     * Remove the envelope of a version and mark it destroyed; everything else stays. Holds only while the row's digest is
     * {@code digest}; done twice, it changes nothing.
     */
    record Destroy(RowKey.OfVersion key, Digest digest) implements Write {}

    /** Change nothing, but only if {@code condition} holds. */
    record Check(RowKey<?> key, Condition condition) implements Write {
        /** Throws {@link IllegalArgumentException} for a condition that always holds. */
        public Check {
            if (condition instanceof Condition.Anything) {
                throw new IllegalArgumentException("a check that always holds checks nothing");
            }
        }
    }

    /** What must hold for a row at the moment of a commit. */
    sealed interface Condition {
        Condition ANYTHING = new Anything();
        Condition ABSENT = new Absent();

        /** Whatever is there. */
        record Anything() implements Condition {}

        /** There is no such row. */
        record Absent() implements Condition {}

        /** There is such a row and its digest is {@code digest}. */
        record HasDigest(Digest digest) implements Condition {}

        /** There is such a row, its digest is {@code digest}, and it has its envelope. */
        record StillSealed(Digest digest) implements Condition {}
    }
}
