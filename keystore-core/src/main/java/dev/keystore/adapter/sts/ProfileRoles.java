package dev.keystore.adapter.sts;

import dev.keystore.KeystoreException.Misconfigured;
import dev.keystore.access.AssumedRole;
import dev.keystore.access.MfaSerial;
import dev.keystore.access.RoleChain;
import dev.keystore.access.SessionName;
import dev.keystore.secret.MalformedException;
import dev.keystore.secret.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What a profile says about roles that the SDK for Java does not do by itself: it defines {@code mfa_serial} and
 * {@code duration_seconds}, and never reads them (aws/aws-sdk-java-v2#995). Where a profile, or one that it has for its source, has
 * one of them, all its roles are assumed here; any other is left to the SDK.
 *
 * @param profile whose credentials to begin with; null for what the SDK finds by itself
 * @param roles to be assumed from there, before any other; often none
 * @param mfa the device that a profile without such a role names; null if none does
 */
public record ProfileRoles(
        @Nullable String profile,
        List<AssumedRole> roles,
        @Nullable MfaSerial mfa) {
    /** The profile that is in use: {@code named}, or the environment's, or {@code default}, where nothing goes before profiles. */
    public static ProfileRoles of(@Nullable String named, SessionName sessionName) {
        if (named == null && somethingGoesBefore()) {
            return new ProfileRoles(null, List.of(), null);
        }
        String name = named == null
                ? ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse("default")
                : named;
        boolean lends = named != null
                || ProfileFileSystemSetting.AWS_PROFILE
                        .getNonDefaultStringValue()
                        .isPresent();
        ProfileRoles said = of(ProfileFile.defaultProfileFile(), name, lends, sessionName);
        return said.roles().isEmpty() ? new ProfileRoles(named, List.of(), said.mfa()) : said;
    }

    /**
     * What the profile {@code name} of {@code file} says.
     *
     * @param lends whether somebody has named it: then it has to be there, and its device opens roles of others, too
     */
    static ProfileRoles of(ProfileFile file, String name, boolean lends, SessionName sessionName) {
        Profile profile = file.profile(name).orElse(null);
        if (profile == null && lends) {
            throw new Misconfigured(
                    "there is no profile " + Quoted.of(name),
                    "look at --profile, AWS_PROFILE and the AWS configuration files",
                    null);
        }
        if (profile == null) {
            return new ProfileRoles(name, List.of(), null);
        }
        List<Profile> path = path(file, profile);
        if (path.stream().noneMatch(ProfileRoles::isOurs)) {
            return new ProfileRoles(name, List.of(), lends && !hasRole(profile) ? mfa(profile) : null);
        }
        List<AssumedRole> roles = new ArrayList<>();
        path.forEach(each -> roles.add(0, role(each, sessionName)));
        return new ProfileRoles(source(file, path.get(path.size() - 1)).name(), roles, null);
    }

    /** The profiles with a role from {@code first} on, each the source of the one before, as far as a profile is the source at all. */
    private static List<Profile> path(ProfileFile file, Profile first) {
        List<Profile> path = new ArrayList<>();
        Profile profile = first;
        while (hasRole(profile) && hasSource(profile)) {
            if (path.contains(profile)) {
                throw new Misconfigured(
                        "profile " + Quoted.of(profile.name()) + " is its own source_profile, perhaps by others",
                        "keep the user's keys in a profile that has no role_arn",
                        null);
            }
            path.add(profile);
            profile = source(file, profile);
        }
        if (isOurs(profile) && profile.property(ProfileProperty.MFA_SERIAL).isPresent()) {
            throw new Misconfigured(
                    "profile " + Quoted.of(profile.name()) + " has a role, an mfa_serial and no source_profile",
                    "name the profile whose user has the MFA device",
                    null);
        }
        return path;
    }

    private static Profile source(ProfileFile file, Profile profile) {
        String source = profile.property(ProfileProperty.SOURCE_PROFILE).orElse("");
        return file.profile(source)
                .orElseThrow(() -> new Misconfigured(
                        "profile " + Quoted.of(profile.name()) + " has the source_profile " + Quoted.of(source)
                                + ", which does not exist",
                        "check the AWS configuration files",
                        null));
    }

    /** {@code chain} behind the profile's roles, its first role with the profile's device; null if no role is to be assumed at all. */
    public @Nullable RoleChain before(@Nullable RoleChain chain) {
        if (chain == null) {
            return roles.isEmpty() ? null : new RoleChain(roles);
        }
        AssumedRole first = chain.roles().get(0);
        if (!roles.isEmpty() || mfa == null || first.mfa() != null) {
            return roles.isEmpty() ? chain : chain.after(roles);
        }
        List<AssumedRole> all = new ArrayList<>(chain.roles());
        all.set(
                0,
                new AssumedRole(
                        first.arn(),
                        first.externalId(),
                        first.sessionName(),
                        first.duration(),
                        first.sourceIdentity(),
                        first.tags(),
                        mfa));
        return new RoleChain(all);
    }

    private static boolean somethingGoesBefore() {
        return SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isPresent()
                || SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent();
    }

    private static boolean hasRole(Profile profile) {
        return profile.property(ProfileProperty.ROLE_ARN).isPresent();
    }

    /** Not so where the machine, or a web identity, is the source: those are the SDK's to find. */
    private static boolean hasSource(Profile profile) {
        return profile.property(ProfileProperty.SOURCE_PROFILE).isPresent();
    }

    private static boolean isOurs(Profile profile) {
        return hasRole(profile)
                && (profile.property(ProfileProperty.MFA_SERIAL).isPresent()
                        || profile.property(ProfileProperty.DURATION_SECONDS).isPresent());
    }

    private static AssumedRole role(Profile profile, SessionName sessionName) {
        try {
            AssumedRole.Builder role = AssumedRole.called(sessionName)
                    .arn(profile.property(ProfileProperty.ROLE_ARN).orElse(""))
                    .externalId(profile.property(ProfileProperty.EXTERNAL_ID).orElse(null))
                    .duration(duration(profile))
                    .mfa(profile.property(ProfileProperty.MFA_SERIAL).orElse(null));
            profile.property(ProfileProperty.ROLE_SESSION_NAME).ifPresent(role::sessionName);
            return role.build();
        } catch (MalformedException e) {
            throw wrong(profile, e);
        }
    }

    private static @Nullable Duration duration(Profile profile) {
        Optional<String> seconds = profile.property(ProfileProperty.DURATION_SECONDS);
        if (seconds.isEmpty()) {
            return null;
        }
        try {
            return Duration.ofSeconds(Integer.parseInt(seconds.get()));
        } catch (NumberFormatException e) {
            throw wrong(profile, new MalformedException("bad duration_seconds " + Quoted.of(seconds.get())));
        }
    }

    private static @Nullable MfaSerial mfa(Profile profile) {
        try {
            return profile.property(ProfileProperty.MFA_SERIAL)
                    .map(MfaSerial::new)
                    .orElse(null);
        } catch (MalformedException e) {
            throw wrong(profile, e);
        }
    }

    private static Misconfigured wrong(Profile profile, MalformedException problem) {
        return new Misconfigured(
                "profile " + Quoted.of(profile.name()) + ": " + problem.getMessage(),
                "correct it in the AWS configuration files",
                null);
    }
}
