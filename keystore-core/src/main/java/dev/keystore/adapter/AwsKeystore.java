package dev.keystore.adapter;

import dev.keystore.Keystore;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.port.HighWaterMarks;
import dev.keystore.port.MfaCodes;
import dev.keystore.port.Notices;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.StoreId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A store in an AWS account: one DynamoDB table and one KMS key. Nothing is asked of AWS before the first use. */
public final class AwsKeystore {
    /** The key of a store of which none is named. */
    public static final String USUAL_KEY = "alias/keystore";

    private AwsKeystore() {}

    public static Builder builder() {
        return new Builder();
    }

    /** What makes up a store. Only the table has to be said. */
    public static final class Builder {
        private static final Pattern TABLE =
                Pattern.compile("(?:arn:[^:]+:dynamodb:([^:]+):[0-9]{12}:table/)?([A-Za-z0-9_.-]{3,255})");

        private String table = "";
        private String key = USUAL_KEY;
        private List<String> alsoOpen = List.of();
        private @Nullable StoreId storeId;
        private final AwsAccess.Builder access = AwsAccess.builder();
        private final List<AssumedRole> roles = new ArrayList<>();
        private Reach reach = Reach.WHOLE;
        private @Nullable HighWaterMarks marks;
        private @Nullable Path state;
        private Notices notices = Notices.IGNORED;
        private Instant deadline = Instant.MAX;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** The table, by name or ARN. */
        public Builder table(String nameOrArn) {
            this.table = nameOrArn;
            return this;
        }

        /** The wrapping key, by ARN, id or alias. {@link #USUAL_KEY} unless said. */
        public Builder key(String arnOrIdOrAlias) {
            this.key = arnOrIdOrAlias;
            return this;
        }

        /** ARNs of keys that older envelopes were sealed under. */
        public Builder alsoOpen(List<String> keyArns) {
            this.alsoOpen = List.copyOf(keyArns);
            return this;
        }

        /** The logical id that envelopes are bound to. The table's name unless said. */
        public Builder storeId(StoreId id) {
            this.storeId = id;
            return this;
        }

        /** The region of table and key, where they are not named by ARNs. What the SDK finds by itself unless said. */
        public Builder region(@Nullable String region) {
            return settings(now -> now.region(region));
        }

        /** Whose credentials. The SDK's default chain unless said. */
        public Builder profile(@Nullable String profile) {
            return settings(now -> now.profile(profile));
        }

        /** What requests are signed with, instead of a profile or the default chain. Closed with the store if it can be. */
        public Builder credentials(AwsCredentialsProvider provider) {
            access.credentials(provider);
            return this;
        }

        /**
         * A role to assume before the store is used; called again, the next role of a chain, assumed from the one before. Its session
         * is renewed in the background for as long as the store is open.
         *
         * <pre>{@code assumeRole(role -> role.arn(roleArn).externalId("x"))}</pre>
         *
         * <p>Throws {@link MalformedException} for what STS would not take.
         */
        public Builder assumeRole(UnaryOperator<AssumedRole.Builder> description) {
            roles.add(description
                    .apply(AssumedRole.called(AwsAccess.sessionName()))
                    .build());
            return this;
        }

        /** Roles to assume, instead of any that were said before. */
        public Builder roles(RoleChain chain) {
            roles.clear();
            roles.addAll(chain.roles());
            return this;
        }

        /** The part of the store that will be used: the session of the role is narrowed to it. The whole store unless said. */
        public Builder reach(Reach part) {
            this.reach = part;
            return this;
        }

        /** Where sessions of roles are kept, 0600, from one process to the next. Nowhere unless said. */
        public Builder sessions(@Nullable Path folder) {
            access.sessions(folder);
            return this;
        }

        /** What sessions of a profile's own roles are called where it says nothing. After the user of this process unless said. */
        public Builder sessionName(SessionName name) {
            access.sessionName(name);
            return this;
        }

        /** Who gives the codes of MFA devices that roles ask for. Nobody unless said. */
        public Builder mfaCodes(MfaCodes giver) {
            access.mfaCodes(giver);
            return this;
        }

        /** Where every service answers. AWS itself unless said. */
        public Builder endpoint(@Nullable URI endpoint) {
            return settings(now -> now.endpoint(endpoint));
        }

        /** Everything about how AWS is reached. */
        public Builder settings(UnaryOperator<AwsSettings> change) {
            access.settings(change);
            return this;
        }

        /** What was last seen of the store. None is kept unless said. */
        public Builder highWaterMarks(HighWaterMarks kept) {
            this.marks = kept;
            return this;
        }

        /** Where high-water marks, the key's ARN and the caller's are kept from one process to the next. Nowhere unless said. */
        public Builder state(Path folder) {
            this.state = folder;
            access.state(folder);
            return this;
        }

        /** Who hears what a person should know although nothing failed. */
        public Builder notices(Notices listener) {
            this.notices = listener;
            access.notices(listener);
            return this;
        }

        /** When to stop trying, whatever is under way. */
        public Builder deadline(Instant end) {
            this.deadline = end;
            access.deadline(end);
            return this;
        }

        /** What says when a version was written, and whether one has expired. The system's clock unless said. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            access.clock(source);
            return this;
        }

        /** Throws {@link MalformedException} unless a table is named, or for a chain of roles that can't be. */
        public Keystore build() {
            return composition().keystore(deadline);
        }

        /** What looks at the store instead of using it. Throws as {@link #build}. */
        public AwsExamination examination(Settling settling) {
            return AwsExamination.of(composition(), settling);
        }

        private AwsComposition composition() {
            Matcher matcher = TABLE.matcher(table);
            if (!matcher.matches()) {
                throw new MalformedException(
                        "bad table: a name of 3 to 255 letters, digits, '_', '.' or '-', or the ARN of a table");
            }
            String region = matcher.group(1);
            if (region != null) {
                access.settings(now -> now.region(region));
            }
            String name = String.valueOf(matcher.group(2));
            StoreId id = storeId == null ? new StoreId(name) : storeId;
            RoleChain chain = roles.isEmpty() ? null : new RoleChain(roles);
            return new AwsComposition(
                    table, name, id, key, alsoOpen, access.build(), chain, reach, state, notices, marks, clock);
        }
    }
}
