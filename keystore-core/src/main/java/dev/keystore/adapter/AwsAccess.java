package dev.keystore.adapter;

import dev.keystore.access.Reach;
import dev.keystore.access.RoleChain;
import dev.keystore.access.Session;
import dev.keystore.access.SessionName;
import dev.keystore.adapter.aws.AwsClients;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.adapter.aws.Memory;
import dev.keystore.adapter.aws.ProfileRegion;
import dev.keystore.adapter.aws.SdkModules;
import dev.keystore.adapter.state.Remembered;
import dev.keystore.adapter.state.SessionFolder;
import dev.keystore.adapter.state.StateFolder;
import dev.keystore.adapter.sts.BaseIdentity;
import dev.keystore.adapter.sts.MemorySessions;
import dev.keystore.adapter.sts.ProfileRoles;
import dev.keystore.adapter.sts.RoleCredentials;
import dev.keystore.adapter.sts.SessionCache;
import dev.keystore.adapter.sts.SessionFiles;
import dev.keystore.adapter.sts.StsAccessBroker;
import dev.keystore.adapter.sts.StsIdentity;
import dev.keystore.port.AccessBroker;
import dev.keystore.port.Identity;
import dev.keystore.port.MfaCodes;
import dev.keystore.port.Notices;
import dev.keystore.usecase.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Who calls AWS: base credentials, and the sessions of roles that are assumed from there. Nothing is asked of AWS before the first
 * use. Closing it ends its connections and, where they can be closed, the credentials it was given.
 */
public final class AwsAccess implements AutoCloseable {
    private final AwsSettings settings;
    private final ProfileRoles profile;
    private final AwsClients clients;
    private final BaseIdentity caller;
    private final AccessBroker broker;
    private final MfaCodes codes;
    private final Notices notices;
    private final Memory memory;
    private final InstantSource clock;
    private final Instant deadline;
    private final Patience patience;

    private AwsAccess(Builder made) {
        this.profile = made.credentials == null
                ? ProfileRoles.of(made.settings.profile(), made.sessionName)
                : new ProfileRoles(null, List.of(), null);
        this.settings = made.settings.profile(profile.profile());
        this.clock = made.clock;
        this.codes = made.codes;
        this.notices = made.notices;
        this.deadline = made.deadline;
        this.patience = Patience.until(made.deadline);
        this.clients = new AwsClients(settings, made.credentials, this::left);
        this.memory = memory(made.state, clock);
        this.caller = new BaseIdentity(clients.credentials(), made.credentials == null && settings.profile() == null);
        this.broker = broker(sessions(made.sessions));
    }

