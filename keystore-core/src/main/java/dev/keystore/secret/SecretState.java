package dev.keystore.secret;

import java.util.Locale;

/** What has become of a secret, or of one of its versions. */
public enum SecretState {
    /** It has a value. */
    LIVE,
    /** It was deleted and can be brought back. */
    DELETED,
    /** Its envelope is gone for good. */
    DESTROYED;

    /** The state that {@code word} says. Throws {@link MalformedException}. */
    public static SecretState of(String word) {
        for (SecretState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new MalformedException("bad state " + Quoted.of(word) + ": live, deleted or destroyed");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
