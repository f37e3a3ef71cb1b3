package dev.keystore.port;

/** Takes what a person should know although nothing failed. Never a value. */
@FunctionalInterface
public interface Notices {
    /** Nobody listens. */
    Notices IGNORED = text -> {};

    void say(String text);

    /** What only somebody who looks for a fault wants to know. Not heard unless somebody listens for it. */
    default void detail(String text) {}
}
