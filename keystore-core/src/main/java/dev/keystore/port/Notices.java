package dev.keystore.port;

/** Takes what a person should know although nothing failed. Never a value. */
@FunctionalInterface
public interface Notices {
    /** Nobody listens. */
    Notices IGNORED = text -> {};

    void say(String text);
}
