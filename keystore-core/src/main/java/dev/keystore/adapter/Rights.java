package dev.keystore.adapter;

import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.Denied;
import dev.keystore.KeystoreException.Unavailable;
import dev.keystore.adapter.esdk.KeyExamination;
import dev.keystore.port.Check;
import dev.keystore.port.RowKey;
import dev.keystore.port.SecretStore;
import dev.keystore.secret.EncryptionContext;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.StoreId;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be done with one name, found out without changing or opening anything: its head is read, and KMS is asked for dry
 * runs. What nobody has granted is no fault; to have no right at all is one.
 *
 * @param rows the table
 * @param key the wrapping key
 * @param id what envelopes are bound to
 * @param probe a name that need not exist
 */
record Rights(SecretStore rows, KeyExamination key, StoreId id, SecretName probe) {
    private static final String CHECK = "rights";

    /** @param mayBeNothing whether it is no failure to have no right at all, for the grant may well be for another namespace */
    Check check(boolean mayBeNothing) {
        EncryptionContext context = EncryptionContext.of(id, probe, Version.FIRST);
        RowKey.Head head = new RowKey.Head(probe);
        Optional<Denied> reading = Optional.empty();
        Optional<Denied> seeing = Optional.empty();
        try {
            reading = denial(() -> rows.read(head));
            seeing = reading.isEmpty() ? Optional.empty() : denial(() -> rows.readClear(head));
            Optional<Denied> opening = denial(() -> key.tryOpening(context));
            Optional<Denied> sealing = denial(() -> key.trySealing(context));
            boolean reads = reading.isEmpty() && opening.isEmpty();
            boolean writes = seeing.isEmpty() && sealing.isEmpty();
            List<String> denied = new ArrayList<>();
            if (reading.isPresent()) {
                denied.add(seeing.isEmpty() ? "dynamodb:GetItem of envelopes" : "dynamodb:GetItem");
            }
            opening.ifPresent(none -> denied.add("kms:Decrypt"));
            sealing.ifPresent(none -> denied.add("kms:GenerateDataKey"));
            if (reads || writes) {
                return Check.ok(CHECK, level(reads, writes) + " in " + probe.namespace() + notGranted(denied));
            }
            Denied reason =
                    opening.isPresent() ? opening.get() : reading.isPresent() ? reading.get() : sealing.orElseThrow();
            return nothing(notGranted(denied), reason, mayBeNothing);
        } catch (Unavailable e) {
            return Check.fail(CHECK, e);
        } catch (KeystoreException e) {
            if (seeing.isPresent()) {
                return nothing(notGranted(List.of("dynamodb:GetItem")), seeing.get(), mayBeNothing);
            }
            return Check.unseen(CHECK, "what may be done in " + probe.namespace(), e);
        }
    }

    private static Optional<Denied> denial(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (Denied e) {
            return Optional.of(e);
        }
    }

    private static String level(boolean reads, boolean writes) {
        if (reads) {
            return writes ? "read and write" : "read only";
        }
        return "write only";
    }

    private static String notGranted(List<String> denied) {
        return denied.isEmpty() ? "" : ": not granted there: " + String.join(", ", denied);
    }

    private Check nothing(String denied, Denied reason, boolean mayBeNothing) {
        String detail = "neither read nor write in " + probe.namespace() + denied;
        return mayBeNothing
                ? Check.warn(CHECK, detail, "if the grant is for another namespace, name it: keystore doctor NAMESPACE")
                : Check.fail(
                        CHECK,
                        detail + "; AWS says: " + reason.getMessage(),
                        "the grant needs a pattern that covers " + probe.namespace() + "/*; "
                                + reason.hint().orElse(""));
    }
}
