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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * What a profile says about roles that the SDK for Java does not do by itself: it defines {@code mfa_serial} and
 * {@code duration_seconds}, and never reads them (aws/aws-sdk-java-v2#995). A role that has one of them is assumed here; any other
 * is left to the SDK.
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
        return of(ProfileFile.defaultProfileFile(), name, named, sessionName);
    }

    /** What the profile {@code name} of {@code file} says; {@code named} is who stays in charge where it says nothing. */
    static ProfileRoles of(ProfileFile file, String name, @Nullable String named, SessionName sessionName) {
        List<AssumedRole> roles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Profile profile = file.profile(name).orElse(null);
        while (profile != null && isOurs(profile) && seen.add(profile.name())) {
            roles.add(0, role(profile, sessionName));
            Profile current = profile;
            String source = profile.property(ProfileProperty.SOURCE_PROFILE)
                    .orElseThrow(() -> new Misconfigured(
                            "profile " + Quoted.of(current.name()) + " has a role and no source_profile",
                            "name the profile whose user has the MFA device",
                            null));
            profile = file.profile(source)
                    .orElseThrow(() -> new Misconfigured(
                            "profile " + Quoted.of(current.name()) + " has the source_profile " + Quoted.of(source)
                                    + ", which does not exist",
                            "check the AWS configuration files",
                            null));
        }
        MfaSerial device = profile == null || !roles.isEmpty() ? null : mfa(profile);
        return new ProfileRoles(roles.isEmpty() || profile == null ? named : profile.name(), roles, device);
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

    private static boolean isOurs(Profile profile) {
        boolean more = profile.property(ProfileProperty.MFA_SERIAL).isPresent()
                || profile.property(ProfileProperty.DURATION_SECONDS).isPresent();
        return more && profile.property(ProfileProperty.ROLE_ARN).isPresent();
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
