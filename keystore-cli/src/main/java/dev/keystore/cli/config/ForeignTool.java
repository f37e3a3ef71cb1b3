package dev.keystore.cli.config;

/** A tool whose secrets can be taken over. */
public enum ForeignTool {
    CREDSTASH("credstash"),
    STELLIGENT_KEYSTORE("stelligent-keystore");

    private final String word;

    ForeignTool(String word) {
        this.word = word;
    }

    /** What it is called in options and tags. */
    public String word() {
        return word;
    }
}
