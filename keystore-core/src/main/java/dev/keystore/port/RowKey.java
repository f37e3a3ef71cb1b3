package dev.keystore.port;

import dev.keystore.secret.Labels;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.Version;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a row stands: its partition and its place in it. All rows of a secret lie under its namespace and a slash, so that
 * one pattern over partitions grants exactly a namespace. As text it is what people call the row.
 *
 * @param <R> what the row holds
 */
public sealed interface RowKey<R extends Row> {
    /** The partition. */
    String pk();

    /** The place in the partition; rows of a partition are read in the order of the bytes of this. */
    String sk();

    /** The row that says what is current, with the current envelope. */
    record Head(SecretName name) implements RowKey<VersionRow> {
        @Override
        public String pk() {
            return name.value();
        }

        @Override
        public String sk() {
            return "head";
        }

        @Override
        public String toString() {
            return "the head of " + name;
        }
    }

    /** The row of one version. */
    record OfVersion(SecretName name, Version version) implements RowKey<VersionRow> {
        /** What the place of every version starts with. */
        public static final String PREFIX = "v";

        @Override
        public String pk() {
            return name.value();
        }

        @Override
        public String sk() {
            return String.format(Locale.ROOT, PREFIX + "%010d", version.number());
        }

        @Override
        public String toString() {
            return "version " + version + " of " + name;
        }
    }

    /** The same as the head, in the partition of the namespace: a namespace is one partition. */
    record Entry(SecretName name) implements RowKey<VersionRow> {
        @Override
        public String pk() {
            return name.namespace() + "/";
        }

        @Override
        public String sk() {
            return name.leaf();
        }

        @Override
        public String toString() {
            return "the entry of " + name;
        }
    }

    /** The sealed labels of a secret. */
    record LabelsOf(SecretName name) implements RowKey<LabelsRow> {
        @Override
        public String pk() {
            return Labels.address(name);
        }

        @Override
        public String sk() {
            return "labels";
        }

        @Override
        public String toString() {
            return "the labels row of " + name;
        }
    }

    /** The sign in a namespace, or at the top, that there is another one below it. */
    record SubNamespace(Namespace namespace) implements RowKey<NamespaceRow> {
        @Override
        public String pk() {
            return partitionOf(namespace.parent());
        }

        @Override
        public String sk() {
            return namespace.leaf() + "/";
        }

        @Override
        public String toString() {
            return "the row of namespace " + namespace;
        }
    }

    /** The partition that lists a namespace, or all top namespaces. */
    static String partitionOf(Optional<Namespace> namespace) {
        return namespace.map(Namespace::value).orElse("") + "/";
    }
}
