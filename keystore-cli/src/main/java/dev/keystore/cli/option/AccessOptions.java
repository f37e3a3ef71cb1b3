package dev.keystore.cli.option;

import dev.keystore.access.AssumedRole;
import dev.keystore.access.ExternalId;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.RoleArn;
import dev.keystore.access.SessionName;
import dev.keystore.access.SessionTags;
import dev.keystore.access.SourceIdentity;
import dev.keystore.cli.config.RoleFlags;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** As whom, for every command. */
public final class AccessOptions extends Syntax {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final Option<List<RoleArn>> roleArns = option("--role-arn")
            .takes("ARN")
            .says("assume this role; repeated, the next is assumed from the one before")
            .each(RoleArn::new);
    private final Option<ExternalId> externalId = option("--external-id")
            .takes("X")
            .says("what the role's owner asks for")
            .as(ExternalId::new);
    private final Option<SessionName> sessionName = option("--session-name")
            .takes("N")
            .says("what the session is called; keystore-USER@HOST by default")
            .as(SessionName::new);
    private final Option<Duration> duration = option("--duration")
            .takes("15m")
            .says("how long the session lasts, 15m to 12h; an hour by default")
            .as(text -> AssumedRole.checked(Durations.of(text)));
    private final Option<SourceIdentity> sourceIdentity = option("--source-identity")
            .takes("S")
            .says("who is behind the session; stays through a chain")
            .as(SourceIdentity::new);
    private final Option<List<Map.Entry<String, String>>> sessionTags = option("--session-tag")
            .takes("K=V")
            .says("what the session carries for policies; may be repeated")
            .each(AccessOptions::tag);
    private final Option<MfaSerial> mfaSerial = option("--mfa-serial")
            .takes("S")
            .says("the MFA device whose code is asked for")
            .as(MfaSerial::new);
    private final Option<String> mfaCode = option("--mfa-code")
            .takes("C")
            .says("the code that it shows, instead of a prompt")
            .as(AccessOptions::code);
    private final Option<Boolean> noCache = option("--no-cache")
            .says("open a new session, and keep none for later commands")
            .flag();

    public AccessOptions() {
        super("As whom");
    }

    /** What was given. */
    public RoleFlags flags() {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Map.Entry<String, String> tag : sessionTags.orElse(List.of())) {
            if (tags.put(tag.getKey(), tag.getValue()) != null) {
                throw new MalformedException("--session-tag: " + Quoted.of(tag.getKey()) + " was given more than once");
            }
        }
        return new RoleFlags(
                roleArns.orElse(List.of()),
                externalId.orNull(),
                sessionName.orNull(),
                duration.orNull(),
                sourceIdentity.orNull(),
                new SessionTags(tags),
                mfaSerial.orNull(),
                mfaCode.orNull(),
                noCache.isGiven());
    }

    /** Those that have to be said again behind another command: a code is good only once. */
    Stream<String> typedAgain() {
        Stream<String> arns = roleArns.orElse(List.of()).stream().map(arn -> typed(roleArns, arn.value()));
        Stream<String> tags = sessionTags.orElse(List.of()).stream()
                .map(tag -> typed(sessionTags, tag.getKey() + "=" + tag.getValue()));
        Stream<String> others = Stream.of(externalId, sessionName, sourceIdentity, mfaSerial)
                .filter(Option::isGiven)
                .map(option -> typed(option, option.get().toString()));
        Stream<String> length =
                duration.isGiven() ? Stream.of(typed(duration, duration.get().toSeconds() + "s")) : Stream.empty();
        return Stream.of(arns, others, length, tags).flatMap(all -> all);
    }

    private static String typed(Option<?> option, String value) {
        return option.name() + "=" + StoreOptions.quoted(value);
    }

    private static Map.Entry<String, String> tag(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedException("bad session tag " + Quoted.of(text) + ": like project=payments");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    private static String code(String text) {
        if (!CODE.matcher(text).matches()) {
            throw new MalformedException("bad MFA code: six digits");
        }
        return text;
    }
}