    private AccessBroker broker(SessionFiles files) {
        return new StsAccessBroker(
                () -> clients.sts(null),
                settings.region() + " " + settings.sts(),
                caller,
                new SessionCache(files, clock, notices),
                codes,
                notices);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a session is called unless something else is said: {@code keystore-} and the user of this process. */
    static SessionName sessionName() {
        return SessionName.cleaned("keystore-" + System.getProperty("user.name", "unknown"));
    }

    /**
     * A session of the last role of {@code chain}, or of the profile in use where {@code chain} is null and that has a role; for
     * anything that the role may do. Empty where there is no role at all. The caller closes it. Throws as {@link AccessBroker#open}.
     */
    public Optional<Session> session(@Nullable RoleChain chain) {
        RoleChain whole = profile.before(chain);
        return whole == null ? Optional.empty() : Optional.of(open(whole));
    }

    /** Tried again as every call is, but not where that would take another code of a device. */
    private Session open(RoleChain chain) {
        return chain.takesCode()
                ? broker.open(chain, Reach.WHOLE)
                : patience.call(() -> broker.open(chain, Reach.WHOLE));
    }

    /** The region that settings, environment or profile name; empty where none does and only the machine may know it. */
    public Optional<String> region() {
        return Optional.ofNullable(settings.region()).or(() -> ProfileRegion.of(settings.profile()));
    }

    /** The roles that are assumed for {@code chain}, those of the profile in use first; empty if none. */
    public Optional<RoleChain> roles(@Nullable RoleChain chain) {
        return Optional.ofNullable(profile.before(chain));
    }

    /** How AWS is reached. */
    public AwsSettings settings() {
        return settings;
    }

    /** The base credentials, before any role is assumed. */
    public AwsCredentialsProvider credentials() {
        return clients.credentials();
    }

    /** The ARN of whoever has the base credentials, remembered for 12 hours. */
    public Identity caller() {
        return new StsIdentity(() -> clients.sts(null), clients.credentials(), memory);
    }

    /** What signs as the last of the roles that are assumed for {@code chain}, for {@code reach}; empty if none is. */
    public Optional<RoleCredentials> signing(@Nullable RoleChain chain, Reach reach) {
        return roles(chain).map(whole -> new RoleCredentials(broker, whole, reach, clock));
    }

    /** Opens sessions anew, whatever earlier processes have kept, and each only once. */
    AccessBroker freshBroker() {
        return broker(new MemorySessions());
    }

    /** How much time there is. */
    Duration left() {
        return Duration.between(InstantSource.system().instant(), deadline);
    }

    Instant deadline() {
        return deadline;
    }

    InstantSource clock() {
        return clock;
    }

    Notices notices() {
        return notices;
    }

    AwsClients clients() {
        return clients;
    }

    Memory memory() {
        return memory;
    }

    @Override
    public void close() {
        clients.close();
    }

    private static Memory memory(@Nullable Path state, InstantSource clock) {
        if (state == null) {
            return Memory.NONE;
        }
        Remembered remembered = new Remembered(new StateFolder(state), clock);
        return (kind, of, age, ask) -> remembered.recall(kind, StateFolder.hash(of), age, ask);
    }

    private SessionFiles sessions(@Nullable Path state) {
        if (state == null) {
            return SessionFiles.NONE;
        }
        SessionFolder folder =
                new SessionFolder(new StateFolder(state), clock, System.getProperty("user.name", ""), this::left);
        return new SessionFiles() {
            @Override
            public Optional<byte[]> read(String name) throws IOException {
                return folder.read(name);
            }

            @Override
            public void write(String name, byte[] content) throws IOException {
                folder.write(name, content);
            }

            @Override
            public void whileHeld(String name, Runnable action) throws IOException {
                folder.whileHeld(name, action);
            }
        };
    }

    /** What makes up access. Nothing has to be said. */
    public static final class Builder {
        private AwsSettings settings = AwsSettings.usual();
        private @Nullable AwsCredentialsProvider credentials;
        private @Nullable Path state;
        private @Nullable Path sessions;
        private SessionName sessionName = AwsAccess.sessionName();
        private MfaCodes codes = MfaCodes.NONE;
        private Notices notices = Notices.IGNORED;
        private Instant deadline = Instant.MAX;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /** Everything about how AWS is reached. */
        public Builder settings(UnaryOperator<AwsSettings> change) {
            this.settings = change.apply(settings);
            return this;
        }

        /** What signs, instead of a profile or the SDK's default chain. */
        public Builder credentials(@Nullable AwsCredentialsProvider provider) {
            this.credentials = provider;
            return this;
        }

        /** Where the caller's ARN is kept from one process to the next. Nowhere unless said. */
        public Builder state(@Nullable Path folder) {
            this.state = folder;
            return this;
        }

        /** Where sessions of roles are kept, 0600, from one process to the next. Nowhere unless said. */
        public Builder sessions(@Nullable Path folder) {
            this.sessions = folder;
            return this;
        }

        /** What sessions of a profile's own roles are called where it says nothing. After the user of this process unless said. */
        public Builder sessionName(SessionName name) {
            this.sessionName = name;
            return this;
        }

        /** Who gives the codes of MFA devices. Nobody unless said. */
        public Builder mfaCodes(MfaCodes giver) {
            this.codes = giver;
            return this;
        }

        /** Who hears what a person should know although nothing failed. */
        public Builder notices(Notices listener) {
            this.notices = listener;
            return this;
        }

        /** When to stop trying, whatever is under way. */
        public Builder deadline(Instant end) {
            this.deadline = end;
            return this;
        }

        /** What says whether a session is still good. The system's clock unless said. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        Builder endpoint(@Nullable URI endpoint) {
            return settings(now -> now.endpoint(endpoint));
        }

        /** Throws {@code Misconfigured} if a module of the AWS SDK is missing without which credentials would be looked for in the wrong place. */
        public AwsAccess build() {
            SdkModules.require();
            return new AwsAccess(this);
        }
    }
}
