package dev.keystore.port;

/** What a store keeps. {@code docs/reference/format.md} specifies every kind. */
public sealed interface Row permits VersionRow, LabelsRow, NamespaceRow {
    /** Where it stands. */
    RowKey<?> key();
}
