package dev.keystore;

import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.Label;
import dev.keystore.secret.Labels;
import dev.keystore.secret.Listed;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.RecoveryWindow;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Version;
import dev.keystore.usecase.Finding;
import dev.keystore.usecase.Ports;
import dev.keystore.usecase.UseCases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A store of secrets. Made by {@link dev.keystore.adapter.AwsKeystore} or {@link dev.keystore.adapter.LocalKeystore};
 * closing it ends its connections. Safe to use from several threads.
 *
 * <p>What is read is proven: it opens only under the store, name and version asked for, and its clear metadata, chain and
 * label are what was sealed; anything else is {@link KeystoreException.Tampered}. What is written is one transaction a
 * name: after a failure or a crash a name has its old or its new state.
 *
 * <p>Every method throws {@link KeystoreException}: {@code Denied}, {@code Misconfigured} and {@code Unavailable} whatever
 * it does; others as it says. Those that write also throw {@code OutcomeUnknown} when nobody can say whether the write took effect,
 * and {@code Conflict} when others keep changing the same name for longer than patience lasts.
 */
public final class Keystore implements AutoCloseable {
    private final Ports ports;
    private final UseCases verbs;

    private Keystore(Ports ports) {
        this.ports = ports.patient();
        this.verbs = new UseCases(this.ports);
    }

    /** A store over {@code ports}, for those who bring a store or a cipher of their own. */
    public static Keystore over(Ports ports) {
        return new Keystore(ports);
    }

    /** The current version of {@code name}; {@code NotFound} if there is none, or it is deleted, destroyed or expired. */
    public Secret get(SecretName name) {
        return get(Reference.to(name));
    }

    /** What {@code reference} refers to; its JSON pointer is the caller's to follow. {@code NotFound} as in {@link #get(SecretName)}. */
    public Secret get(Reference reference) {
        return getAll(List.of(reference)).get(0);
    }

    /**
     * What each of {@code references} refers to, as all of it stood at one moment (up to 100 rows or 4 MB; more come as
     * several such moments). All or nothing: {@code NotFound} names all that are missing.
     */
    public List<Secret> getAll(List<Reference> references) {
        return verbs.getAll(references);
    }

    /** The same with what has expired, for whoever looks for values instead of using them. */
    public List<Secret> getAllEvenExpired(List<Reference> references) {
        return verbs.getAllEvenExpired(references);
    }

    /**
     * Every live secret directly in {@code namespace}, by leaf; empty if there is none. Deleted ones are opened, too, and left out.
     * All or nothing: {@code NotFound} names all that have expired. Each is proven as by {@link #get(SecretName)}, but a namespace is
     * read page by page, so what is changed meanwhile may be seen old or new.
     */
    public List<Secret> getAll(Namespace namespace) {
        return verbs.getAll(namespace);
    }

    /** The same with those that have expired, for whoever looks for values instead of using them. */
    public List<Secret> getAllEvenExpired(Namespace namespace) {
        return verbs.getAllEvenExpired(namespace);
    }

    /**
     * Writes a new version. Throws {@code Conflict} if the draft's expectation doesn't hold, and {@code Refused} if the value
     * is too large or expired already; nothing is encrypted then.
     */
    public SecretMetadata put(Draft draft) {
        return verbs.changes().put(draft);
    }

    /** Writes a new version of {@code value} under {@code name}, whatever is there. */
    public SecretMetadata put(SecretName name, SecretValue value) {
        return put(Draft.of(name, value));
    }

    /**
     * Writes a version of each of up to 33 different names, of up to 1 MiB of values together; all or none. Throws as {@link
     * #put(Draft)}. Labels of drafts are not set.
     */
    public List<SecretMetadata> putAll(List<Draft> drafts) {
        return verbs.changes().putAll(drafts);
    }

    /** Writes a new version with the value, type, note, tags and expiry of version {@code to}. {@code NotFound} if that can't be read. */
    public SecretMetadata rollback(SecretName name, Version to) {
        return verbs.changes().rollback(name, to);
    }

    /**
     * Writes a version that says deleted: reading any version ends, {@link #undelete} brings the value back. {@code NotFound}
     * if there is nothing live.
     */
    public SecretMetadata delete(SecretName name, RecoveryWindow window) {
        return verbs.changes().delete(name, window, Expectation.ANYTHING);
    }

