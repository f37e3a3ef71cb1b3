package dev.keystore.secret;

/** Which version of a secret is meant. */
public sealed interface Selector {
    /** The current version. */
    Selector LATEST = new Latest();

    /** What {@code text} says behind an {@code @}: a number, a label or {@code latest}. Throws {@link MalformedException}. */
    static Selector of(String text) {
        if (text.equals(Label.LATEST)) {
            return LATEST;
        }
        boolean number = !text.isEmpty() && Character.isDigit(text.charAt(0));
        return number ? new AtVersion(Version.of(text)) : new AtLabel(new Label(text));
    }

    /** The current version. */
    record Latest() implements Selector {
        @Override
        public String toString() {
            return Label.LATEST;
        }
    }

    /** Exactly this version. */
    record AtVersion(Version version) implements Selector {
        @Override
        public String toString() {
            return version.toString();
        }
    }

    /** The version that the label stands at. */
    record AtLabel(Label label) implements Selector {
        @Override
        public String toString() {
            return label.toString();
        }
    }

    /**
     * Exactly this version with exactly this history, as it was once read and written down: in a store that has another, or has lost it,
     * reading is {@code Tampered} instead of {@code NotFound}. Never said in text.
     */
    record Pinned(Version version, Chain chain) implements Selector {
        @Override
        public String toString() {
            return version.toString();
        }
    }
}
