package dev.keystore.cli.moving;

import dev.keystore.Keystore;
import dev.keystore.KeystoreException;
import dev.keystore.KeystoreException.NotFound;
import dev.keystore.KeystoreException.Refused;
import dev.keystore.cli.config.ForeignStore;
import dev.keystore.port.ForeignSecrets;
import dev.keystore.port.ForeignVersion;
import dev.keystore.port.Notices;
import dev.keystore.secret.ContentType;
import dev.keystore.secret.Details;
import dev.keystore.secret.Draft;
import dev.keystore.secret.Expectation;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Namespace;
import dev.keystore.secret.Quoted;
import dev.keystore.secret.SecretMetadata;
import dev.keystore.secret.SecretName;
import dev.keystore.secret.SecretValue;
import dev.keystore.secret.Tags;
import dev.keystore.secret.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Takes names over one by one: every version of the other tool that is not here yet becomes a version here, in the same order. At the first
 * that can't be read or written a name stops, so that its latest version is never one that was not the latest before.
 */
public final class Mover {
    private final ForeignSecrets source;
    private final Imprint imprint;
    private final Keystore keystore;
    private final Namespace into;
    private final Manner manner;
    private final Notices notices;

    /**
     * How it is done.
     *
     * @param large whether values may have up to {@link SecretValue#LIMIT} bytes
     * @param dryRun whether everything is read and nothing written
     */
    public record Manner(boolean large, boolean dryRun) {}

    public Mover(
            ForeignSecrets source,
            ForeignStore from,
            Keystore keystore,
            Namespace into,
            Manner manner,
            Notices notices) {
        this.source = source;
        this.imprint = new Imprint(from);
        this.keystore = keystore;
        this.into = into;
        this.manner = manner;
        this.notices = notices;
    }

    /** Hears of each version as soon as it is here, or would be. */
    @FunctionalInterface
    public interface Listener {
        void written(SecretName name, Version version);
    }

    /** Takes over what is missing of {@code theirs}, all versions of one name in their order. */
    public Moved move(List<ForeignVersion> theirs, Listener listener) {
        String name = theirs.get(0).name();
        List<Version> written = new ArrayList<>();
        String ours = name;
        String at = "";
        try {
            SecretName target = into.secret(name);
            ours = target.value();
            List<SecretMetadata> history = history(target);
            Remaining remaining = Remaining.of(theirs, history, imprint);
            sayIfAnotherSeemsLatest(theirs, remaining);
            Version number = history.isEmpty() ? null : history.get(0).version();
            Expectation expectation = remaining.before();
            for (ForeignVersion version : remaining.versions()) {
                at = version.version();
                number = number == null ? Version.FIRST : number.next();
                take(version, target, expectation);
                written.add(number);
                listener.written(target, number);
                expectation = new Expectation.Current(number);
            }
            return new Moved(name, ours, written, null);
        } catch (KeystoreException e) {
            return new Moved(name, ours, written, new Moved.Stopped(at, e));
        } catch (MalformedException e) {
            Refused why = new Refused(Objects.requireNonNullElse(e.getMessage(), "malformed"), null);
            return new Moved(name, ours, written, new Moved.Stopped(at, why));
        }
    }

    private List<SecretMetadata> history(SecretName name) {
        try {
            return keystore.history(name);
        } catch (NotFound e) {
            return List.of();
        }
    }

    private void take(ForeignVersion version, SecretName target, Expectation expectation) {
        Tags tags = imprint.of(version);
        try (SecretValue value = source.open(version)) {
            int limit = manner.large() ? SecretValue.LIMIT : SecretValue.USUAL_LIMIT;
            if (value.size() > limit) {
                throw new Refused(
                        "its value has " + value.size() + " bytes, allowed are " + limit,
                        manner.large() ? null : "--large allows up to " + SecretValue.LIMIT + " bytes");
            }
            Details details = details(version, target, value.isUtf8() ? ContentType.TEXT : ContentType.BINARY, tags);
            if (!manner.dryRun()) {
                Draft draft = Draft.of(target, value).with(details).expecting(expectation);
                keystore.put(manner.large() ? draft.allowingLarge() : draft);
            }
        }
    }

    /** The comment becomes the note, unless no note can be like it. */
    private Details details(ForeignVersion version, SecretName target, ContentType type, Tags tags) {
        try {
            return new Details(type, version.comment(), tags, null);
        } catch (MalformedException e) {
            notices.say("the comment of " + target + described(version)
                    + " is left out: it is too long for a note, or not printable");
            return new Details(type, null, tags, null);
        }
    }

    private void sayIfAnotherSeemsLatest(List<ForeignVersion> theirs, Remaining remaining) {
        if (remaining.versions().isEmpty()) {
            return;
        }
        ForeignVersion latest = theirs.get(theirs.size() - 1);
        LatestByNumber.butNotLatest(theirs)
                .ifPresent(greatest -> notices.say("of " + Quoted.of(latest.name()) + " credstash takes version "
                        + Quoted.of(latest.version())
                        + " for the latest, for it compares them as text; the greatest number is "
                        + Quoted.of(greatest.version())));
    }

    private static String described(ForeignVersion version) {
        return version.version().isEmpty() ? "" : ", version " + Quoted.of(version.version()) + ",";
    }
}
