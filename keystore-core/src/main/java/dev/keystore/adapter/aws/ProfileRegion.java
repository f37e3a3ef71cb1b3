package dev.keystore.adapter.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/** The region that a profile names. */
public final class ProfileRegion {
    private ProfileRegion() {}

    /** That of {@code profile}, or of the one in use where that is null; empty if it names none. */
    public static Optional<String> of(@Nullable String profile) {
        String name = profile == null
                ? ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse("default")
                : profile;
        return ProfileFile.defaultProfileFile().profile(name).flatMap(found -> found.property(ProfileProperty.REGION));
    }
}