    /** Writes a new version with the last live value of a deleted secret. {@code Conflict} if it isn't deleted. */
    public SecretMetadata undelete(SecretName name) {
        return verbs.changes().undelete(name);
    }

    /**
     * Removes the envelopes of {@code versions} for good. {@code Conflict} if one is current, labelled, or what undelete would
     * bring back. Run again, it finishes what was interrupted.
     */
    public List<SecretMetadata> destroy(SecretName name, Set<Version> versions) {
        return verbs.destruction().versions(name, versions);
    }

    /**
     * Removes every envelope of a deleted secret for good, and its labels. {@code Conflict} if it isn't deleted, or its recovery
     * window isn't over and {@code force} is false. Run again, it finishes what was interrupted.
     */
    public List<SecretMetadata> destroyAll(SecretName name, boolean force) {
        return verbs.destruction().all(name, force);
    }

    /** The labels of {@code name}. */
    public Labels labels(SecretName name) {
        return verbs.labelling().labels(name);
    }

    /**
     * Moves labels of {@code name}: those of {@code set} to their versions, those of {@code remove} away; all or none. {@code
     * NotFound} if a version can't be read or a label to remove isn't set; {@code Conflict} if {@code from} names a version and
     * a label doesn't stand at it.
     */
    public Labels label(SecretName name, Map<Label, Version> set, Set<Label> remove, Expectation from) {
        return verbs.labelling().label(name, set, remove, from);
    }

    /** A new secret {@code target} with what {@code source} refers to. {@code Conflict} if {@code target} has any history. */
    public SecretMetadata copy(Reference source, SecretName target) {
        return verbs.copying().copy(source, target);
    }

    /**
     * Copies {@code source} to {@code target}, reads it back, and deletes {@code source} if it is still what was copied; else
     * {@code Conflict}, and nothing is lost. Run again, it finishes what was interrupted.
     */
    public SecretMetadata move(SecretName source, SecretName target) {
        return verbs.copying().move(source, target);
    }

    /** What stands in {@code namespace}, or at the top, by last segment. Opens nothing and proves nothing. Read page by page. */
    public Stream<Listed> list(Optional<Namespace> namespace) {
        return verbs.listing().list(namespace);
    }

    /**
     * Makes {@code namespace} known to lists of what is above it, before there is a secret in it. A put of a new name does that by
     * itself.
     */
    public void register(Namespace namespace) {
        verbs.registration().register(namespace);
    }

    /**
     * Those of {@code namespace} and the ones above it that lists of what is above them pass over, the lowest first; {@link #register}
     * mends each. Empty where nothing stands in {@code namespace}.
     */
    public List<Namespace> unregistered(Namespace namespace) {
        return verbs.registration().unregistered(namespace);
    }

    /** The namespaces of all names of which this store's high-water marks know. */
    public SortedSet<Namespace> namespacesSeen() {
        return verbs.registration().seen();
    }

    /** Every secret in {@code namespace} and below, or in the whole store. Opens nothing and proves nothing. Read page by page. */
    public Stream<SecretMetadata> listAll(Optional<Namespace> namespace) {
        return verbs.listing().all(namespace);
    }

    /** Every version of {@code name}, newest first. Opens nothing and proves nothing. */
    public List<SecretMetadata> history(SecretName name) {
        return verbs.listing().history(name);
    }

    /** The current version of {@code name}, whatever its state. Opens nothing and proves nothing. */
    public SecretMetadata describe(SecretName name) {
        return verbs.listing().describe(name);
    }

    /**
     * Opens every version of {@code name} and holds chain, clear metadata, head, entry, labels and high-water marks against
     * each other. Empty if all is as it was sealed.
     */
    public List<Finding> verify(SecretName name) {
        return verbs.verification().verify(name);
    }

    /**
     * Lowers the high-water marks of {@code name} to what the store shows, if that opens; else {@code Tampered}. Only after a
     * deliberate restore.
     */
    public void accept(SecretName name) {
        verbs.verification().accept(name);
    }

    /**
     * Writes head and entry of {@code name} anew from its highest version that opens, if they differ from it; or that version
     * from the head or the entry, where only that has it. {@code Tampered} if the head or a high-water mark has shown a higher one.
     * Returns whether anything was written.
     */
    public boolean repair(SecretName name) {
        return verbs.repair().repair(name);
    }

    @Override
    public void close() {
        ports.cipher().close();
        ports.store().close();
    }
}
