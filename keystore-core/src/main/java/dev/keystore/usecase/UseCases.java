package dev.keystore.usecase;

import dev.keystore.secret.Namespace;
import dev.keystore.secret.Reference;
import dev.keystore.secret.Secret;
import java.util.List;

/** The use cases over one set of ports, each made of the same few parts. */
public final class UseCases {
    private final BulkReader bulkReader;
    private final BulkReader evenExpired;
    private final NamespaceReader namespaceReader;
    private final Changes changes;
    private final Copying copying;
    private final Labelling labelling;
    private final Destruction destruction;
    private final Listing listing;
    private final Verification verification;
    private final Repair repair;
    private final Registration registration;

    public UseCases(Ports ports) {
        Opener opener = new Opener(ports);
        LabelBook labelBook = new LabelBook(ports, opener);
        Committer committer = new Committer(ports);
        Reader reader = new Reader(ports, opener);
        this.registration = new Registration(ports);
        Writer writer = new Writer(ports, committer, registration);
        this.bulkReader = new BulkReader(ports, reader, labelBook);
        this.evenExpired = new BulkReader(ports, reader.evenExpired(), labelBook);
        this.namespaceReader = new NamespaceReader(ports, reader);
        this.changes = new Changes(ports, writer, reader, labelBook);
        this.copying = new Copying(reader, bulkReader, changes);
        this.labelling = new Labelling(ports, writer, committer, reader, labelBook);
        this.destruction = new Destruction(ports, writer, committer, reader, changes, labelBook);
        this.listing = new Listing(ports);
        this.verification = new Verification(ports, opener, labelBook);
        this.repair = new Repair(ports, opener, committer);
    }

    /** What each of {@code references} refers to. */
    public List<Secret> getAll(List<Reference> references) {
        return secrets(bulkReader.read(references));
    }

    /** The same, with what has expired. */
    public List<Secret> getAllEvenExpired(List<Reference> references) {
        return secrets(evenExpired.read(references));
    }

    /** Every live secret directly in {@code namespace}. */
    public List<Secret> getAll(Namespace namespace) {
        return secrets(namespaceReader.read(namespace));
    }

    /** The same, with those that have expired. */
    public List<Secret> getAllEvenExpired(Namespace namespace) {
        return secrets(namespaceReader.readEvenExpired(namespace));
    }

    private static List<Secret> secrets(List<Opened> opened) {
        return opened.stream().map(Opened::secret).toList();
    }

    public Changes changes() {
        return changes;
    }

    public Copying copying() {
        return copying;
    }

    public Labelling labelling() {
        return labelling;
    }

    public Destruction destruction() {
        return destruction;
    }

    public Listing listing() {
        return listing;
    }

    public Verification verification() {
        return verification;
    }

    public Repair repair() {
        return repair;
    }

    public Registration registration() {
        return registration;
    }
}
