package dev.keystore.port;

/**
 * The sign that there is a namespace. It holds nothing.
 *
 * @param key which namespace
 */
public record NamespaceRow(RowKey.SubNamespace key) implements Row {}
