package dev.keystore.port;

/** Which writer's way of counting blocks the values of a credstash table follow. What is written cannot tell by itself. */
public enum CredstashDialect {
    /** As credstash counts; a value that is text only as rucredstash counts is refused. */
    LIKELY,
    /** As credstash counts, whatever comes of it. */
    CREDSTASH,
    /** As rucredstash counts since 0.9.1; a value that is text only as credstash counts is refused. */
    RUCREDSTASH
}
